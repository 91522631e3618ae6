import assert from "node:assert/strict";
import { test } from "node:test";

import * as logic from "../../scripts/web/collection/logic.mjs";
import { fromHash, toHash } from "../../scripts/web/collection/share.mjs";
import { differs, sideBySide } from "../../scripts/web/catalogue/facts.mjs";
import { calls, isWriting, step } from "../../scripts/web/find/logic.mjs";
import { named } from "../../scripts/web/shared/address.mjs";
import { choose, dice, some } from "./support/dice.mjs";

const NOTES = ["", "Начать с шага 2", "«ёлки» & <b>", "строка\nвторая 😀"];

function random(roll) {
  const ids = some(roll, ["a/one", "a/two", "b/three", "c/four-4"]);
  return { title: choose(roll, ["", "Сентябрь", "😀 №1"]), items: ids.map((id) => ({ id, note: choose(roll, NOTES) })) };
}

const CASES = Array.from({ length: 200 }, (_, seed) => {
  const roll = dice(seed + 1);
  return { seed, roll, ours: random(roll), theirs: random(roll) };
});

test("a collection survives the storage, a file and a link", () => {
  for (const { seed, ours } of CASES) {
    assert.deepEqual(logic.parse(logic.serialise(ours)), ours, `seed ${seed}`);
    assert.deepEqual(logic.fromFile(logic.toFile(ours)), ours, `seed ${seed}`);
    assert.deepEqual(fromHash(toHash(ours)), ours, `seed ${seed}`);
    assert.match(toHash(ours), /^#podborka=[\w+$-]*$/);
  }
});

test("joining two collections loses nothing of ours and says nothing twice", () => {
  for (const { seed, ours, theirs } of CASES) {
    const both = logic.merge(ours, theirs);
    const ids = both.items.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, `seed ${seed}`);
    assert.deepEqual(ids.slice(0, ours.items.length), ours.items.map(({ id }) => id), `seed ${seed}`);
    for (const { id, note } of ours.items.filter((item) => item.note)) assert.equal(both.items.find((item) => item.id === id).note, note);
    for (const { id } of theirs.items) assert.ok(logic.has(both, id));
    assert.deepEqual(logic.merge(both, theirs), both, `seed ${seed}: the second time nothing is added`);
  }
});

test("moving keeps every material, and a move back is as none", () => {
  for (const { seed, roll, ours } of CASES.filter((one) => one.ours.items.length)) {
    const { id } = choose(roll, ours.items);
    const by = choose(roll, [-1, 1]);
    const moved = logic.move(ours, id, by);
    assert.deepEqual(new Set(moved.items), new Set(ours.items), `seed ${seed}`);
    if (moved !== ours) assert.deepEqual(logic.move(moved, id, -by), ours, `seed ${seed}`);
  }
});

test("damaged and foreign values are taken as far as they make sense", () => {
  assert.deepEqual(logic.parse(null), logic.EMPTY);
  assert.deepEqual(logic.parse("{"), logic.EMPTY);
  assert.deepEqual(logic.sound({ title: 7, items: [null, { id: 1 }, { id: "../etc" }, { id: "a/b", note: {} }, { id: "a/b" }] }), { title: "", items: [{ id: "a/b", note: "" }] });
  assert.equal(logic.sound({ items: Array.from({ length: 999 }, (_, index) => ({ id: `a/${index}` })) }).items.length, logic.MOST_ITEMS);
  assert.equal([...logic.sound({ items: [{ id: "a/b", note: "😀".repeat(5000) }] }).items[0].note].length, logic.LONGEST_NOTE);
  assert.equal(fromHash("#shagi"), null);
  assert.deepEqual(fromHash("#podborka=сломано"), logic.EMPTY);
  assert.deepEqual(fromHash("#podborka="), logic.EMPTY);
});

test("a file that holds no collection is refused with the reason", () => {
  assert.throws(() => logic.fromFile("PK"), /не файл подборки/);
  assert.throws(() => logic.fromFile('{"format":"other"}'), /нет подборки/);
  assert.throws(() => logic.fromFile('{"format":"kopilka-collection","version":2}'), /более новой/);
});

test("cards of materials stand line by line, each label once, in the order of the pages", () => {
  const lines = sideBySide([[["Срок", "3"], ["Предмет", "а"]], null, [["Классы", "5"], ["Предмет", "а"]]]);
  assert.deepEqual(Object.fromEntries(lines), { Срок: ["3", "", ""], Классы: ["", "", "5"], Предмет: ["а", "", "а"] });
  assert.deepEqual(lines.map(([name]) => name).sort(), ["Классы", "Предмет", "Срок"]);
  assert.ok(differs(["x", ["1", "2"]]) && !differs(["x", ["1", "1"]]));
});

test("arrows go round through the options and the field", () => {
  assert.deepEqual([-1, 0, 1, 2].map((active) => step(active, 3, "ArrowDown")), [0, 1, 2, -1]);
  assert.deepEqual([-1, 0, 1, 2].map((active) => step(active, 3, "ArrowUp")), [2, -1, 0, 1]);
});

test("the keys of the search in both layouts, and never while somebody writes", () => {
  const key = (given) => calls({ key: "", code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...given });
  assert.ok(key({ key: "/", code: "Slash" }) && key({ key: ".", code: "Slash" }) && key({ key: "л", code: "KeyK", ctrlKey: true }) && key({ key: "k", code: "KeyK", metaKey: true }));
  assert.ok(!key({ key: "k", code: "KeyK" }) && !key({ key: ".", code: "Period" }) && !key({ key: "/", code: "Slash", ctrlKey: true }));
  assert.ok(isWriting({ tagName: "TEXTAREA" }) && isWriting({ tagName: "DIV", isContentEditable: true }) && !isWriting({ tagName: "BODY" }) && !isWriting(null));
});

test("in a folder an address names the file of the page", () => {
  assert.equal(named("catalogue/?q=x", true), "catalogue/index.html?q=x");
  assert.equal(named("file:///a/terms/#ppk", true), "file:///a/terms/index.html#ppk");
  assert.equal(named("a/b.html#c", true), "a/b.html#c");
  assert.equal(named("catalogue/?q=a/b/", true), "catalogue/index.html?q=a/b/");
  assert.equal(named("catalogue/", false), "catalogue/");
});
