// What the theme gives to the mouse only. Its menu and search open by labels of hidden checkboxes: here they get real buttons.

const BUTTONS = [
  { toggle: "__drawer", words: "Разделы сайта", into: ".md-sidebar--primary .md-nav__link[href]" },
  { toggle: "__search", words: "Поиск", into: ".md-search__input" },
];

/** The theme wraps a table of a curated page in a scroller that the keyboard must reach as well; it does so late. */
export function armTables() {
  for (const scroller of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (scroller.closest(".kp-table")) continue;
    scroller.tabIndex = 0;
    scroller.setAttribute("role", "group");
    scroller.setAttribute("aria-label", "Таблица");
  }
}

export function armFrame() {
  for (const plan of BUTTONS) addButton(plan);
  for (const link of document.querySelectorAll(".md-nav--primary a.md-nav__link--active")) link.setAttribute("aria-current", "page");
  for (const link of document.querySelectorAll(".md-tabs__item--active a")) link.setAttribute("aria-current", "true");
  // Inside the drawer the way back to the upper level is a label as well; the theme itself obeys Enter on a label.
  for (const label of document.querySelectorAll("nav[data-md-level]:not([data-md-level='0']) > .md-nav__title")) label.tabIndex = 0;
}

function addButton({ toggle, words, into }) {
  const box = document.getElementById(toggle);
  const label = document.querySelector(`label.md-header__button[for="${toggle}"]`);
  if (!box || !label) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} kp-header-button`;
  button.setAttribute("data-kp-for", toggle);
  button.setAttribute("aria-label", words);
  button.append(...[...label.childNodes].map((node) => node.cloneNode(true)));
  label.replaceWith(button);

  const tell = () => button.setAttribute("aria-expanded", String(box.checked));
  button.addEventListener("click", () => {
    box.click();
    const first = box.checked && [...document.querySelectorAll(into)].find((item) => item.getClientRects().length);
    if (first) first.focus({ preventScroll: true });
  });
  box.addEventListener("change", tell);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked || button.getClientRects().length === 0) return;
    box.click();
    button.focus();
  });
  tell();
}
