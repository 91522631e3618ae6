// Each kind of block → paragraphs and tables of docx.

import {
  BorderStyle, HeadingLevel, PageBreak, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableOfContents, TableRow, TextRun, WidthType,
} from "docx";
import { BULLETS, NUMBERS } from "./styles.mjs";

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];
const CONTENTS = "Содержание";
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "808080" };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE, insideHorizontal: NO_LINE, insideVertical: NO_LINE };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE };

/** Text without the characters that XML refuses (control characters, halves of pairs): with them Word opens no file. */
export function clean(text) {
  // With the flag u a surrogate matches only where its pair is missing.
  return String(text ?? "").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu, "");
}

/** Turns blocks into children of a section, in order; it counts the ordered lists, each of which starts from one. */
export class Blocks {
  #lists = 0;

  /** @param width of the text in twips. Throws on a block of an unknown type: that is a slip of the caller's. */
  of(block, width) {
    const make = { heading, paragraph, list: (own) => this.#list(own), table, pageBreak, contents }[block.type];
    if (!make) throw new Error(`Неизвестный вид блока документа: ${block.type}`);
    return make(block, width);
  }

  #list({ items, ordered = false }) {
    const numbering = { reference: ordered ? NUMBERS : BULLETS, level: 0, instance: ordered ? (this.#lists += 1) : 0 };
    return items.flatMap((item) => lines(item).map((children, index) => (
      new Paragraph({ style: "ListParagraph", children, ...(index === 0 ? { numbering } : { indent: { left: 567 } }) })
    )));
  }
}

function heading({ level, text, newPage = false }) {
  const own = LEVELS[Math.min(Math.max(level, 1), LEVELS.length) - 1];
  return [new Paragraph({ heading: own, pageBreakBefore: newPage, children: [new TextRun(clean(text))] })];
}

function paragraph({ text, runs, style }) {
  return lines(runs || text).map((children) => new Paragraph({ ...(style ? { style } : {}), children }));
}

function pageBreak() {
  return [new Paragraph({ children: [new PageBreak()] })];
}

function contents({ newPage = false }) {
  return [
    new Paragraph({ style: "ContentsTitle", pageBreakBefore: newPage, children: [new TextRun(CONTENTS)] }),
    new TableOfContents(CONTENTS, { hyperlink: true, headingStyleRange: "1-2" }),
  ];
}

function table({ head, rows, widths, plain = false }, width) {
  const columns = share(widths || (head || rows[0]).map(() => 1), width);
  const header = head?.length ? [row(head, columns, true)] : [];
  return [
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: columns,
      layout: TableLayoutType.FIXED,
      borders: plain ? NO_BORDERS : BORDERS,
      margins: { top: 40, bottom: 40, left: 85, right: 85 },
      rows: [...header, ...rows.map((cells, at) => row(cells, columns, false, staysWithNext(at, rows.length, Boolean(head))))],
    }),
    new Paragraph({ style: "AfterTable" }), // two tables in a row would merge, and Word wants a paragraph after the last one
  ];
}

/** The last row of a table does not stand alone on a page, nor its first; a table without a head does not begin with labels alone. */
function staysWithNext(at, count, hasHead) {
  return count > 3 && (at === 0 || at === count - 2 || (at === 1 && !hasHead));
}

function share(weights, width) {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => Math.round((weight / sum) * width));
}

function row(cells, columns, isHead, keepNext = false) {
  return new TableRow({
    ...(isHead ? { tableHeader: true } : {}),
    cantSplit: true,
    children: columns.map((size, index) => new TableCell({
      width: { size, type: WidthType.DXA },
      ...(isHead ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: "EDEDED" } } : {}),
      children: lines(cells[index] ?? "").map((children) => new Paragraph({ style: isHead ? "TableHead" : "TableText", children, ...(keepNext ? { keepNext } : {}) })),
    })),
  });
}

/** A text line by line, or runs: each item is the children of one paragraph. */
function lines(content) {
  if (Array.isArray(content)) return [content.map(({ text, bold, italic }) => new TextRun({ text: clean(text), bold, italics: italic }))];
  return clean(content).split(/\r\n|\r|\n/).map((line) => (line ? [new TextRun(line)] : []));
}
