// The router's walk: every way through every route of the base, the address, the search, the sheet.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NO_NAMES, sheet, term, wordDocument } from "../../scripts/web/router/sheet.mjs";
import { address, ahead, answered, isStep, parse, place, ways } from "../../scripts/web/router/walk.mjs";
import { findSigns, likeness, words } from "../../scripts/web/router/words.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const PYTHON = [join(ROOT, ".venv/bin/python"), join(ROOT, ".venv/Scripts/python.exe")].find(existsSync) || "python3";
const TELL = `
import json, sys
from pathlib import Path
from kopilka.content.bank import load
from kopilka.views.page import SiteInfo
from kopilka.views.routing.data import router_data
sys.stdout.buffer.write(json.dumps(router_data(load(Path(".")), SiteInfo()), ensure_ascii=False).encode())`;
const DATA = JSON.parse(execFileSync(PYTHON, ["-c", TELL], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 }));

const go = (walk, way) => [...walk, { route: way.route, node: way.node, by: way.by, text: way.text }];
const plain = (text) => text.replaceAll("\u00a0", " ");

/** Every walk from the signs of a route to an end: within the route, or to the door or the node of another one. */
function* paths(route, walk = [{ route, node: null, by: 1, text: "" }]) {
  for (const way of ways(DATA, walk)) {
    if (way.last) yield { walk, way };
    else if (way.route !== route) yield { walk: go(walk, way), way };
    else yield* paths(route, go(walk, way));
  }
}

test("every path of every route comes to an end or into another route, by steps that are whole", () => {
  let number = 0;
  for (const route of Object.keys(DATA.routes)) {
    for (const { walk } of paths(route)) {
      number += 1;
      const first = walk.findIndex((at) => isStep(place(DATA, at).node));
      const [clicks, step] = [first, place(DATA, walk[first]).node];
      assert.ok(first > 0, `${address(walk)}: нет шага`);
      assert.ok(clicks <= 4, `${address(walk)}: ${clicks} нажатий до шага`);
      assert.ok(step.who && step.term, address(walk));
      assert.ok(step.urgent || step.materials.length > 0, address(walk));
    }
  }
  assert.ok(number > 200, `путей ${number}`);
});

test("no walk through all routes is endless, and each ends at a step", () => {
  const known = new Map();
  const depth = (walk) => {
    const { route, node } = walk[walk.length - 1];
    const key = `${route}/${node}`;
    assert.notEqual(known.get(key), -1, `круг через ${key}`);
    if (known.has(key)) return known.get(key);
    known.set(key, -1);
    const found = ways(DATA, walk);
    assert.ok(found.length > 0, `тупик: ${key}`);
    const deepest = Math.max(...found.map((way) => (way.last ? 0 : depth(go(walk, way)))));
    known.set(key, deepest + 1);
    return deepest + 1;
  };
  for (const route of Object.keys(DATA.routes)) depth([{ route, node: null, by: 1, text: "" }]);
  const nodes = Object.entries(DATA.routes).flatMap(([route, { nodes: all }]) => Object.keys(all).map((id) => `${route}/${id}`));
  assert.deepEqual(nodes.filter((key) => !known.has(key)), [], "недостижимы");
});

test("the address of every walk reads back as the walk", () => {
  for (const route of Object.keys(DATA.routes)) {
    for (const { walk } of paths(route)) {
      for (let length = 0; length <= walk.length; length += 1) {
        const part = walk.slice(0, length);
        const { walk: read, broken } = parse(DATA, address(part));
        assert.equal(broken, false);
        assert.deepEqual(read.map(({ route: r, node, by }) => [r, node, by]), part.map(({ route: r, node, by }) => [r, node, by]));
        assert.deepEqual(read.slice(1).map(({ text }) => text), part.slice(1).map(({ text }) => text));
      }
    }
  }
});

test("an address that no longer holds gives the part that does", () => {
  const [route] = Object.keys(DATA.routes);
  const start = DATA.routes[route].signs[0].next;
  assert.deepEqual(parse(DATA, `#/${route}/${start}/net-takogo`).walk.map((at) => at.node), [null, start]);
  for (const hash of [`#/${route}/${start}/net-takogo`, "#/net-takogo", `#/${route}/${start}.9`, "#/%E0%A4%A"]) {
    const read = parse(DATA, hash);
    assert.equal(read.broken, hash !== "#/%E0%A4%A", hash);
  }
  assert.deepEqual(parse(DATA, ""), { walk: [], broken: false });
  assert.deepEqual(parse(DATA, "#/"), { walk: [], broken: false });
});

