// Buttons [data-keep="<folder>/<id>"] on cards and pages, and the way to the collection [data-kp-tray] with its number.
// a11y.mjs marks a page with working scripts before the first paint; without them the style sheet shows neither.

import { announce } from "../shared/live.mjs";
import { counted } from "../shared/russian.mjs";
import { MOST_ITEMS, has, toggle } from "./logic.mjs";
import { collectionStore } from "./store.mjs";

export const WORDS = Object.freeze({ true: "В подборке", false: "В подборку" });

export function mountKeep() {
  const store = collectionStore();
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-keep]");
    if (button) press(store, button.dataset.keep);
  });
  store.listen(show);
}

function press(store, id) {
  const before = store.read();
  if (!has(before, id) && before.items.length >= MOST_ITEMS) {
    announce(`В подборке уже ${MOST_ITEMS} материалов: больше не поместится`);
    return;
  }
  store.change((collection) => toggle(collection, id));
  const { items } = store.read();
  announce(`${has(store.read(), id) ? "Добавлено в подборку" : "Убрано из подборки"}. В ней ${counted(items.length, "материал", "материала", "материалов")}`);
}

function show(collection) {
  for (const button of document.querySelectorAll("[data-keep]")) {
    const kept = has(collection, button.dataset.keep);
    button.toggleAttribute("data-kept", kept);
    button.textContent = WORDS[kept];
  }
  for (const tray of document.querySelectorAll("[data-kp-tray]")) tray.textContent = collection.items.length || "";
}
