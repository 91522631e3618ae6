// What a study says: scales, spread and answers of everybody, of each group or of each measurement. Small groups are not shown.

import { GAP } from "./coding.mjs";
import { ruler, score } from "./scoring.mjs";
import { alpha, deviation, mean, median } from "../tables/statistics.mjs";
import { SIDES } from "./study.mjs";

/** Fewer answers than that could tell who gave them. */
export const SMALL = 5;

/**
 * by: "all" | "group" | "wave"; `only` leaves one value of the other division ({ groups: "учителя" } or { waves: "Замер 1" }).
 * Returns parts [{ label, count, hidden, scales, items }] in the order of the sides, of the tables or of the alphabet.
 */
export function summarise(instrument, coded, { by = "all", only = {} } = {}) {
  const kept = range(coded.count).filter((at) => Object.entries(only).every(([name, value]) => !value || coded[name][at] === value));
  return divide(coded, by, kept).map(({ label, sheets }) => part(instrument, coded, label, sheets));
}

/** The values by which sheets may be divided: labels of "groups" or of "waves", in the order in which they are shown. */
export function labels(coded, name) {
  const found = [...new Set(coded[name])];
  return name === "groups" ? found.sort((one, other) => rank(one) - rank(other) || one.localeCompare(other, "ru")) : found.sort(byStart);
}

function rank(label) {
  return SIDES.includes(label) ? SIDES.indexOf(label) : SIDES.length;
}

/** «до …» stands before «с …», «без даты» after both; other names keep their order. */
function byStart(one, other) {
  const place = (label) => (/^до \d/.test(label) ? 0 : label === "без даты" ? 2 : 1);
  return place(one) - place(other);
}

function divide(coded, by, kept) {
  if (by === "all") return [{ label: "Все ответы", sheets: kept }];
  const name = by === "group" ? "groups" : "waves";
  const sheets = new Map(labels(coded, name).map((label) => [label, []]));
  for (const at of kept) sheets.get(coded[name][at]).push(at);
  return [...sheets].filter(([, held]) => held.length > 0).map(([label, held]) => ({ label, sheets: held }));
}

function part(instrument, coded, label, sheets) {
  const hidden = sheets.length < SMALL;
  return {
    label,
    count: sheets.length,
    hidden,
    scales: hidden ? [] : instrument.scales.map((scale) => scaleOf(scale, instrument, coded, sheets)),
    items: hidden ? [] : instrument.items.map((item, at) => itemOf(item, at, instrument, coded, sheets)),
  };
}

function scaleOf(scale, instrument, coded, chosen) {
  const { values, columns } = score(scale, instrument, coded, chosen);
  const count = values.length;
  const about = { id: scale.id, title: scale.title, count, missed: chosen.length - count, hidden: count < SMALL };
  if (about.hidden) return about;
  const middle = mean(values);
  const boundOf = ruler(scale);
  return {
    ...about,
    mean: middle,
    median: median(values),
    deviation: deviation(values),
    alpha: alpha(columns),
    least: values.reduce((one, other) => Math.min(one, other)),
    greatest: values.reduce((one, other) => Math.max(one, other)),
    bound: boundOf(middle),
    spread: spread(scale, values, boundOf),
  };
}

function spread(scale, values, boundOf) {
  const counts = new Map(scale.bounds.map((bound) => [bound, 0]));
  for (const value of values) {
    const bound = boundOf(value);
    if (bound) counts.set(bound, counts.get(bound) + 1);
  }
  return [...counts].map(([bound, count]) => ({ low: bound.low, high: bound.high, text: bound.meaning, count, share: count / values.length }));
}

function itemOf(item, at, { answers }, coded, sheets) {
  const about = { number: at + 1, text: item.text, group: item.group, many: Boolean(item.many), reverse: Boolean(item.reverse) };
  if (!item.scale) {
    const held = new Set(sheets);
    return { ...about, open: true, count: coded.texts[at].filter((entry) => held.has(entry.at)).length };
  }
  const [counts, count] = tally(coded.chosen[at], sheets, answers[item.scale].length, item.many);
  const told = answers[item.scale].map(([text], index) => ({ text, count: counts[index], share: count ? counts[index] / count : 0 }));
  return { ...about, count, gaps: sheets.length - count, hidden: count < SMALL, answers: count < SMALL ? [] : told };
}

/** How many sheets chose each answer, and how many answered at all. */
function tally(chosen, sheets, answers, many) {
  const counts = new Array(answers).fill(0);
  let count = 0;
  for (let index = 0; index < sheets.length; index += 1) {
    const told = chosen[sheets[index]];
    if (told === GAP || told === null) continue;
    count += 1;
    if (many) for (const answer of told) counts[answer] += 1;
    else counts[told] += 1;
  }
  return [counts, count];
}

/** The free answers of a question, for whoever reads them on this screen. */
export function freeAnswers(coded, item) {
  return coded.texts[item].map(({ text }) => text);
}

/** For sheets filled in about one pupil: the results of every code; `raised` where they lie above the lowest bound. */
export function byCode(instrument, coded) {
  const scored = instrument.scales.map((scale) => {
    const { values, sheets } = score(scale, instrument, coded, range(coded.count));
    return new Map(sheets.map((sheet, index) => [sheet, values[index]]));
  });
  const rulers = instrument.scales.map(ruler);
  const rows = range(coded.count).map((at) => ({
    code: coded.codes[at] || `строка ${coded.rows[at]}`,
    wave: coded.waves[at],
    results: instrument.scales.map((scale, index) => {
      const value = scored[index].get(at);
      if (value === undefined) return null;
      const bound = rulers[index](value);
      return { value, bound, raised: bound !== null && scale.bounds.some(({ low }) => low < bound.low) };
    }),
  }));
  // The measurements of one code stand one under another.
  return rows.sort((one, other) => one.code.localeCompare(other.code, "ru", { numeric: true }));
}

function range(count) {
  return Array.from({ length: count }, (_, at) => at);
}
