// What the person has brought and chosen. Every change gives a new state; tables are never changed, so nothing entered is lost.

import { matchColumns } from "./columns.mjs";
import { study } from "./study.mjs";
import { labels, summarise } from "./summary.mjs";

/** @param instruments the keys of assets/data/instruments.js; `id` of the chosen one, the first if it is not known. */
export function begin(instruments, id) {
  const known = instruments.some((one) => one.id === id) ? id : instruments[0].id;
  return { instruments, id: known, tables: [], split: "", by: "all", only: "", added: 0 };
}

export const chosen = ({ instruments, id }) => instruments.find((one) => one.id === id);

/** The same tables read with another instrument: columns are told anew. */
export function choose(state, id) {
  const next = { ...state, id, by: "all", only: "" };
  return { ...next, tables: state.tables.map((table) => ({ ...table, match: matchColumns(table.rows, chosen(next)) })) };
}

export function addTable(state, name, rows) {
  const added = state.added + 1;
  const table = { key: added, name, rows, match: matchColumns(rows, chosen(state)), wave: `Замер ${added}`, group: "" };
  return { ...state, added, tables: [...state.tables, table] };
}

export function removeTable(state, key) {
  return { ...state, tables: state.tables.filter((table) => table.key !== key), by: "all", only: "" };
}

/** Changes the name of the measurement or the side of a table: { wave } or { group }. */
export function describe(state, key, change) {
  return { ...state, tables: state.tables.map((table) => (table.key === key ? { ...table, ...change } : table)) };
}

/** Says what a column is: «skip», «group», «day», «code», «item 3». A question moves from the column where it was. */
export function assign(state, key, column, told) {
  const [use, item] = told.split(" ");
  const wanted = item === undefined ? { use } : { use, item: Number(item) };
  const taken = (one) => (use === "item" ? one.use === "item" && one.item === wanted.item : use !== "skip" && one.use === use);
  const change = (match) => ({
    ...match,
    columns: match.columns.map((one, at) => (at === column ? wanted : taken(one) ? { use: "skip" } : one)),
  });
  return { ...state, tables: state.tables.map((table) => (table.key === key ? { ...table, match: change(table.match) } : table)) };
}

let last = { tables: null };

/** The study of the last call, if nothing that it rests on has changed: to divide it otherwise one need not read it again. */
function studied(tables, instrument, split) {
  const same = last.tables === tables && last.instrument === instrument && last.split === split;
  if (!same) last = { tables, instrument, split, coded: study(tables, instrument, split) };
  return last.coded;
}

/** { coded, parts, groups, waves } of everything brought; null before the first table. */
export function result({ tables, split, by, only, ...state }) {
  if (tables.length === 0) return null;
  const instrument = chosen(state);
  const coded = studied(tables, instrument, split);
  const [groups, waves] = [labels(coded, "groups"), labels(coded, "waves")];
  const way = (by === "group" && groups.length < 2) || (by === "wave" && waves.length < 2) ? "all" : by;
  const narrowed = way === "group" ? { waves: waves.includes(only) ? only : "" } : way === "wave" ? { groups: groups.includes(only) ? only : "" } : {};
  return { coded, groups, waves, by: way, parts: summarise(instrument, coded, { by: way, only: narrowed }) };
}
