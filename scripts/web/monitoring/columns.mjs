// What each column of a class table is: a code, a class, or the results of one subject in one period.

import { letters, quoted } from "../tables/fault.mjs";
import { peopleIn } from "../tables/names.mjs";
import { number, plain } from "../tables/words.mjs";

const LOOK = 5;
const ROMAN = { i: 1, ii: 2, iii: 3, iv: 4 };
const PERIODS = [
  [/(?:^|\s)(\d|iv|i{1,3})\s*(?:я\s|ой\s|ая\s)?(четверт\S*|четв|чтв|триместр\S*|трим|полугоди\S*|полуг)(?=\s|$)/, (found) => part(found[1], found[2])],
  [/(?:^|\s)(?:впр|всероссийск\S* проверочн\S* работ\S*)(?=\s|$)/, () => ({ period: "ВПР", order: 0, kind: "test" })],
  [/(?:^|\s)(?:входн\S*(?: диагностик\S*| контрол\S*| работ\S*)?)(?=\s|$)/, () => ({ period: "входная работа", order: 0, kind: "mark" })],
  [/(?:^|\s)(?:год|годовая|итог|итоговая)(?=\s|$)/, () => ({ period: "год", order: 90, kind: "mark" })],
];

function part(told, unit) {
  const at = ROMAN[told] || Number(told);
  const [name, length] = unit.startsWith("ч") ? ["четверть", 1] : unit.startsWith("т") ? ["триместр", 1.5] : ["полугодие", 2];
  return { period: `${at} ${name}`, order: at * length, kind: "mark" };
}

/**
 * { first, columns, people, problems }: columns[i] is { use: "code" | "class" | "skip" } or { use: "result", subject, period,
 * order, kind: "mark" | "test" } with periods in the order of the school year. `first` is the first row of pupils.
 */
export function classColumns(rows) {
  const at = headerRow(rows);
  const above = at > 0 ? filledRight(rows[at - 1]) : rows[at].map(() => "");
  const header = rows[at].map((cell, column) => cell || (at > 0 ? rows[at - 1][column] : ""));
  const body = rows.slice(at + 1);
  const people = peopleIn(header, body);
  const held = new Set(people.map(({ column }) => column));
  const columns = header.map((heading, column) => (held.has(column) ? { use: "skip" } : columnOf(heading, above[column])));
  if (!columns.some(({ use }) => use === "result")) byOrder(columns, header, body, held);
  return { header, first: at + 1, columns, people, problems: unread(columns, header, body, held) };
}

function headerRow(rows) {
  const scores = rows.slice(0, LOOK).map((row) => row.filter((cell) => periodOf(plain(cell))).length);
  const best = Math.max(...scores);
  return best > 0 ? scores.indexOf(best) : Math.max(0, rows.findIndex((row) => row.some(Boolean)));
}

/** Merged cells leave their text in the first of them: the others take it from the left. */
function filledRight(row) {
  let last = "";
  return row.map((cell) => (last = cell || last));
}

function periodOf(text) {
  for (const [sign, make] of PERIODS) {
    const found = sign.exec(text);
    if (found) return { ...make(found), rest: text.replace(found[0], " ").trim() };
  }
  return null;
}

function columnOf(heading, above) {
  const text = plain(heading);
  if (/^(?:код|шифр|номер|ученик код)(?:\s|$)/.test(text)) return { use: "code" };
  if (/^класс(?:\s|$)/.test(text)) return { use: "class" };
  const found = periodOf(text);
  if (!found) return { use: "skip" };
  const { rest, ...period } = found;
  // «Математика 1 четверть», or «1 четверть» under a merged «Математика».
  const own = rest ? heading.replace(/[,:(/–—-]+/g, " ").split(/\s+/).filter((word) => rest.split(" ").includes(plain(word))).join(" ") : "";
  return { use: "result", subject: own || (periodOf(plain(above)) ? "" : above) || "Результат", ...period };
}

/** A table without periods in its headings: every column of numbers is a period, in the order of the columns. */
function byOrder(columns, header, body, held) {
  let order = 0;
  header.forEach((heading, column) => {
    const told = body.map((row) => row[column]).filter(Boolean);
    const numbers = told.filter((cell) => isResult(cell)).length;
    if (held.has(column) || columns[column].use !== "skip" || !heading || told.length === 0 || numbers < told.length * 0.6) return;
    order += 1;
    columns[column] = { use: "result", subject: "Результат", period: heading, order, kind: "mark" };
  });
}

function isResult(cell) {
  return !Number.isNaN(number(cell)) || /^н\/?а/i.test(cell);
}

function unread(columns, header, body, held) {
  return columns.flatMap(({ use }, column) => {
    const filled = body.some((row) => row[column]);
    if (use !== "skip" || held.has(column) || !filled) return [];
    return [`Столбец ${letters(column)}${header[column] ? ` ${quoted(header[column])}` : ""} не прочитан: в заголовке нет четверти, триместра, полугодия, года или ВПР.`];
  });
}
