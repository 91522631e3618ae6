// For a school's own site: <div data-kopilka="risk:kadry"></div><script src="…/assets/kopilka/embed.js" defer></script>
// It loads plain scripts of the base's site and nothing else: no cookies, no storage, no counting.

import { asked, chosen, rootOf } from "./logic.mjs";
import { draw } from "./view.mjs";

const ROOT = rootOf(document.currentScript ? document.currentScript.src : "");

function load(name) {
  const known = (self.kopilkaData || {})[name];
  if (known) return Promise.resolve(known);
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${ROOT}assets/data/${name}.js`;
    script.onload = () => (self.kopilkaData && self.kopilkaData[name] ? resolve(self.kopilkaData[name]) : reject(new Error(name)));
    script.onerror = () => reject(new Error(name));
    document.head.append(script);
  });
}

function show() {
  for (const place of document.querySelectorAll("[data-kopilka]")) {
    const wish = asked(place.dataset.kopilka);
    if (!wish) continue;
    load(wish.list).then(
      (list) => {
        const found = chosen(list, wish, ROOT, place.dataset.count);
        if (found) draw(place, found);
      },
      () => {}, // what the school wrote inside the element stays
    );
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
else show();
