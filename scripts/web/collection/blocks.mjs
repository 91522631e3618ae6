// The pages of a collection as the neutral blocks of shared/word.mjs: what a page shows, in the same order.

import { titleOf } from "./logic.mjs";

const HEADING = /^H([1-4])$/;
const INLINE = /^(A|ABBR|B|BR|CITE|CODE|DEL|EM|I|IMG|KBD|MARK|Q|S|SMALL|SPAN|STRONG|SUB|SUMMARY|SUP|SVG|TIME)$/i;
const BOLD = /^(B|STRONG|DT|TH)$/;
const ITALIC = /^(EM|I|CITE)$/;

/** The blocks of the whole document: title, contents, then every material on a page of its own with the reader's note. */
export function blocksOf(collection, parts) {
  const notes = new Map(collection.items.map(({ id, note }) => [id, note]));
  return [
    { type: "heading", level: 1, text: titleOf(collection) },
    { type: "list", ordered: true, items: parts.map(({ row }) => row.title) },
    ...parts.flatMap(({ row, content }) => [
      { type: "heading", level: 1, text: row.title, newPage: true },
      { type: "paragraph", runs: [{ text: row.label, italic: true }] },
      ...(notes.get(row.id) ? [{ type: "paragraph", runs: [{ text: "Заметка. ", bold: true }, { text: notes.get(row.id) }] }] : []),
      ...within(content),
    ]),
  ];
}

/** The blocks of an element's children; runs of text between them become paragraphs. */
function within(element) {
  const blocks = [];
  let line = [];
  const end = () => {
    const runs = tidy(line);
    if (runs.length) blocks.push({ type: "paragraph", runs });
    line = [];
  };
  for (const node of element.childNodes) {
    if (node.nodeType === 3 || (node.nodeType === 1 && INLINE.test(node.tagName))) line.push(...runsOf(node));
    else if (node.nodeType === 1) {
      end();
      blocks.push(...block(node));
    }
  }
  end();
  return blocks;
}

function block(element) {
  const name = element.tagName;
  const heading = HEADING.exec(name);
  if (heading) {
    // The title of the page has been said; what is below it keeps its place under it.
    return heading[1] === "1" || !wordsOf(element) ? [] : [{ type: "heading", level: Number(heading[1]), text: wordsOf(element) }];
  }
  if (name === "P") return paragraph(element);
  if (name === "UL" || name === "OL") return list(element);
  if (name === "TABLE") return table(element);
  if (name === "DL") return pairs(element);
  return within(element);
}

function paragraph(element) {
  const runs = tidy([...element.childNodes].flatMap((node) => runsOf(node)));
  // The tab over a material says what the line under its title says already.
  return runs.length && !element.classList.contains("kp-head__tab") ? [{ type: "paragraph", runs }] : [];
}

/** Plain items are a list; items with headings, tables and paragraphs of their own are told one after another. */
function list(element) {
  const items = [...element.children].filter((item) => item.tagName === "LI");
  if (items.every((item) => !item.querySelector("p + p, h3, h4, table, ul, ol, dl"))) {
    const told = items.map((item) => tidy(runsOf(item))).filter((runs) => runs.length);
    return told.length ? [{ type: "list", ordered: element.tagName === "OL", items: told }] : [];
  }
  return items.flatMap((item, index) => numbered(within(item), element.tagName === "OL" ? `${index + 1}. ` : ""));
}

function numbered(blocks, number) {
  const [first, ...rest] = blocks;
  if (!first || !number) return blocks;
  if (first.text !== undefined) return [{ ...first, text: number + first.text }, ...rest];
  return first.runs ? [{ ...first, runs: [{ text: number }, ...first.runs] }, ...rest] : blocks;
}

function table(element) {
  const lines = [...element.rows].map((row) => [...row.cells].map(wordsOf));
  const head = element.tHead && element.tHead.rows.length ? lines.shift() : [];
  const columns = Math.max(head.length, ...lines.map((cells) => cells.length), 0);
  return columns ? [{ type: "table", head, rows: lines, widths: new Array(columns).fill(1) }] : [];
}

/** Names and values (the card of a material) as a table of two columns. */
function pairs(element) {
  const rows = [];
  for (const part of element.querySelectorAll("dt, dd")) {
    if (part.tagName === "DT") rows.push([wordsOf(part), ""]);
    else if (rows.length) rows[rows.length - 1][1] += `${rows[rows.length - 1][1] ? "\n" : ""}${wordsOf(part)}`;
  }
  return rows.length ? [{ type: "table", head: [], rows, widths: [1, 3] }] : [];
}

function runsOf(node, bold = false, italic = false) {
  if (node.nodeType === 3) return [{ text: node.data.replace(/\s+/g, keepNoBreak), bold, italic }];
  if (node.nodeType !== 1) return [];
  if (node.tagName === "BR") return [{ text: " ", bold, italic }];
  if (node.tagName === "IMG" || node.tagName.toLowerCase() === "svg") return described(node);
  const between = INLINE.test(node.tagName) ? [] : [{ text: " " }];
  return [...between, ...[...node.childNodes].flatMap((child) => runsOf(child, bold || BOLD.test(node.tagName), italic || ITALIC.test(node.tagName))), ...between];
}

/** A picture is told by its description. */
function described(node) {
  const words = node.getAttribute("alt") || node.getAttribute("aria-label");
  return words ? [{ text: `[Рисунок: ${words}]`, italic: true }] : [];
}

/** Runs without doubled blanks, blanks at the ends and empty pieces. */
function tidy(runs) {
  const kept = [];
  for (const run of runs) {
    const last = kept[kept.length - 1];
    const text = !last || / $/.test(last.text) ? run.text.replace(/^ +/, "") : run.text;
    if (text) kept.push({ text, ...(run.bold ? { bold: true } : {}), ...(run.italic ? { italic: true } : {}) });
  }
  if (kept.length) kept[kept.length - 1].text = kept[kept.length - 1].text.replace(/ +$/, "");
  return kept.filter(({ text }) => text);
}

function wordsOf(element) {
  return tidy(runsOf(element)).map(({ text }) => text).join("");
}

function keepNoBreak(blank) {
  return blank === "\u00a0" ? blank : " ";
}
