import assert from "node:assert/strict";
import { test } from "node:test";

import { read, tidy, write } from "../../scripts/web/catalogue/address.mjs";
import * as logic from "../../scripts/web/catalogue/logic.mjs";
import { choose, dice, some } from "./support/dice.mjs";

const FACETS = [
  ["kind", "Вид", [["cards", "Карты", ""], ["tricks", "Приёмы", ""], ["terms", "Термины", ""]]],
  ["level", "Класс", [["low", "Начальная", ""], ["one", "1 класс", "low"], ["high", "Старшая", ""]]],
  ["evidence", "Доказательность", [["e0", "Образец", ""], ["e1", "Описано", ""], ["e2", "Измерено", ""]]],
];

/** A base of random rows: a kind each, any levels, one evidence or none. */
function randomBase(roll) {
  const rows = Array.from({ length: roll(40) }, (_, index) => {
    const kind = roll(3);
    const levels = some(roll, [0, 1, 2]);
    return [`k/m-${index}`, "Карта", `Материал ${roll(1000)}`, "Кратко.", roll(3) ? `2026-0${1 + roll(9)}-01` : "", [], [[kind], levels, roll(2) ? [roll(3)] : []]];
  });
  return logic.openBase({ version: logic.VERSION, tail: "/", library: 2, facets: FACETS, rows });
}

function randomState(roll, base) {
  const chosen = {};
  for (const { name, options } of base.facets) {
    const ids = roll(2) ? some(roll, options.map(({ id }) => id)) : [];
    if (ids.length) chosen[name] = ids;
  }
  const compare = some(roll, base.rows.map(({ id }) => id)).slice(0, roll(5));
  return {
    q: choose(roll, ["", "", "дроби", "что-то & <b>?=#%", "ё, +«»"]),
    chosen,
    sort: choose(roll, ["", ...Object.keys(logic.SORTS)]),
    view: choose(roll, Object.keys(logic.VIEWS)),
    compare,
    comparing: compare.length > 0 && roll(2) === 1,
  };
}

/** What find must give, said without any cleverness. */
function naive(base, state, ids) {
  const wants = (row) => base.facets.every(({ name, options }, index) => {
    const chosen = state.chosen[name] || [];
    return !chosen.length || row.values[index].some((number) => chosen.includes(options[number].id));
  });
  const out = (row) => state.q || state.chosen.kind || row.values[0][0] < base.library;
  return base.rows.filter((row) => (!ids || ids.includes(row.id)) && wants(row) && out(row)).map(({ id }) => id);
}

/** Three hundred bases, each with a state and what the search found in it. */
const CASES = Array.from({ length: 300 }, (_, seed) => {
  const roll = dice(seed + 1);
  const base = randomBase(roll);
  const state = randomState(roll, base);
  return { seed, base, state, ids: state.q ? some(roll, base.rows.map(({ id }) => id)) : null };
});

test("the list is what the choices mean, and every count what choosing that option alone would give", () => {
  for (const { seed, base, state, ids } of CASES) {
    const { rows, counts } = logic.find(base, state, ids);
    assert.deepEqual(rows.map(({ id }) => id).sort(), naive(base, state, ids).sort(), `seed ${seed}`);
    base.facets.forEach((facet, index) => facet.options.forEach((option, number) => {
      const alone = { ...state, chosen: { ...state.chosen, [facet.name]: [option.id] } };
      assert.equal(counts[index][number], naive(base, alone, ids).length, `seed ${seed}: ${facet.name}=${option.id}`);
    }));
  }
});

test("an address keeps the state, and says it in one way", () => {
  for (const { seed, base, state } of CASES) {
    const address = write(base, state);
    assert.deepEqual(read(base, address), { ...state, chosen: ordered(base, state.chosen) }, `seed ${seed}`);
    assert.equal(write(base, read(base, address)), address, `seed ${seed}`);
  }
});

function ordered(base, chosen) {
  const inOrder = base.facets.filter(({ name }) => chosen[name]);
  return Object.fromEntries(inOrder.map(({ name, options }) => [name, options.map(({ id }) => id).filter((id) => chosen[name].includes(id))]));
}

