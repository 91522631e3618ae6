// The page of the web form: says whether the form can be opened here, and opens it. The form itself comes with the first press
// of the button, or at once where the address already names a place inside it.

import { expanded, isLocal, obstacle } from "./logic.mjs";

/** Where Sveltia keeps what its user has chosen. */
const PREFERENCES = "sveltia-cms.prefs";
/** Everybody is spoken to in Russian, and Escape, which also closes a list, does not close a half-filled form. */
const PREFERRED = { locale: "ru", closeWithEscape: false };

const page = document.querySelector("[data-store]");
const button = document.querySelector("[data-open]");
const told = document.querySelector("[data-obstacle]");

const why = obstacle({
  store: page.dataset.store,
  protocol: location.protocol,
  secure: isSecureContext,
  local: isLocal(location.hostname),
  picker: "showDirectoryPicker" in window,
});
told.textContent = why;
told.hidden = !why;
if (!why) {
  button.hidden = false;
  button.addEventListener("click", open);
  if (location.hash.startsWith("#/")) open();
}

async function open() {
  button.disabled = true;
  told.hidden = false;
  told.textContent = "Форма загружается…";
  prefer();
  try {
    const [config, { default: CMS }] = await Promise.all([fetchConfig(), import("@sveltia/cms")]);
    giveWay();
    CMS.init({ config });
  } catch (error) {
    console.error(error);
    told.textContent = "Форма не загрузилась. Проверьте связь и нажмите ещё раз.";
    button.disabled = false;
  }
}

async function fetchConfig() {
  const answer = await fetch("config.json", { cache: "no-cache" });
  if (!answer.ok) throw new Error(`config.json: ${answer.status}`);
  return expanded(await answer.json());
}

/** Sets what its user has not chosen yet. Sveltia reads it while it is loaded. */
function prefer() {
  try {
    if (!localStorage.getItem(PREFERENCES)) localStorage.setItem(PREFERENCES, JSON.stringify(PREFERRED));
  } catch {
    // Without storage the form speaks the language of the browser.
  }
}

/** Takes the page and its styles away, all but the faces: the form has styles of its own and fills the whole window. */
function giveWay() {
  for (const sheet of document.styleSheets) {
    for (let at = sheet.cssRules.length - 1; at >= 0; at -= 1) {
      if (!(sheet.cssRules[at] instanceof CSSFontFaceRule)) sheet.deleteRule(at);
    }
  }
  document.body.replaceChildren();
  // Without a repository there is nothing to sign in to, but Sveltia offers it all the same.
  if (!page.dataset.store) document.head.append(style(".buttons > .button.secondary { display: none }"));
}

function style(text) {
  const made = document.createElement("style");
  made.textContent = text;
  return made;
}
