// A Word file of a document told in neutral blocks. The library that writes it is asked for only when it is wanted.
//
// document: { title, blocks, titlePage? } where a block is one of
//   { type: "heading", level: 1–4, text, newPage? }
//   { type: "paragraph", text | runs, style? }      runs: [{ text, bold?, italic? }]; styles are those of word/styles.mjs
//   { type: "list", items, ordered? }               an item is a text or runs
//   { type: "table", head?, rows, widths?, plain? } a cell is a text (a line a paragraph) or runs; widths in any one unit;
//                                                   plain: no lines
//   { type: "section", landscape }                  what follows starts on a new page of that orientation
//   { type: "contents", newPage? }                  a field with its entries and their likely pages already in it
//   { type: "pageBreak" }
// titlePage: the first page carries no number.

import { loadScript } from "./data.mjs";
import { saveFile } from "./files.mjs";

/** Saves the document under the name («Программа.docx»); rejects with a Russian message where the library did not load. */
export async function saveWord(name, document) {
  const { toBlob } = await loadScript("assets/kopilka/word.js", () => self.kopilkaWord);
  const hasContents = document.blocks.some(({ type }) => type === "contents");
  // Without the pages the contents still have their entries, and Word fills the rest in.
  const { estimatePageNumbers } = hasContents ? await loadScript("assets/kopilka/pages.js", () => self.kopilkaPages).catch(() => ({})) : {};
  saveFile(name, await toBlob(document, estimatePageNumbers));
}
