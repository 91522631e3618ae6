// What is wrong with a table, told to the person who brought it: where (row and column as the spreadsheet shows them) and how to mend it.

export class TableFault extends Error {
  constructor(text) {
    super(text);
    // The name, not the class: bundles that load later have a class of their own.
    this.name = "TableFault";
  }
}

/** The letters over a column of a spreadsheet: 0 → A, 26 → AA. */
export function letters(column) {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** «строки 7, 12, 31 и ещё 40»; rows are numbered from 1. */
export function rowsTold(rows, total = rows.length) {
  const more = total - rows.length;
  return `${total === 1 ? "строка" : "строки"} ${rows.join(", ")}${more > 0 ? ` и ещё ${more}` : ""}`;
}

/** A short text in quotation marks. */
export function quoted(text, limit = 40) {
  const flat = String(text).replace(/\s+/g, " ").trim();
  return `«${flat.length > limit ? `${flat.slice(0, limit - 1)}…` : flat}»`;
}
