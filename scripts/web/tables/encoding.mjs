// Bytes of a file that people call a table: what they are, and as what letters they read.

import { TableFault } from "./fault.mjs";

const SIGNATURES = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: "zip" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], fault: "Это книга старого Excel (.xls). Откройте её и сохраните как «Книга Excel (.xlsx)» или CSV." },
  { bytes: [0x25, 0x50, 0x44, 0x46], fault: "Это PDF, а не таблица. Нужен файл CSV или Excel (.xlsx)." },
  { bytes: [0x89, 0x50, 0x4e, 0x47], fault: "Это картинка, а не таблица. Нужен файл CSV или Excel (.xlsx)." },
  { bytes: [0xff, 0xd8, 0xff], fault: "Это фотография, а не таблица. Нужен файл CSV или Excel (.xlsx)." },
  { bytes: [0x52, 0x61, 0x72, 0x21], fault: "Это архив RAR. Распакуйте его и выберите файл CSV или Excel (.xlsx)." },
];
const MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], name: "utf-8" },
  { bytes: [0xff, 0xfe], name: "utf-16le" },
  { bytes: [0xfe, 0xff], name: "utf-16be" },
];
/** What no text table holds: control characters other than tab and the ends of lines. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/;
const NOT_TEXT = "В файле не текст и не книга Excel: таблицы в нём нет. Нужен файл CSV или Excel (.xlsx).";

const starts = (bytes, mark) => mark.every((byte, index) => bytes[index] === byte);

/** "zip" for what may be a book of Excel, "text" for the rest; throws TableFault for what cannot be a table. */
export function kindOf(bytes) {
  if (bytes.length === 0) throw new TableFault("Файл пуст: в нём ни одного байта.");
  const known = SIGNATURES.find((signature) => starts(bytes, signature.bytes));
  if (known && known.fault) throw new TableFault(known.fault);
  return known ? known.kind : "text";
}

/** The text of the bytes: by their mark, else UTF-8, else Windows-1251, in which Russian Excel saves CSV. */
export function decode(bytes) {
  const mark = MARKS.find((known) => starts(bytes, known.bytes));
  if (mark) return checked(new TextDecoder(mark.name).decode(bytes));
  if (bytes.subarray(0, 1000).includes(0)) return checked(new TextDecoder("utf-16le").decode(bytes));
  try {
    return checked(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TableFault) throw error;
    return checked(new TextDecoder("windows-1251").decode(bytes));
  }
}

function checked(text) {
  if (CONTROL.test(text.slice(0, 100_000))) throw new TableFault(NOT_TEXT);
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(text)) {
    throw new TableFault("Это веб-страница под видом таблицы. Откройте её в Excel и сохраните как «Книга Excel (.xlsx)» или CSV.");
  }
  return text;
}
