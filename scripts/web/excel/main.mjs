// A book of Excel (.xlsx) as rows of its first sheet that is not empty. Loaded only when somebody opens such a file.

import { unzipSync, zipSync } from "fflate";
import readBook from "read-excel-file/universal";
import { TableFault } from "../tables/fault.mjs";

const MOST_BYTES = 150_000_000;
const NOT_A_BOOK = "Это архив, но не книга Excel (.xlsx). Если таблица из другой программы, сохраните её как .xlsx или CSV.";

/** Rows of cells (texts, numbers, dates, null); throws TableFault for an archive that is not a book. */
export async function openBook(bytes) {
  let sheets;
  const inside = unpacked(bytes);
  if (!inside["xl/workbook.xml"]) throw new TableFault(NOT_A_BOOK);
  try {
    // Packed anew without compression: the library would inflate large sheets in a worker made of text, which a strict
    // Content-Security-Policy forbids.
    sheets = await readBook(zipSync(inside, { level: 0 }).buffer);
  } catch {
    throw new TableFault("Книга Excel повреждена или закрыта паролем. Откройте её в Excel и сохраните заново.");
  }
  const filled = sheets.find(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
  if (!filled) throw new TableFault("В книге Excel нет ни одного заполненного листа.");
  return filled.data;
}

function unpacked(bytes) {
  let size = 0;
  try {
    return unzipSync(bytes, { filter: (file) => file.name.endsWith(".xml") || file.name.endsWith(".rels") ? fits((size += file.originalSize)) : false });
  } catch (error) {
    if (error instanceof TableFault) throw error;
    throw new TableFault(NOT_A_BOOK);
  }
}

function fits(size) {
  if (size > MOST_BYTES) throw new TableFault("Книга слишком велика для браузера. Сохраните нужный лист как CSV.");
  return true;
}

if (typeof self !== "undefined") self.kopilkaExcel = { openBook };
