// Several tables as one study: whose answers (group) and of which measurement (wave) every sheet is.

import { code } from "./coding.mjs";

/** The sides of a school, in the order in which they are shown. */
export const SIDES = ["администрация", "учителя", "родители", "ученики"];
const UNKNOWN = { group: "группа не указана", wave: "без даты" };

/**
 * tables: [{ rows, match, wave, group }]: `match` is that of columns.mjs, `wave` the name of the measurement, `group` a side for the
 * whole table ("" — as the column says). `split` (a day) cuts by days instead of by tables.
 * Returns the coded sheets of all tables with `groups` and `waves`; `problems` hold { table, text }.
 */
export function study(tables, instrument, split = "") {
  const parts = tables.map(({ rows, match }) => code(rows, match, instrument));
  const joined = join(parts, instrument);
  joined.groups = tables.flatMap(({ group }, at) => parts[at].groups.map((told) => group || sideOf(told) || UNKNOWN.group));
  joined.waves = tables.flatMap(({ wave }, at) => parts[at].days.map((told) => (split ? side(told, split) : wave)));
  joined.problems = parts.flatMap(({ problems }, table) => problems.map((text) => ({ table, text })));
  joined.empty = parts.reduce((sum, { empty }) => sum + empty, 0);
  return joined;
}

/** «Учитель-предметник» → «учителя»; what is not one of the sides stays as it is. */
export function sideOf(told) {
  const flat = told.toLowerCase().trim();
  const stems = [/^(?:администрац|директор|завуч|заместител)/, /^(?:учител|педагог|классн)/, /^(?:родител|мама|папа|законн|семь)/, /^(?:учени|обучающ|учащ|школьник)/];
  const known = stems.findIndex((stem) => stem.test(flat));
  return known >= 0 ? SIDES[known] : flat;
}

function side(day, split) {
  if (!day) return UNKNOWN.wave;
  const told = split.split("-").reverse().join(".");
  return day < split ? `до ${told}` : `с ${told}`;
}

function join(parts, { items }) {
  if (parts.length === 1) return { ...parts[0] };
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, part) => sum + part.count, 0));
  const glued = (pick) => [].concat(...parts.map((part) => Array.from(pick(part))));
  return {
    count: parts.reduce((sum, part) => sum + part.count, 0),
    chosen: items.map(({ scale }, at) => (scale ? glued((part) => part.chosen[at]) : null)),
    points: items.map(({ scale }, at) => (scale ? Float64Array.from(glued((part) => part.points[at])) : null)),
    texts: items.map(({ scale }, at) =>
      scale ? null : parts.flatMap((part, from) => part.texts[at].map((entry) => ({ at: entry.at + starts[from], text: entry.text }))),
    ),
    codes: glued((part) => part.codes),
    days: glued((part) => part.days),
    rows: glued((part) => part.rows),
  };
}
