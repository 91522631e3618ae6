import assert from "node:assert/strict";
import { test } from "node:test";

import { begun, issue, letter, mailto, ready, word } from "../../scripts/web/ask/logic.mjs";

const FULL = { what: " Подготовка к ОГЭ по химии ", who: "9 класс\nдвое", tried: "" };

test("what was sought is what is asked for", () => {
  assert.deepEqual(begun("?q=%D1%85%D0%B8%D0%BC%D0%B8%D1%8F+9"), { what: "химия 9", who: "", tried: "Искали в Копилке: «химия 9» — ничего не нашлось." });
  assert.deepEqual(begun(""), { what: "", who: "", tried: "" });
  assert.equal(begun(`?q=${"я".repeat(10_000)}`).what.length, 300);
  assert.equal(ready(begun("")), false);
  assert.equal(ready(FULL), true);
});

test("the text says the questions that were answered", () => {
  assert.equal(letter(FULL), "Просьба о материале\n\nЧего не хватает:\nПодготовка к ОГЭ по химии\n\nДля кого:\n9 класс\nдвое");
  assert.deepEqual(word(FULL).blocks.map(({ text }) => text), ["Просьба о материале", "Чего не хватает", "Подготовка к ОГЭ по химии", "Для кого", "9 класс", "двое"]);
});

test("a letter and an issue carry the whole text", () => {
  const sent = new URL(mailto("a@example.org", FULL));
  assert.equal(sent.searchParams.get("body").replaceAll("\r\n", "\n"), letter(FULL));
  const opened = new URL(issue("https://example.org/base/", FULL));
  assert.equal(opened.pathname, "/base/issues/new");
  assert.equal(opened.searchParams.get("body"), letter(FULL));
});
