// The model of a proposal: what there is to cover, what each element covers, what it costs, what it needs.
//
// Coverage. Each risk of the profile asks for a diagnosis, a design, as many actions as its significance (3, 2, 1), and an
// assessment; each pupil group asks for one element of any stage. Such an ask is a cell; the k-th element that answers a cell
// adds weights[k] of it and further ones add nothing. Hours of a role in a quarter, conflicts and requirements bound the choice.
// docs/about/decisions tells why.

import { ACTION, ASSESSMENT, costRank, DESIGN, DIAGNOSIS } from "./base.mjs";
import { gradesOf } from "./profile.mjs";
import { ofYear, quartersOf, WEEKS } from "./terms.mjs";

const STAGE_WEIGHTS = { [DIAGNOSIS]: [2], [DESIGN]: [1], [ACTION]: [3, 2, 1], [ASSESSMENT]: [2] };
const GROUP_WEIGHT = 2;
const NONE = new Map();

/** Why an element cannot be proposed at all. */
export const OUT = {
  classes: "элементы не для ваших классов",
  cost: "нужен более высокий уровень ресурсов",
  role: "нет часов нужной роли",
  quarter: "элементы делают в других четвертях",
  requires: "нельзя выполнить то, чего элемент требует",
  conflict: "не сочетается с тем, что уже делается",
};

/**
 * @returns {{ cells, elements, capacity, dimensions, barred }} elements: [{ id, cells, loads: [[dimension, hours]], requires,
 *   conflicts, fixed }] by index; cells: [{ risk?, stage?, group?, weights }]; capacity in hours a dimension; barred: id → OUT
 */
export function makeInstance(base, profile) {
  const cells = cellsOf(base, profile);
  const { dimensions, capacity } = dimensionsOf(profile);
  const barred = barredOf(base, profile, dimensions);
  const wanted = base.elements.filter(({ id }) => !barred.has(id));
  const index = new Map(wanted.map(({ id }, at) => [id, at]));
  const places = placesOf(cells);
  const elements = wanted.map((element) => {
    const fixed = profile.doing.includes(element.id);
    return {
      id: element.id,
      fixed,
      cells: answered(element, places),
      loads: fixed ? [] : loadsOf(element, profile, dimensions),
      requires: fixed ? [] : element.requires.map((id) => index.get(id)),
      conflicts: fixed ? [] : base.conflictsOf(element.id).flatMap((id) => (index.has(id) ? [index.get(id)] : [])),
    };
  });
  return { cells, elements, capacity, dimensions, barred };
}

/** What the profile asks for, in the order of the base: risks by stage, then groups. */
export function cellsOf(base, profile) {
  const risks = base.risks.filter(({ id }) => profile.risks[id]).flatMap(({ id }) => {
    const significance = profile.risks[id];
    return base.stages.map((stage) => ({
      risk: id,
      stage,
      weights: (STAGE_WEIGHTS[stage] || [1]).slice(0, significance).map((weight) => weight * significance),
    }));
  });
  return [...risks, ...profile.groups.map((group) => ({ group, weights: [GROUP_WEIGHT] }))];
}

export function answers(element, cell) {
  return cell.group ? element.groups.includes(cell.group) : element.stage === cell.stage && element.risks.includes(cell.risk);
}

/** Where each cell stands: by the group that it asks for, and by its risk and stage. */
function placesOf(cells) {
  const places = { groups: new Map(), risks: new Map() };
  cells.forEach(({ group, risk, stage }, at) => {
    if (group) places.groups.set(group, at);
    else if (places.risks.has(risk)) places.risks.get(risk).set(stage, at);
    else places.risks.set(risk, new Map([[stage, at]]));
  });
  return places;
}

/** The cells that an element answers, as `answers` says, in their order. */
function answered({ stage, risks, groups }, places) {
  const found = [];
  const add = (at) => { if (at !== undefined && !found.includes(at)) found.push(at); };
  for (const risk of risks) add((places.risks.get(risk) || NONE).get(stage));
  for (const group of groups) add(places.groups.get(group));
  return found.sort((one, other) => one - other);
}

/** A dimension is a role in a quarter of the school year; three years repeat the year, so a year is enough to bound them. */
function dimensionsOf(profile) {
  const quarters = profile.term === "three" ? [1, 2, 3, 4] : quartersOf(profile);
  const dimensions = new Map();
  const capacity = [];
  for (const [role, hours] of Object.entries(profile.hours)) {
    dimensions.set(role, new Map(quarters.map((quarter, at) => [quarter, capacity.length + at])));
    capacity.push(...quarters.map((quarter) => hours * WEEKS[ofYear(quarter) - 1]));
  }
  return { dimensions, capacity };
}

/** Hours that an element adds in one of its quarters. */
export function quarterHours(element, hours) {
  return Math.ceil((hours / Math.max(element.quarters.length, 1)) * 100) / 100;
}

/** In which quarters of the school year an element runs under this profile. */
export function quartersFor(element, profile) {
  return profile.term === "quarter" ? [profile.quarter] : element.quarters;
}

function loadsOf(element, profile, dimensions) {
  const loads = [];
  for (const { role, hours } of element.effort) {
    const places = dimensions.get(role);
    const share = quarterHours(element, hours);
    for (const quarter of quartersFor(element, profile)) loads.push([places.get(quarter), share]);
  }
  return loads;
}

function barredOf(base, profile, dimensions) {
  const grades = gradesOf(base, profile);
  const most = costRank(base, profile.budget);
  const doing = new Set(profile.doing);
  const barred = new Map();
  for (const element of base.elements) {
    if (doing.has(element.id)) continue;
    const why = whyBarred(base, element, { profile, grades, most, doing, dimensions });
    if (why) barred.set(element.id, why);
  }
  // What needs something barred, or needs two things that exclude each other, is barred too.
  for (let changed = true; changed;) {
    changed = false;
    for (const element of base.elements) {
      if (barred.has(element.id) || doing.has(element.id)) continue;
      if (element.requires.some((id) => barred.has(id) || !base.element(id)) || excludesItself(base, element, doing)) {
        barred.set(element.id, OUT.requires);
        changed = true;
      }
    }
  }
  return barred;
}

function whyBarred(base, element, { profile, grades, most, doing, dimensions }) {
  if (element.grades.length && !element.grades.some((grade) => grades.has(grade))) return OUT.classes;
  if (costRank(base, element.cost) > most) return OUT.cost;
  if (profile.term === "quarter" && !isStartable(element) && !element.quarters.includes(profile.quarter)) return OUT.quarter;
  if (element.effort.some(({ role }) => !(dimensions.get(role) || NONE).has(quartersFor(element, profile)[0]))) return OUT.role;
  return base.conflictsOf(element.id).some((id) => doing.has(id)) ? OUT.conflict : "";
}

/** Diagnosis and design may begin in any quarter when the programme is of one quarter only. */
function isStartable(element) {
  return element.stage === DIAGNOSIS || element.stage === DESIGN;
}

function excludesItself(base, element, doing) {
  if (!element.requires.length) return false;
  const needed = [...closure(base, element.id, doing)];
  return needed.some((id) => base.element(id).conflicts.some((other) => needed.includes(other)));
}

/** The element with everything that it requires, directly or not; what the school does already is not gone into. */
export function closure(base, id, doing = new Set(), found = new Set()) {
  if (found.has(id) || doing.has(id) || !base.element(id)) return found;
  found.add(id);
  for (const required of base.element(id).requires) closure(base, required, doing, found);
  return found;
}
