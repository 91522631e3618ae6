// What each column of a table of answers is: a question of the instrument, a variant of a question, a group, a day, a code.

import { findHeader } from "../tables/header.mjs";
import { peopleIn } from "../tables/names.mjs";
import { isBlank, plain } from "../tables/words.mjs";
import { answerReader } from "./answers.mjs";

const ROLES = [
  ["day", /^(?:отметка времени|timestamp|время создания|дата|время|created|created at|date)(?:\s|$)/],
  ["group", /^(?:группа|кто вы|вы|ваша роль|роль|сторона|категория|ваша должность|должность)(?:\s|$)/],
  ["code", /^(?:код|шифр|номер|id|n)(?:\s|$)/],
];
/** A heading shorter than that is not taken for the beginning of a question. */
const TELLING = 16;

/**
 * { header, first, columns, byOrder, people }: columns[i] is { use: "item", item } | { use: "option", item, answer } |
 * { use: "group" | "day" | "code" | "skip" }; byOrder says that questions were told by their order alone.
 */
export function matchColumns(rows, instrument) {
  const index = indexOf(instrument);
  const { header, first, found } = findHeader(rows, (cell) => lookUp(cell, index) !== null);
  if (found === 0 && isBare(rows, instrument)) {
    const columns = rows[0].map((_, column) => ({ use: "item", item: column }));
    return { header: columns.map(() => ""), first: 0, columns, byOrder: true, people: [] };
  }
  const people = peopleIn(header, rows.slice(first));
  const held = new Set(people.map(({ column }) => column));
  const taken = new Set();
  const columns = header.map((heading, column) => once(held.has(column) ? null : lookUp(heading, index), taken) || role(heading, held.has(column)));
  const byOrder = found === 0 && inOrder(columns, held, instrument);
  return { header, first, columns, byOrder, people: people.filter(({ column }) => columns[column].use === "skip") };
}

/** Headings under which a question may stand: its text, its id, its number. */
function indexOf({ items, answers }) {
  const texts = new Map();
  items.forEach((item, at) => {
    texts.set(plain(item.text), { use: "item", item: at });
    if (!texts.has(plain(item.id))) texts.set(plain(item.id), { use: "item", item: at });
    if (item.many) {
      answers[item.scale].forEach(([text], answer) => texts.set(`${plain(item.text)} ${plain(text)}`, { use: "option", item: at, answer }));
    }
  });
  return { texts, long: items.map((item) => plain(item.text)) };
}

function lookUp(heading, { texts, long }) {
  const whole = plain(heading);
  // «Вопрос [Строка]» of Google, «Вопрос / Строка» of Yandex; «1. Вопрос», «v1 Вопрос».
  const inner = /\[([^\]]+)\]\s*$/.exec(heading) || /\s\/\s([^/]+)$/.exec(heading);
  const tries = [whole, inner && plain(inner[1]), whole.replace(/^(?:\d+|[a-z]\d+)\s/, "")];
  const exact = tries.find((text) => text && texts.has(text));
  if (exact) return texts.get(exact);
  if (whole.length < TELLING) return null;
  const near = long.findIndex((text) => text.startsWith(whole) || whole.includes(text));
  return near >= 0 ? { use: "item", item: near } : null;
}

function once(found, taken) {
  if (!found) return null;
  const key = `${found.item}/${found.answer}`;
  if (taken.has(key)) return { use: "skip", twice: true };
  taken.add(key);
  return found;
}

function role(heading, held) {
  const known = held ? null : ROLES.find(([, sign]) => sign.test(plain(heading)));
  return { use: known ? known[0] : "skip" };
}

/** Whether the table has no headings at all: as many columns as questions, and the first row already answers them. */
function isBare(rows, { items, answers }) {
  if (rows[0].length !== items.length) return false;
  const read = items.map((item) => (item.scale ? answerReader(item, answers[item.scale]) : null));
  const closed = rows[0].filter((_, column) => read[column]);
  return closed.length > 0 && rows[0].every((cell, column) => !read[column] || isBlank(cell) || read[column](cell) !== null);
}

/** Takes the columns that are left for the questions in their order, if there are as many. */
function inOrder(columns, held, { items }) {
  const left = columns.map(({ use }, column) => (use === "skip" && !held.has(column) ? column : -1)).filter((column) => column >= 0);
  if (left.length !== items.length) return false;
  left.forEach((column, item) => { columns[column] = { use: "item", item }; });
  return true;
}
