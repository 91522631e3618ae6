// A small base of its own and everything random that the tests of the Constructor need, from seeds.

import { edit, makeBase, newProgramme, propose, soundProfile } from "../../../scripts/web/constructor/logic.mjs";

const STAGES = ["диагностика", "проектирование", "реализация", "оценка"];
const RISKS = ["motivatsiya", "roditeli", "kadry", "sreda"];
const ROLES = ["zam-direktora", "pedagog-psikholog", "uchitel-predmetnik"];
const titled = (ids) => ids.map((id) => ({ id, title: `Название ${id}` }));

/** For every risk and stage three elements; the second requires the first, the third conflicts with the second. */
export function testData() {
  const elements = RISKS.flatMap((risk, r) => STAGES.flatMap((stage, s) => [0, 1, 2].map((n) => ({
    id: `el-${risk}-${s}-${n}`,
    title: `Элемент ${risk}, ${stage}, ${n}`,
    summary: "Кратко о деле.",
    problem: `Проблема ${risk}`,
    risks: n === 2 ? [risk, RISKS[(r + 1) % RISKS.length]] : [risk],
    groups: n === 0 ? ["slabouspevayushchie"] : [],
    grades: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    tier: "группе",
    stage,
    quarters: s === 3 ? [4] : s === 2 ? [2, 3] : [1],
    effort: [{ role: ROLES[(r + n) % 3], hours: 4 + 2 * n }, { role: ROLES[(r + s + n + 1) % 3], hours: 3 }]
      .filter((own, at, all) => all.findIndex(({ role }) => role === own.role) === at),
    people: "учителя; расчёт на 30 учеников",
    limits: "",
    responsible: ROLES[r % 3],
    actions: ["Первое дело", "Второе дело"],
    outcome: `Результат ${risk} ${n}`,
    indicators: [{ name: `Доля ${risk} ${s} ${n}`, how: "дела / все дела", baseline: "замер в сентябре", target: "не меньше 60 %", period: "май", instrument: "in-list" }],
    requires: n === 1 ? [`el-${risk}-${s}-0`] : [],
    conflicts: n === 2 ? [`el-${risk}-${s}-1`] : [],
    cost: n === 2 ? "r4-shkola" : "r1-uchitel",
    evidence: "e0-obrazets",
    materials: ["techmaps/tk-drobi"],
    acts: ["fz-273"],
    text: "Занятия идут [две] недели по приказу [реквизиты локального акта].",
  }))));
  return {
    risks: titled(RISKS),
    groups: titled(["slabouspevayushchie", "propuski"]),
    levels: [{ id: "noo", title: "Начальное", grades: [1, 2, 3, 4] }, { id: "ooo", title: "Основное", grades: [5, 6, 7, 8, 9] }],
    roles: titled(ROLES),
    costs: ["r1-uchitel", "r4-shkola", "r6-gorod"].map((id) => ({ id, title: `Ресурс ${id}`, about: "" })),
    evidence: titled(["e0-obrazets", "ne-otsenivalos"]),
    stages: STAGES,
    elements,
    acts: {
      "fz-273": { title: "Закон об образовании, полное название", short: "Закон об образовании", state: "действует", replaced_by: [], checked_on: "2026-11-22", url: "acts/fz-273/" },
      "staryy": { title: "Старый приказ, полное название", short: "Старый приказ", state: "утратил силу", replaced_by: ["fz-273"], checked_on: "", url: "acts/staryy/" },
    },
    materials: {
      "techmaps/tk-drobi": { title: "Дроби", kind: "Технологическая карта", url: "techmaps/tk-drobi/" },
      "instruments/in-list": { title: "Опросный лист", kind: "Инструмент", url: "instruments/in-list/" },
    },
    schools: { "shkola-1": "Школа № 1" },
  };
}

export const testBase = () => makeBase(testData());

