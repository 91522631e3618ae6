// Light or dark: as the system says until the reader chooses. The choice is `data-kp-tone` on <html> and one stored word.

import { announce } from "../shared/live.mjs";
import { DARK, LIGHT, TONE_KEY, toneOf, toStore } from "./logic.mjs";

const system = window.matchMedia("(prefers-color-scheme: dark)");

/** Puts the tone on <html> at once; returns { mount }, which arms the button when the page is there. */
export function startTone(storage) {
  let stored = storage.read(TONE_KEY);
  const tone = () => toneOf(stored, system.matches);
  const show = () => document.documentElement.setAttribute("data-kp-tone", tone());
  show();

  const mount = () => {
    const button = document.querySelector("[data-kp-tone-switch]");
    if (!button) return;
    const tell = () => {
      show();
      button.setAttribute("aria-pressed", String(tone() === DARK));
    };
    button.addEventListener("click", () => {
      const next = tone() === DARK ? LIGHT : DARK;
      stored = toStore(next, system.matches);
      if (stored === null) storage.remove(TONE_KEY);
      else storage.write(TONE_KEY, stored);
      tell();
      announce(next === DARK ? "Фон тёмный" : "Фон светлый");
    });
    window.addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      stored = storage.read(TONE_KEY);
      tell();
    });
    if (system.addEventListener) system.addEventListener("change", tell);
    tell();
  };
  return { mount };
}
