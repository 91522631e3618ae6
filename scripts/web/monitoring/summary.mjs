// A class, period by period: the share at risk, how it moves, the subjects, and the codes that need attention now.

import { mean } from "../tables/statistics.mjs";
import { NOT_ATTESTED } from "./marks.mjs";
import { RULES, THRESHOLDS, fired } from "./rules.mjs";

/** Fewer pupils than that are not compared as a group. */
export const SMALL = 5;

/**
 * { periods: [{ period, count, atRisk, failing, share, failingShare }], subjects: [{ subject, cells }], attention: [{ code, group,
 * found }], groups, rules }: `attention` is of the last period, the gravest first; a group of fewer than five is { hidden: true }.
 */
export function monitor(marks, thresholds = THRESHOLDS) {
  const last = marks.periods.length - 1;
  const attention = marks.pupils
    .map((pupil) => ({ code: pupil.code, group: pupil.group, found: fired(pupil, marks, last, thresholds) }))
    .filter(({ found }) => found.length > 0)
    .sort((one, other) => weight(other) - weight(one) || byCode(one, other));
  return {
    periods: marks.periods.map((_, at) => periodOf(marks, marks.pupils, at, thresholds)),
    subjects: marks.subjects.map((subject) => ({ subject, cells: marks.periods.map((period) => subjectIn(marks, subject, period)) })),
    groups: groupsOf(marks, last, thresholds),
    rules: Object.keys(RULES).map((rule) => ({ rule, count: attention.filter(({ found }) => found.some((one) => one.rule === rule)).length })),
    attention,
  };
}

/** «2» outweighs everything else; then as many rules as fired. */
function weight({ found }) {
  return found.length + (found.some(({ rule }) => rule === "failing") ? 10 : 0);
}

function byCode(one, other) {
  return `${one.group} ${one.code}`.localeCompare(`${other.group} ${other.code}`, "ru", { numeric: true });
}

function periodOf(marks, pupils, at, thresholds) {
  const period = marks.periods[at];
  const known = pupils.filter(({ results }) => Object.values(results).some((found) => found[period] !== undefined));
  if (known.length < SMALL) return { period, count: known.length, hidden: true };
  // ВПР are written once a year: they count for the last period alone, or the dynamics would jump.
  const rules = known.map((pupil) => fired(pupil, marks, at, thresholds, false));
  const atRisk = rules.filter((found) => found.length > 0).length;
  const failing = rules.filter((found) => found.some(({ rule }) => rule === "failing")).length;
  return { period, count: known.length, atRisk, failing, share: atRisk / known.length, failingShare: failing / known.length };
}

function subjectIn({ pupils, percent }, subject, period) {
  const values = pupils.map(({ results }) => (results[subject] || {})[period]).filter((value) => value !== undefined);
  const numbers = values.filter((value) => value !== NOT_ATTESTED);
  if (values.length < SMALL) return { count: values.length, hidden: true };
  return { count: values.length, mean: mean(numbers), percent: percent.has(`${subject}/${period}`), none: values.length - numbers.length };
}

function groupsOf(marks, last, thresholds) {
  const names = [...new Set(marks.pupils.map(({ group }) => group))].filter(Boolean).sort((one, other) => one.localeCompare(other, "ru", { numeric: true }));
  if (names.length < 2) return [];
  return names.map((name) => ({ name, ...periodOf(marks, marks.pupils.filter(({ group }) => group === name), last, thresholds) }));
}
