import assert from "node:assert/strict";
import { test } from "node:test";

import { COPIED, FAILED, LABELS, SELECTED, copyBy, plainText, sourceId } from "../../scripts/web/copy/logic.mjs";

test("a reference is a hash and an id, Cyrillic and leading digits included", () => {
  assert.equal(sourceId("#cite"), "cite");
  assert.equal(sourceId(" #как-сослаться "), "как-сослаться");
  assert.equal(sourceId("#1-шаг"), "1-шаг");
});

test("anything else refers to nothing", () => {
  for (const reference of [undefined, "", "#", "cite", "#two ids", ".class"]) assert.equal(sourceId(reference), null);
});

test("text loses soft hyphens, blanks at line ends and empty lines around", () => {
  assert.equal(plainText("\r\n  Вы\u00ADго\u00ADтский Л. С. \u00A0\r\nМышление и речь\t\n\n\n\nСтр. 5\u200B\n"), "  Выготский Л. С.\nМышление и речь\n\nСтр. 5");
});

test("text keeps non-breaking blanks inside a line", () => {
  assert.equal(plainText("№\u00A0779"), "№\u00A0779");
});

test("the first way that works decides, later ones are left alone", async () => {
  const tried = [];
  const way = (outcome, result) => ({ outcome, run: (text) => { tried.push(`${outcome}:${text}`); return result(); } });
  const refuse = () => Promise.reject(new Error("NotAllowedError"));
  assert.equal(await copyBy([way("a", refuse), way("b", () => false), way("c", () => true), way("d", () => true)], "x"), "c");
  assert.deepEqual(tried, ["a:x", "b:x", "c:x"]);
});

test("a missing navigator.clipboard is one more way that does not work", async () => {
  const navigator = {};
  const ways = [
    { outcome: COPIED, run: (text) => navigator.clipboard.writeText(text) },
    { outcome: SELECTED, run: () => undefined },
  ];
  assert.equal(await copyBy(ways, "текст"), SELECTED);
});

test("nothing works, or there is nothing to copy: failed", async () => {
  assert.equal(await copyBy([], "текст"), FAILED);
  assert.equal(await copyBy([{ outcome: COPIED, run: () => true }], ""), FAILED);
});

test("every outcome has words for the button", () => {
  assert.equal(LABELS[COPIED], "Скопировано");
  for (const outcome of [COPIED, SELECTED, FAILED]) assert.match(LABELS[outcome], /^[А-Я]/);
});
