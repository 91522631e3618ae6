// Two programmes side by side: what only one has, what both have otherwise, what each costs and covers.

import { coverageOf } from "./proposal.mjs";
import { roleTitle } from "./programme.mjs";
import { quartersInWords } from "./terms.mjs";
import { decimal } from "../shared/russian.mjs";

/** @returns {{ sums: [name, one, other][], items: [{ title, one, other, same }] }}: cells are texts, null where an item is not there */
export function compare(base, one, other) {
  const titles = [...new Set([...one.items, ...other.items].map(keyOf))];
  const items = titles.map((key) => {
    const [left, right] = [one, other].map((programme) => programme.items.find((item) => keyOf(item) === key));
    const [own, theirs] = [left && inWords(base, one, left), right && inWords(base, other, right)];
    return { title: (left || right).title, one: own || null, other: theirs || null, same: own === theirs };
  });
  const sums = [["Мероприятий", ...[one, other].map(({ items: own }) => String(own.length))]];
  sums.push(["Часов всех ролей", ...[one, other].map((programme) => decimal(allHours(programme)))]);
  sums.push(["Закрыто по профилю программы", ...[one, other].map((programme) => `${Math.round(shareOf(base, programme) * 100)} %`)]);
  return { sums, items };
}

const keyOf = (item) => item.element || `own:${item.title}`;

function inWords(base, { profile }, item) {
  return [quartersInWords(item.quarters, profile), `${decimal(hoursOf(item))} ч`, roleTitle(base, item.responsible).toLowerCase()].filter(Boolean).join(", ");
}

function hoursOf({ already, effort }) {
  return already ? 0 : effort.reduce((all, { hours }) => all + hours, 0);
}

export function allHours(programme) {
  return programme.items.reduce((all, item) => all + hoursOf(item), 0);
}

export function shareOf(base, programme) {
  return coverageOf(base, programme.profile, programme.items.map(({ element }) => element)).share;
}
