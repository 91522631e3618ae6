// Blocks of shared/word.mjs on the page: what is printed is what Word gets.

import { html } from "../../shared/dom.mjs";

export function Blocks({ blocks, head = null }) {
  // On the page no level of headings may be skipped; the document skips one to keep Word's contents short. What follows the
  // heading of a chapter stands below it.
  let above = blocks[0]?.type === "heading" && blocks[0].level === 1 ? [] : [1];
  return blocks.map((block, at) => {
    if (block.type === "heading") above = [...above.filter((level) => level < block.level), block.level];
    return html`<${Block} key=${at} block=${block.type === "heading" ? { ...block, level: above.length } : block} head=${at === 0 ? head : null} />`;
  });
}

// The page has its own headings of the first two levels.
/** A line to be filled by hand. */
const BLANK = /^_+$/;
const LEVELS = ["h3", "h4", "h5", "h6"];

function Block({ block, head }) {
  if (block.type === "heading") {
    const Tag = LEVELS[block.level - 1];
    return html`<${Tag} class=${block.newPage ? "kc-newpage" : undefined}>${head || block.text}<//>`;
  }
  if (block.type === "paragraph") return lines(block.runs || block.text).map((line) => html`<p class="kc-${(block.style || "text").toLowerCase()}${BLANK.test(line) ? " kc-blank" : ""}">${line}</p>`);
  if (block.type === "list") return html`<ul>${block.items.map((item) => html`<li>${lines(item)}</li>`)}</ul>`;
  if (block.type === "table") return html`<${Table} ...${block} />`;
  return null;
}

function Table({ head, rows, plain = false }) {
  const cells = (row) => row.map((cell) => lines(cell).map((line) => html`<div>${line}</div>`));
  const side = !head && !plain;
  const isWide = rows[0] && rows[0].length > 3;
  return html`<div class=${isWide ? "kc-scroll" : undefined} tabindex=${isWide ? "0" : undefined}><table class=${plain ? "kc-table kc-table--plain" : "kc-table"}>
    ${head && html`<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>`}
    <tbody>${rows.map((row) => html`<tr>${cells(row).map((cell, at) => (side && at === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>`)}</tbody></table></div>`;
}

function lines(content) {
  if (Array.isArray(content)) return [content.map(({ text, bold }) => (bold ? html`<strong>${text}</strong>` : text))];
  return String(content ?? "").split("\n");
}
