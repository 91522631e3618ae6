import assert from "node:assert/strict";
import { test } from "node:test";

import { mark, parse, progress, serialise, storageKey } from "../../scripts/web/steps/logic.mjs";

const KNOWN = ["start", "pairs", "check"];

test("the key names the page and the version", () => {
  assert.equal(storageKey("techmaps/fractions"), "kopilka:steps:v1:techmaps/fractions");
  assert.notEqual(storageKey("a"), storageKey("b"));
});

test("what was stored comes back", () => {
  assert.deepEqual(parse(serialise(["start", "check"]), KNOWN), ["start", "check"]);
});

test("steps that the material no longer has are dropped, the order is the page's", () => {
  assert.deepEqual(parse('["check","gone","start","start"]', KNOWN), ["start", "check"]);
});

test("nothing stored or something damaged means nothing done", () => {
  for (const stored of [null, undefined, "", "{", "5", '"start"', '{"start":true}', "null"]) assert.deepEqual(parse(stored, KNOWN), []);
});

test("nothing done leaves nothing to store", () => {
  assert.equal(serialise([]), null);
});

test("a step is ticked once and unticked, without changing the list it came from", () => {
  const before = Object.freeze(["check"]);
  assert.deepEqual(mark(before, "start", true, KNOWN), ["start", "check"]);
  assert.deepEqual(mark(["start", "check"], "start", true, KNOWN), ["start", "check"]);
  assert.deepEqual(mark(before, "check", false, KNOWN), []);
  assert.deepEqual(mark(before, "unknown", true, KNOWN), ["check"]);
});

test("progress is counted in the page's steps", () => {
  assert.equal(progress(["start"], KNOWN), "Сделано 1 из 3");
});
