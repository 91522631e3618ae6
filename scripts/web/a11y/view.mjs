// The panel: [data-kp-access] in the theme holds the button and an empty place; the settings are made when it is opened.

import { announce } from "../shared/live.mjs";
import { DEFAULTS, SETTINGS, attributes, change, instead, said } from "./logic.mjs";

/** Puts a choice on <html>; a11y.css does the rest. */
export function apply(choice) {
  for (const [name, value] of attributes(choice)) {
    if (value === null) document.documentElement.removeAttribute(name);
    else document.documentElement.setAttribute(name, value);
  }
}

/** Arms the button; returns { show }, which sets the page and the panel to a choice. */
export function mount(choice, keep) {
  const place = document.querySelector("[data-kp-access]");
  if (!place) return { show: apply };
  const opener = place.querySelector("[data-kp-open]");
  const panel = document.getElementById(opener.getAttribute("aria-controls"));

  const show = (next) => {
    choice = next;
    apply(choice);
    describePictures(choice.pictures === "off");
    for (const box of panel.querySelectorAll("input")) box.checked = choice[settingOf(box)] === box.value;
  };
  const set = (next, words) => {
    show(next);
    keep(next);
    announce(words);
  };
  const open = (isOpen) => {
    if (isOpen && !panel.firstChild) panel.append(...content());
    if (isOpen) show(choice);
    panel.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
  };

  opener.addEventListener("click", () => open(panel.hidden));
  panel.addEventListener("change", ({ target }) => {
    set(change(choice, settingOf(target), target.value), said(settingOf(target), target.value));
  });
  panel.addEventListener("click", ({ target }) => {
    const action = target.getAttribute("data-kp-do");
    if (action === "reset") set(DEFAULTS, "Настройки сброшены: страница выглядит как обычно");
    if (action === "close") close();
  });
  place.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  const close = () => {
    open(false);
    opener.focus();
  };
  show(choice);
  return { show };
}

function content() {
  const fields = element("div", "kp-access__settings");
  fields.append(...SETTINGS.map(group));
  const buttons = element("div", "kp-access__buttons");
  buttons.append(button("reset", "Сбросить"), button("close", "Закрыть"));
  return [fields, buttons];
}

/** A real group of radio buttons: arrows choose, the legend names it. */
function group({ name, title, options }) {
  const fieldset = element("fieldset", `kp-access__group kp-access__group--${name}`);
  const legend = element("legend", "kp-access__title");
  legend.textContent = title;
  fieldset.append(legend);
  for (const value of Object.keys(options)) fieldset.append(option(name, value, options[value]));
  return fieldset;
}

function option(name, value, words) {
  const label = element("label", "kp-access__option");
  const box = element("input", "");
  box.type = "radio";
  box.name = `kp-${name}`;
  box.value = value;
  box.autocomplete = "off"; // Firefox would restore it by position over what is stored
  const text = element("span", "");
  text.textContent = words;
  if (name === "scheme") label.setAttribute("data-kp-sample", value);
  label.append(box, text);
  return label;
}

function button(action, words) {
  const made = element("button", "kp-access__button");
  made.type = "button";
  made.textContent = words;
  made.setAttribute("data-kp-do", action);
  return made;
}

/** With pictures off, a11y.css hides them; here their descriptions take their place, once. */
function describePictures(off) {
  for (const old of document.querySelectorAll(".kp-instead")) old.remove();
  if (!off) return;
  for (const picture of document.querySelectorAll("main img, main svg[role=img]")) {
    const words = instead(picture.getAttribute("alt") || picture.getAttribute("aria-label"));
    if (!words) continue;
    const text = element("span", "kp-instead");
    text.textContent = words;
    picture.after(text);
  }
}

function settingOf(box) {
  return box.name.replace(/^kp-/, "");
}

function element(name, className) {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}
