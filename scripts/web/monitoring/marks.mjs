// The results of pupils as numbers, by subject and period; what is not a mark is told with row and column.

import { letters, quoted, rowsTold } from "../tables/fault.mjs";
import { isBlank, number } from "../tables/words.mjs";

/** Not attested: as grave as «2», and not a number. */
export const NOT_ATTESTED = "н/а";
const ROWS_TOLD = 5;
const NO_MARK = /^(?:осв\.?|зач\.?|зачет|зачёт|б\/о)$/i;

/**
 * { pupils, subjects, periods, tests, problems }: pupils [{ code, group, results: { subject: { period: value } }, tests: { subject:
 * value } }], a value is a mark from 1 to 5, NOT_ATTESTED, or per cent (above 5) where the whole column is in per cent; `scales`
 * names the columns in per cent as «subject/period».
 */
export function readMarks(rows, { header, first, columns }) {
  const body = rows.slice(first);
  const percent = new Set(columns.flatMap((column, at) => (column.use === "result" && inPercent(body, at) ? [at] : [])));
  const faults = new Map();
  const pupils = body.flatMap((row, index) => {
    const pupil = readRow(row, columns, percent, (column, cell) => note(faults, column, cell, index + first + 1));
    return pupil ? [{ ...pupil, code: pupil.code || `строка ${index + first + 1}` }] : [];
  });
  const results = columns.filter(({ use }) => use === "result");
  const marks = results.filter(({ kind }) => kind === "mark");
  const order = new Map(marks.map(({ period, order: at }) => [period, at]));
  return {
    pupils,
    subjects: [...new Set(results.map(({ subject }) => subject))],
    periods: [...order.keys()].sort((one, other) => order.get(one) - order.get(other)),
    percent: new Set([...percent].map((at) => `${columns[at].subject}/${columns[at].period}`)),
    problems: [...repeated(pupils), ...[...faults.values()].map((fault) => told(fault, header, percent))],
  };
}

function inPercent(body, at) {
  const values = body.map((row) => number(row[at])).filter((value) => !Number.isNaN(value));
  return values.length > 0 && values.filter((value) => value > 5).length > values.length / 2;
}

function readRow(row, columns, percent, fault) {
  const pupil = { code: "", group: "", results: {}, tests: {} };
  let filled = false;
  columns.forEach((column, at) => {
    const cell = row[at];
    if (column.use === "code") pupil.code = cell;
    if (column.use === "class") pupil.group = cell;
    if (column.use !== "result" || isBlank(cell) || NO_MARK.test(cell)) return;
    const value = valueOf(cell, percent.has(at));
    filled = true;
    if (value === null) fault(at, cell);
    else if (column.kind === "test") pupil.tests[column.subject] = value;
    else pupil.results[column.subject] = { ...pupil.results[column.subject], [column.period]: value };
  });
  return filled ? pupil : null;
}

function valueOf(cell, isPercent) {
  if (/^(?:н\/?а\.?|не\s?атт?\.?|не аттестован[аы]?)$/i.test(cell)) return NOT_ATTESTED;
  const value = number(cell);
  const most = isPercent ? 100 : 5;
  return Number.isNaN(value) || value < (isPercent ? 0 : 1) || value > most ? null : value;
}

function note(faults, column, cell, row) {
  const key = `${column}/${cell}`;
  const known = faults.get(key) || { column, cell, rows: [], total: 0 };
  known.total += 1;
  if (known.rows.length < ROWS_TOLD) known.rows.push(row);
  faults.set(key, known);
}

function told({ column, cell, rows, total }, header, percent) {
  const right = percent.has(column) ? "проценты от 0 до 100" : "отметка от 1 до 5, средний балл или «н/а»";
  return `Столбец ${letters(column)} ${quoted(header[column])}, ${rowsTold(rows, total)}: ${quoted(cell)} не прочитано и пропущено. Правильно: ${right}.`;
}

function repeated(pupils) {
  const seen = new Set();
  const twice = new Set(pupils.map(({ code, group }) => `${group} ${code}`.trim()).filter((name) => seen.has(name) || !seen.add(name)));
  return twice.size ? [`Код встречается дважды: ${[...twice].slice(0, 5).map((name) => quoted(name)).join(", ")}. Строки считаются как разные ученики; исправьте код.`] : [];
}