test("answers tell what was asked, and lead back to the question", () => {
  const { walk } = parse(DATA, "#/trudnosti-chteniya-pisma/q-yazyk/q-zrenie/s-vrach/s-logoped");
  const told = answered(DATA, walk);
  assert.deepEqual(told.map(({ answer }) => plain(answer)), [
    "Читает по слогам в 3 классе и старше",
    "Да, или говорит по-русски с раннего детства",
    "Нет или не знаем",
    "Зрение и слух в порядке или исправлены, трудности те же",
  ]);
  assert.equal(plain(told[3].question), "Проверить зрение и слух: что вышло");
  assert.equal(address(told[2].back), "#/trudnosti-chteniya-pisma/q-yazyk/q-zrenie");
});

test("two answers to one node are told apart", () => {
  const second = parse(DATA, "#/propuski/q-gde/q-prichina.2").walk;
  const first = parse(DATA, "#/propuski/q-gde/q-prichina").walk;
  assert.notEqual(second[2].text, first[2].text);
  assert.equal(address(second), "#/propuski/q-gde/q-prichina.2");
});

for (const [query, route, sign] of [
  ["ребёнок не справляется с чтением в 3 классе", "trudnosti-chteniya-pisma", "Читает по слогам"],
  ["прогуливает", "propuski", "За месяц пропустил"],
  ["двойки по математике", "predmetnyy-defitsit", "Два неудовлетворительных"],
  ["двоек много по математике", "predmetnyy-defitsit", "Два неудовлетворительных"],
  ["боится контрольных", "trevoga-na-kontrolnyh", "Дома решает"],
  ["нет логопеда", "net-spetsialista", "Ребёнку нужен логопед"],
  ["не говорит по-русски", "inofon", "Отвечает одним словом"],
  ["дерётся", "povedenie-na-uroke", "Дерётся"],
  ["не сдаст ОГЭ", "risk-na-oge", "Пробная работа"],
  ["вернулся после болезни", "bolezn-propusk-tem", "Пропустил неделю"],
  ["не хочет учиться", "nizkaya-motivatsiya", "Раньше делал"],
  ["тревожный пятиклассник", "perehod-v-5-klass", "Плачет"],
  ["лучше бы меня не было", "trevoga-na-kontrolnyh", "Говорит «лучше бы"],
]) {
  test(`a teacher's words find the sign: ${query}`, () => {
    const [best] = findSigns(DATA, query);
    assert.equal(best.route, route);
    assert.ok(plain(DATA.routes[route].signs[best.index].text).startsWith(sign), DATA.routes[route].signs[best.index].text);
  });
}

test("words without a meaning find nothing", () => {
  for (const query of ["", "   ", "не с в", "ребёнок", "3", "qqqq", "?!"]) assert.deepEqual(findSigns(DATA, query), [], query);
  assert.deepEqual(words("Ребёнок НЕ читает, 3 класс"), ["читает", "3"]);
  assert.equal(likeness("чтение", "чтение"), 1);
  assert.equal(likeness("3", "31"), 0);
});

test("the sheet holds the steps with terms, and no place for a name", () => {
  const { walk } = parse(DATA, "#/trudnosti-chteniya-pisma/q-yazyk/q-zrenie/q-tekst/s-logoped");
  const told = sheet(DATA, walk);
  assert.equal(plain(told.seen), "Читает по слогам в 3 классе и старше");
  assert.equal(told.answers.length, 3);
  assert.deepEqual(told.steps.map((step) => plain(step.title)), ["Встреча с логопедом"]);
  assert.equal(plain(told.steps[0].term), "первая встреча — до 10 рабочих дней (значение редакции)");
  assert.ok(told.later.some((step) => plain(step.title) === "Запрос на заседание"));
  assert.equal(told.notes[0], NO_NAMES);
  const document = wordDocument(told);
  const text = plain(JSON.stringify(document));
  for (const expected of ["Код случая", "Встреча с логопедом", "Что сказать родителям".toLowerCase(), "Имя, фамилию, класс и школу"]) {
    assert.ok(text.includes(expected), expected);
  }
  assert.ok(!/ФИО/.test(text));
});

test("a term names its act", () => {
  const node = DATA.routes.konsilium.nodes["s-zasedanie"];
  assert.equal(plain(term(DATA, node)), "заключение подписывают и показывают родителям в день заседания (норма: Примерное положение о ППк)");
});

test("what lies ahead stops at the door of another route", () => {
  const { walk } = parse(DATA, "#/predmetnyy-defitsit/q-odin/s-sobrat");
  const [next] = ahead(DATA, walk);
  assert.equal(next.node, null);
  assert.equal(plain(next.route.title), "Нет динамики после карты");
  assert.deepEqual(next.later, []);
});
