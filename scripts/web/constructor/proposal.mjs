// A proposal for a profile: which elements, why each, what stays uncovered and why.

import { titleOf } from "./base.mjs";
import { answers, cellsOf, makeInstance, OUT, quartersFor } from "./instance.mjs";
import { solve } from "./solver.mjs";
import { counted, listed, quoted } from "../shared/russian.mjs";

/**
 * @param most the work after which the search stops (of solver.mjs); not given, as much as a good proposal needs
 * @returns {{ chosen: string[], coverage: { value, most, share }, reasons: { [id]: string }, gaps: [{ cell, why }], instance }}
 *   chosen in the order of a programme; what the school does already is among them
 */
export function propose(base, profile, most = undefined) {
  const instance = makeInstance(base, profile);
  const { chosen, value } = solve(instance, most);
  const ids = instance.elements.flatMap(({ id }, at) => (chosen[at] ? [id] : []));
  const covered = coverageOf(base, profile, ids, instance.cells);
  return {
    chosen: inOrder(base, profile, ids),
    coverage: { value, most: covered.most, share: covered.most ? value / covered.most : 1 },
    reasons: Object.fromEntries(ids.map((id) => [id, reasonOf(base, profile, id, ids, instance.cells)])),
    gaps: gapsOf(base, instance, chosen),
    instance,
  };
}

/** What a set of elements covers of what the profile asks for, in the weights of the model. */
export function coverageOf(base, profile, ids, cells = cellsOf(base, profile)) {
  const elements = ids.map(base.element).filter(Boolean);
  let [value, most] = [0, 0];
  const counts = cells.map((cell) => elements.filter((element) => answers(element, cell)).length);
  cells.forEach(({ weights }, at) => {
    most += weights.reduce((all, weight) => all + weight, 0);
    value += weights.slice(0, counts[at]).reduce((all, weight) => all + weight, 0);
  });
  return { value, most, share: most ? value / most : 1, counts, cells };
}

/** By stage, then by the first quarter, then as in the base. */
function inOrder(base, profile, ids) {
  const place = (id) => {
    const element = base.element(id);
    return base.stages.indexOf(element.stage) * 10 + Math.min(...quartersFor(element, profile), 5);
  };
  return [...ids].sort((one, other) => place(one) - place(other) || base.elements.indexOf(base.element(one)) - base.elements.indexOf(base.element(other)));
}

function reasonOf(base, profile, id, ids, cells) {
  const element = base.element(id);
  const own = cells.filter((cell) => answers(element, cell));
  const parts = [];
  const risks = own.filter(({ risk }) => risk).map(({ risk }) => quoted(titleOf(base.risk, risk)));
  const groups = own.filter(({ group }) => group).map(({ group }) => quoted(titleOf(base.group, group)));
  if (risks.length) parts.push(`закрывает ${listed(risks)} (${element.stage})`);
  if (groups.length) parts.push(`помогает группе ${listed(groups)}`);
  const served = ids.filter((other) => base.element(other).requires.includes(id)).map((other) => quoted(base.element(other).title));
  if (served.length) parts.push(`без него не начать ${listed(served)}`);
  const required = element.requires.map((other) => quoted(titleOf(base.element, other)));
  if (required.length) parts.push(`требует ${listed(required)}`);
  parts.push(profile.doing.includes(id) ? "уже идёт в школе, новых часов не просит" : hoursInWords(base, element.effort));
  const text = parts.join("; ");
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

/** «педагог-психолог — 12 часов, заместитель директора — 4 часа». */
export function hoursInWords(base, effort) {
  return effort.filter(({ hours }) => hours > 0)
    .map(({ role, hours }) => `${titleOf(base.role, role).toLowerCase().replace("ппк", "ППк")} — ${counted(hours, "час", "часа", "часов")}`).join(", ");
}

/** Asks that nothing answers, each with the nearest reason: what stands in the way of the elements that could. */
function gapsOf(base, { cells, elements, barred }, chosen) {
  return cells.flatMap((cell, at) => {
    if (elements.some((element, index) => chosen[index] && element.cells.includes(at))) return [];
    const able = base.elements.filter((element) => answers(element, cell));
    if (!able.length) return [{ cell, why: "в базе пока нет такого элемента" }];
    if (elements.some((element) => element.cells.includes(at))) return [{ cell, why: "не хватило часов или место занято тем, что закрывает больше" }];
    const whys = able.map(({ id }) => barred.get(id));
    return [{ cell, why: Object.values(OUT).find((why) => whys.includes(why)) || OUT.requires }];
  });
}
