import assert from "node:assert/strict";
import { test } from "node:test";
import { DARK, LIGHT, toStore, toneOf } from "../../scripts/web/a11y/logic.mjs";
import { readIndex } from "../../scripts/web/frame/logic.mjs";

test("the heading being read is the last above the line", () => {
  assert.equal(readIndex([]), -1);
  assert.equal(readIndex([300, 900]), -1);
  assert.equal(readIndex([-500, 119, 400]), 1);
  assert.equal(readIndex([-900, -500, -10]), 2);
});

test("the tone is the reader's, else the system's; damaged values are as none", () => {
  assert.equal(toneOf(DARK, false), DARK);
  assert.equal(toneOf(LIGHT, true), LIGHT);
  assert.equal(toneOf(null, true), DARK);
  assert.equal(toneOf("purple", false), LIGHT);
});

test("only a tone that differs from the system's is stored", () => {
  assert.equal(toStore(DARK, true), null);
  assert.equal(toStore(DARK, false), DARK);
  assert.equal(toStore(LIGHT, true), LIGHT);
});
