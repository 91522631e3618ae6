// A text as rows of cells: what separates them is found out, quotation marks are honoured. Rows keep their numbers.

import Papa from "papaparse";
import { decode, kindOf } from "./encoding.mjs";
import { TableFault } from "./fault.mjs";

const SEPARATORS = ["\t", ";", ",", "|"];
const LINE = "\n";
const LOOK = 30;
const SAMPLE = 100_000;
export const MOST_ROWS = 200_000;

/** Rows of a text (CSV of any kind, or cells copied from a spreadsheet); every cell is a trimmed text. */
export function readText(written) {
  // One end of line: the library would look for it through the whole text.
  const text = written.replace(/\r\n?/g, "\n");
  if (!text.trim()) throw new TableFault("Таблица пуста: ни одной строки с текстом.");
  const delimiter = separatorOf(text);
  if (!delimiter) {
    throw new TableFault("Столбец всего один: ни табуляции, ни «;», ни «,» между ячейками нет. Сохраните таблицу как CSV или .xlsx.");
  }
  const { data, errors } = Papa.parse(text, { delimiter, newline: LINE });
  const open = errors.find((error) => error.code === "MissingQuotes");
  if (open) throw new TableFault(`Строка ${(open.row || 0) + 1}: кавычка открыта и не закрыта, дальше ячейки не различить. Закройте её.`);
  return tidy(data);
}

/**
 * Rows of a file. `openBook` reads a book of Excel from bytes and is asked for only then.
 * Throws TableFault, in Russian, for whatever is not a table.
 */
export async function readFile(bytes, openBook) {
  if (kindOf(bytes) === "zip") return tidy(await openBook(bytes));
  return readText(decode(bytes));
}

/** Trimmed texts, no empty rows at the end, every row of one width. */
function tidy(raw) {
  const rows = raw;
  for (const row of rows) for (let column = 0; column < row.length; column += 1) row[column] = text(row[column]);
  while (rows.length && rows[rows.length - 1].every((cell) => cell === "")) rows.pop();
  if (rows.length === 0) throw new TableFault("Таблица пуста: ни одной заполненной ячейки.");
  if (rows.length > MOST_ROWS) {
    throw new TableFault(`В таблице ${rows.length} строк, а здесь считают до ${MOST_ROWS}. Разделите её, начиная со строки ${MOST_ROWS + 1}.`);
  }
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  for (const row of rows) while (row.length < width) row.push("");
  return rows;
}

function text(cell) {
  if (typeof cell === "string") return cell.trim();
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === "boolean") return cell ? "да" : "нет";
  return String(cell);
}

/** The first separator by which the first lines fall into equally many cells; else the one that cuts most lines. */
function separatorOf(text) {
  const sample = text.slice(0, SAMPLE);
  const found = SEPARATORS.map((delimiter) => {
    const { data } = Papa.parse(sample, { delimiter, newline: LINE, preview: LOOK, skipEmptyLines: true });
    const counts = data.map((row) => row.length);
    const cut = counts.filter((count) => count > 1).length;
    return { delimiter, cut, even: cut === counts.length && new Set(counts).size === 1 };
  });
  const even = found.find((one) => one.even);
  if (even) return even.delimiter;
  const best = found.reduce((one, other) => (other.cut > one.cut ? other : one));
  return best.cut > 0 ? best.delimiter : null;
}
