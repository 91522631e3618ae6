// The whole document on the page. On a phone its chapters are folded, so that the titles come first and make the contents;
// on a wide screen and on paper nothing is ever folded (style.css).

import { useEffect, useState } from "preact/hooks";
import { html } from "../../shared/dom.mjs";
import { Blocks } from "./blocks.mjs";
import { Button } from "./fields.mjs";

/** The same width at which style.css hides a folded chapter. */
const NARROW = "(max-width: 44.9375em)";

export function Chapters({ blocks }) {
  const [title, ...chapters] = cut(blocks);
  const narrow = useNarrow();
  const [open, setOpen] = useState(() => new Set());
  const all = open.size === chapters.length;
  const fold = (at) => setOpen((were) => {
    const now = new Set(were);
    if (!now.delete(at)) now.add(at);
    return now;
  });
  return html`<article class="kc-document" aria-label="Документ">
    <${Blocks} blocks=${title} />
    ${narrow && html`<p class="kc-fold"><${Button} onClick=${() => setOpen(new Set(all ? [] : chapters.keys()))}>${all ? "Свернуть главы" : "Развернуть все главы"}<//></p>`}
    ${chapters.map(([heading, ...body], at) => html`<section key=${at} class="kc-chapter">
      <${Blocks} blocks=${[heading]} head=${narrow && html`<button type="button" class="kc-chapter__name" aria-expanded=${open.has(at)} aria-controls=${`kc-chapter-${at}`} onClick=${() => fold(at)}>${heading.text}</button>`} />
      <div id=${`kc-chapter-${at}`} data-folded=${open.has(at) ? undefined : ""}><${Blocks} blocks=${body} /></div>
    </section>`)}
  </article>`;
}

/** What stands before the first chapter, and the chapters: each begins with a heading of the first level. */
function cut(blocks) {
  const parts = [[]];
  for (const block of blocks) {
    if (block.type === "heading" && block.level === 1) parts.push([]);
    parts[parts.length - 1].push(block);
  }
  return parts;
}

function useNarrow() {
  const [query] = useState(() => window.matchMedia(NARROW));
  const [narrow, setNarrow] = useState(query.matches);
  useEffect(() => {
    const follow = () => setNarrow(query.matches);
    if (!query.addEventListener) return undefined;
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, [query]);
  return narrow;
}