const small = logic.openBase({ version: logic.VERSION, tail: "/", library: 2, facets: FACETS, rows: [
  ["cards/b", "Карта", "Б: 10 задач", "Кратко.", "2026-01-01", [["1 класс", ""]], [[0], [0, 1], [2]]],
  ["cards/a", "Карта", "А", "Кратко;", "2026-05-01", [], [[0], [2], []]],
  ["tricks/b2", "Карта", "Б: 9 задач", "Кратко.", "2026-01-01", [], [[1], [], [0]]],
  ["terms/t", "Карта", "Термин", "Кратко.", "", [], [[2], [], []]],
] });
const titles = (state, ids) => logic.find(small, { ...logic.START, ...state }, ids).rows.map(({ title }) => title);

test("the newest come first until another order is chosen; numbers in titles count as numbers", () => {
  assert.deepEqual(titles({}), ["А", "Б: 9 задач", "Б: 10 задач"]);
  assert.deepEqual(titles({ sort: "evidence" }), ["Б: 10 задач", "Б: 9 задач", "А"]);
  assert.deepEqual(titles({ sort: "title" }), ["А", "Б: 9 задач", "Б: 10 задач"]);
  assert.deepEqual(titles({ q: "б" }, ["tricks/b2", "Карта", "cards/b"]), ["Б: 9 задач", "Б: 10 задач"]);
});

test("terms come out when they are searched for or asked for", () => {
  assert.deepEqual(titles({ q: "термин" }, ["terms/t"]), ["Термин"]);
  assert.deepEqual(titles({ chosen: { kind: ["terms"] } }), ["Термин"]);
});

test("where nothing is found, the facets that stand in the way are named", () => {
  const state = { ...logic.START, chosen: { kind: ["tricks"], level: ["high"] } };
  assert.deepEqual(logic.broader(small, state, null).map(({ facet, count }) => [facet, count]), [["kind", 1], ["level", 1]]);
  const far = { ...logic.START, q: "x", chosen: { kind: ["terms"], level: ["high"] } };
  assert.deepEqual(logic.broader(small, far, ["cards/b"]).map(({ facet, count }) => [facet, count]), [["", 1]]);
});

test("no more than four are compared, and the last one taken away ends the comparison", () => {
  let state = { ...logic.START, comparing: true };
  for (const id of ["a/1", "a/2", "a/3", "a/4", "a/5"]) state = logic.toggleCompare(state, id);
  assert.deepEqual(state.compare, ["a/1", "a/2", "a/3", "a/4"]);
  for (const id of ["a/1", "a/2", "a/3", "a/4"]) state = logic.toggleCompare(state, id);
  assert.deepEqual([state.compare, state.comparing], [[], false]);
});

test("choosing twice is not choosing", () => {
  const once = logic.toggle(logic.START, "kind", "cards");
  assert.deepEqual(once.chosen, { kind: ["cards"] });
  assert.deepEqual(logic.toggle(once, "kind", "cards").chosen, {});
});

test("an address from elsewhere opens without what is unknown", () => {
  const state = read(small, "?q=++x++&kind=cards,nothing,cards&colour=red&sort=__proto__&view=constructor&compare=cards/a,../../etc,cards/none&compared=1");
  assert.deepEqual(state, { q: "x", chosen: { kind: ["cards"] }, sort: "", view: "cards", compare: ["cards/a"], comparing: true });
  assert.equal(write(small, read(small, "")), "");
});

test("a query of ten thousand characters is cut between characters, not within one", () => {
  assert.equal([...tidy("😀".repeat(10_000))].length, 300);
  assert.equal(tidy("a\n\u00a0 b"), "a b");
});

test("narrower options follow the broader ones; a CSV has a column for every facet", () => {
  const { counts } = logic.find(small, logic.START);
  assert.deepEqual(logic.tree(small.facets[1], counts[1]).map(({ id, depth, count }) => [id, depth, count]), [["low", 0, 1], ["one", 1, 1], ["high", 0, 1]]);
  assert.deepEqual(logic.tableRows(small, small.rows.slice(0, 1), (row) => `/${row.path}`), [
    ["Название", "Кратко", "Вид", "Класс", "Доказательность", "Проверен", "Адрес"],
    ["Б: 10 задач", "Кратко.", "Карты", "Начальная, 1 класс", "Измерено", "2026-01-01", "/cards/b/"],
  ]);
});

test("data of another version ask for a reload", () => {
  assert.throws(() => logic.openBase({ version: 0 }), /Обновите страницу/);
});
