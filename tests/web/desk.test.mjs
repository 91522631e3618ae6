import assert from "node:assert/strict";
import test from "node:test";
import { blank, issue, kindOf, letter, near, wishes } from "../../scripts/web/desk/logic.mjs";

const DATA = {
  fields: [
    ["subject", "subjects", "Предмет", true, [["khimiya", "Химия"]]],
    ["level", "levels", "Уровень или класс", true, [["klass-8", "8 класс"]]],
    ["tier", "tier", "Кому помощь", false, [["gruppe", "группе"]]],
    ["stage", "stage", "Этап", false, [["оценка", "оценка"]]],
  ],
  kinds: [["techniques", "Приём", "md", ["Суть", "Шаги"]], ["routes", "Маршрут", "yml", []]],
};

test("an address becomes wishes; what the base does not know is left out", () => {
  const found = wishes(DATA, "?subject=khimiya&level=klass-99&tier=gruppe&x=<script>");
  assert.deepEqual(found.map(({ label, title }) => [label, title]), [["Предмет", "Химия"], ["Кому помощь", "группе"]]);
  assert.deepEqual(wishes(DATA, ""), []);
});

test("a blank holds the wishes in the form of a file", () => {
  const found = wishes(DATA, "?subject=khimiya&level=klass-8&tier=gruppe&stage=оценка");
  const text = blank(kindOf(DATA, "techniques"), found);
  assert.match(text, /^---\ntitle: ""\n/);
  for (const line of ["subjects: [khimiya]", "levels: [klass-8]", "tier: группе", "stage: оценка", "status: черновик"]) assert.ok(text.includes(`\n${line}\n`), line);
  assert.ok(text.indexOf("## Суть") < text.indexOf("## Шаги"));
  assert.ok(!blank(kindOf(DATA, "routes"), found).includes("---"));
});

test("an unknown kind is the first one", () => {
  assert.equal(kindOf(DATA, "nope")[0], "techniques");
  assert.equal(kindOf(DATA, null)[0], "techniques");
});

test("the letter and the issue carry the words, safely encoded", () => {
  const found = wishes(DATA, "?subject=khimiya");
  const kind = kindOf(DATA, "techniques");
  assert.ok(decodeURIComponent(letter("k@example.org", kind, found)).includes("Предмет: Химия"));
  assert.ok(!/[ \n]/.test(letter("k@example.org", kind, found)));
  assert.ok(decodeURIComponent(issue("https://example.org/base", kind, found)).startsWith("https://example.org/base/issues/new?title=Практика: приём"));
});

test("what is near is the catalogue asked for one wish at a time", () => {
  assert.deepEqual(near(wishes(DATA, "?subject=khimiya&stage=оценка")), [{ title: "Химия", query: "?subject=khimiya" }]);
});
