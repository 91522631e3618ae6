// What a person does to a programme, as values: edit(programme, action) gives the next programme.

import { freeUid, itemOf, ownItem } from "./programme.mjs";
import { quartersOf } from "./terms.mjs";

const EDITS = {
  set: (programme, { field, value }) => ({ ...programme, [field]: value }),
  outcome: (programme, { risk, value }) => ({ ...programme, outcomes: { ...programme.outcomes, [risk]: value } }),
  add: (programme, { element }, base) => added(programme, itemOf(base, programme.profile, element, freeUid(programme), "Добавлено школой.")),
  addOwn: (programme) => added(programme, ownItem(programme, freeUid(programme))),
  drop: (programme, { uid }) => ({ ...programme, items: programme.items.filter((item) => item.uid !== uid) }),
  move: (programme, { uid, to }) => moved(programme, uid, to),
  shift: (programme, { uid, by }) => change(programme, uid, (item) => shifted(item, by, quartersOf(programme.profile))),
  start: (programme, { uid, quarter }) => change(programme, uid, (item) => (
    shifted(item, quarter - Math.min(...item.quarters), quartersOf(programme.profile)))),
  quarter: (programme, { uid, quarter, on }) => change(programme, uid, (item) => withQuarters(item, on
    ? [...new Set([...item.quarters, quarter])].sort((one, other) => one - other)
    : item.quarters.filter((own) => own !== quarter))),
  item: (programme, { uid, field, value }) => change(programme, uid, (item) => ({ ...item, [field]: value })),
  hours: (programme, { uid, role, hours }) => change(programme, uid, (item) => ({ ...item, effort: withHours(item.effort, role, hours) })),
  indicator: (programme, { uid, index, field, value }) => change(programme, uid, (item) => ({
    ...item, indicators: item.indicators.map((own, at) => (at === index ? { ...own, [field]: value } : own)),
  })),
  addIndicator: (programme, { uid, indicator = {} }) => change(programme, uid, (item) => ({
    ...item, indicators: [...item.indicators, { name: "", how: "", baseline: "", target: "", instrument: "", actual: "", ...indicator }],
  })),
  dropIndicator: (programme, { uid, index }) => change(programme, uid, (item) => ({
    ...item, indicators: item.indicators.filter((_, at) => at !== index),
  })),
  swapAct: (programme, { uid, from, to }) => change(programme, uid, (item) => ({
    ...item, acts: [...new Set(item.acts.flatMap((act) => (act === from ? to : [act])))],
  })),
  several: (programme, { actions }, base) => actions.reduce((made, action) => edit(made, action, base), programme),
  replace: (_, { programme }) => programme,
};

/** The programme after the action. Throws on an unknown action: that is a slip of the page's. */
export function edit(programme, action, base) {
  const make = EDITS[action.type];
  if (!make) throw new Error(`Неизвестная правка: ${action.type}`);
  return make(programme, action, base);
}

function added(programme, item) {
  return { ...programme, items: [...programme.items, item] };
}

function change(programme, uid, make) {
  return { ...programme, items: programme.items.map((item) => (item.uid === uid ? make(item) : item)) };
}

function moved(programme, uid, to) {
  const item = programme.items.find((own) => own.uid === uid);
  const rest = programme.items.filter((own) => own.uid !== uid);
  return item ? { ...programme, items: [...rest.slice(0, to), item, ...rest.slice(to)] } : programme;
}

/** Moves all quarters at once; what would leave the term stays at its edge. */
function shifted(item, by, term) {
  const [first, last] = [term[0], term[term.length - 1]];
  const quarters = [...new Set(item.quarters.map((quarter) => Math.min(Math.max(quarter + by, first), last)))];
  return withQuarters(item, quarters);
}

/** A review follows the last quarter. */
function withQuarters(item, quarters) {
  const followed = item.review === item.quarters[item.quarters.length - 1];
  return { ...item, quarters, review: followed && quarters.length ? quarters[quarters.length - 1] : item.review };
}

function withHours(effort, role, hours) {
  if (hours === null) return effort.filter((own) => own.role !== role);
  const known = effort.some((own) => own.role === role);
  return known ? effort.map((own) => (own.role === role ? { role, hours } : own)) : [...effort, { role, hours }];
}

// Undo and redo

const DEPTH = 200;

export function newHistory(programme) {
  return { past: [], present: programme, future: [], last: "" };
}

/** Edits of the same field one after another are one step back. */
export function commit(history, action, base) {
  const present = edit(history.present, action, base);
  if (present === history.present) return history;
  const key = ["set", "outcome", "item", "hours", "indicator"].includes(action.type)
    ? [action.type, action.uid, action.field, action.risk, action.role, action.index].join(":") : "";
  const past = key && key === history.last ? history.past : [...history.past, history.present].slice(-DEPTH);
  return { past, present, future: [], last: key };
}

export function undo({ past, present, future }) {
  if (!past.length) return { past, present, future, last: "" };
  return { past: past.slice(0, -1), present: past[past.length - 1], future: [present, ...future], last: "" };
}

export function redo({ past, present, future }) {
  if (!future.length) return { past, present, future, last: "" };
  return { past: [...past, present], present: future[0], future: future.slice(1), last: "" };
}
