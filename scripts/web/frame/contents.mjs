// The contents beside the text: open where there is room for a column, with a mark at the heading being read.

import { readIndex } from "./logic.mjs";

/** The width from which style.css gives the contents a column of their own. */
const WIDE = "(min-width: 70em)";

export function mountContents() {
  const box = document.querySelector("[data-kp-toc]");
  if (!box) return;
  const wide = window.matchMedia(WIDE);
  const fit = () => {
    // Over the text, unfolding would shift it: with large type the contents have no column even on a wide screen.
    box.open = wide.matches && getComputedStyle(box.parentElement).position === "sticky";
  };
  fit();
  if (wide.addEventListener) wide.addEventListener("change", fit);
  follow([...box.querySelectorAll("a")]);
}

function follow(links) {
  const pairs = links
    .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter(({ heading }) => heading);
  let waiting = false;
  const mark = () => {
    waiting = false;
    const read = readIndex(pairs.map(({ heading }) => heading.getBoundingClientRect().top));
    pairs.forEach(({ link }, index) => {
      if (index === read) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  };
  window.addEventListener("scroll", later, { passive: true });
  later();
}