/** Numbers from 0 to 1 that are the same for the same seed. */
export function lot(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const some = (draw, list, share) => list.filter(() => draw() < share);

export function randomProfile(base, draw) {
  const raw = {
    school: draw() < 0.5 ? text(draw) : "",
    levels: some(draw, base.levels, 0.6).map(({ id }) => id),
    pupils: draw() < 0.5 ? null : Math.floor(draw() * 1500),
    risks: Object.fromEntries(some(draw, base.risks, 0.6).map(({ id }) => [id, 1 + Math.floor(draw() * 3)])),
    groups: some(draw, base.groups, 0.4).map(({ id }) => id),
    hours: Object.fromEntries(some(draw, base.roles, 0.9).map(({ id }) => [id, Math.ceil(draw() * 40) / 4])),
    budget: base.costs[Math.floor(draw() * base.costs.length)].id,
    doing: some(draw, base.elements, 0.05).map(({ id }) => id).filter((id, _, all) => !base.conflictsOf(id).some((other) => all.includes(other))),
    term: ["quarter", "year", "three"][Math.floor(draw() * 3)],
    quarter: 1 + Math.floor(draw() * 4),
    year: "2026/2027",
  };
  return soundProfile(base, raw).profile;
}

const LETTERS = ["а", "Ё", "я", " ", "«", "»", "\n", "—", "\"", "\\", "<b>", "&", "😀", "7", "%", ";", "#", "\u00a0", "z"];

/** A text of one to twenty pieces, awkward characters among them. */
export function text(draw) {
  return `т${Array.from({ length: 1 + Math.floor(draw() * 20) }, () => LETTERS[Math.floor(draw() * LETTERS.length)]).join("")}`;
}

/** A programme of a random school, edited up to eight times. */
export function randomProgramme(base, seed) {
  const draw = lot(seed);
  const profile = randomProfile(base, draw);
  let programme = newProgramme(base, profile, propose(base, profile));
  const edits = Math.floor(draw() * 8);
  for (let at = 0; at < edits; at += 1) {
    const item = programme.items[Math.floor(draw() * programme.items.length)];
    const actions = [{ type: "set", field: "title", value: text(draw) }, { type: "addOwn" }, { type: "set", field: "goal", value: text(draw) },
      { type: "add", element: base.elements[Math.floor(draw() * base.elements.length)].id },
      ...(item ? [{ type: "item", uid: item.uid, field: "actions", value: text(draw) }, { type: "hours", uid: item.uid, role: "zam-direktora", hours: Math.ceil(draw() * 50) },
        { type: "shift", uid: item.uid, by: 1 }, { type: "indicator", uid: item.uid, index: 0, field: "target", value: text(draw) },
        { type: "addIndicator", uid: item.uid, indicator: { name: text(draw) } }, { type: "item", uid: item.uid, field: "review", value: 0 }] : [])];
    programme = edit(programme, actions[Math.floor(draw() * actions.length)], base);
  }
  return programme;
}

/** The same with every field of every item filled, each by a text of its own: what a document must not lose. */
export function filledProgramme(base, seed) {
  const programme = randomProgramme(base, seed);
  const draw = lot(seed + 1_000_000);
  const materials = Object.keys(base.materials);
  const said = () => text(draw).replace(/\s+/g, " ").trim();
  const lines = () => [said(), said()].join("\n");
  const items = programme.items.map((item, at) => ({
    ...item, title: said(), actions: lines(), outcome: lines(), how: said(), text: `${said()}\n\n${lines()}`,
    responsible: base.roles[at % base.roles.length].id, acts: Object.keys(base.acts), materials,
    indicators: [0, 1].map(() => ({ name: said(), how: lines(), baseline: said(), target: said(), instrument: "in-list", actual: said() })),
  }));
  const outcomes = Object.fromEntries(Object.keys(programme.profile.risks).map((risk) => [risk, said()]));
  return { ...programme, title: said(), goal: lines(), outcomes, items, profile: { ...programme.profile, school: said() } };
}
