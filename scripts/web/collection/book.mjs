// A collection as one document: the pages of its materials read one after another, cleaned of what only a screen needs.

import { addressOf } from "../shared/address.mjs";
import { readPage } from "../shared/content.mjs";
import { titleOf } from "./logic.mjs";

/** Buttons and ways out of a page, which paper does not need. */
const ON_SCREEN = "script, style, button, input, nav, [hidden], .kp-hidden, .kp-tools, .kp-cite, [data-print-skip]";
const BOOK = "kp-book";

/** The contents of the pages, [{ row, content }], and the rows whose pages did not open; `tell` hears how many are done. */
export async function readParts(rows, tell) {
  const parts = [];
  const failed = [];
  for (const row of rows) {
    tell(parts.length + failed.length);
    try {
      parts.push({ row, content: tidy(await readPage(addressOf(row.path))) });
    } catch {
      failed.push(row);
    }
  }
  return { parts, failed };
}

function tidy(content) {
  for (const gone of content.querySelectorAll(ON_SCREEN)) gone.remove();
  for (const folded of content.querySelectorAll("details")) folded.open = true;
  for (const named of content.querySelectorAll("[id]")) named.removeAttribute("id"); // one document must not have an id twice
  return content;
}

/** Puts the document at the end of the page, where only a printer sees it. */
export function showBook(collection, parts) {
  const old = document.getElementById(BOOK);
  if (old) old.remove();
  const book = document.createElement("article");
  book.id = BOOK;
  book.className = BOOK;
  book.append(heading(collection, parts), ...parts.map((part) => partOf(collection, part)));
  document.body.append(book);
  document.documentElement.setAttribute("data-kp-book", "");
}

function heading(collection, parts) {
  const head = element("header", `${BOOK}__head`);
  const list = element("ol", `${BOOK}__contents`);
  list.append(...parts.map(({ row }) => element("li", "", row.title)));
  head.append(element("h1", "", titleOf(collection)), list);
  return head;
}

function partOf(collection, { row, content }) {
  const part = element("section", `${BOOK}__part`);
  const { note } = collection.items.find(({ id }) => id === row.id);
  if (note) part.append(element("p", `${BOOK}__note`, `Заметка: ${note}`));
  part.append(...[...content.childNodes].map((node) => document.importNode(node, true)));
  return part;
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
