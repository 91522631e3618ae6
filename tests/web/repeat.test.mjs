// «Повторили у себя»: what the five answers become.

import assert from "node:assert/strict";
import test from "node:test";
import { OTHER, begun, file, known, letter, mailto, materialOf, materialWords, missing, prose, word, worded } from "../../scripts/web/repeat/logic.mjs";

const DATA = {
  materials: [["techmaps/tk-drobi", "Технологическая карта", "Дроби: «сначала руками»"], ["techniques/pr-x", "Приём", "Пауза"], ["guides/pa-x", "Памятка", "Пауза"]],
  schools: [["shkola-44", "МОУ «Средняя школа № 44»", "Школа № 44"]],
  years: ["2026/2027", "2025/2026"],
  words: {
    title: ["{school}: повторили «{title}»", 120],
    summary: ["{school}, {year} учебный год: повторили у себя «{title}». Сказано, что изменили в материале и что из этого получилось.", 250],
  },
  contact: "baza@example.org",
};
const ANSWERS = { material: "techmaps/tk-drobi", school: "shkola-44", other: "", year: "2026/2027", changed: "Ничего.", result: "# Было 3\n1. стало *7*\n---\n<b>ура</b>" };

test("the address fills the first answer, if the base knows the material", () => {
  assert.equal(begun(DATA, "?material=techmaps/tk-drobi").material, "techmaps/tk-drobi");
  assert.equal(begun(DATA, "?material=techmaps/net").material, "");
  assert.equal(begun(DATA, "").year, "2026/2027");
});

test("a material is meant by its whole line, or by a title that is its alone", () => {
  assert.equal(materialOf(DATA, ` ${materialWords(DATA.materials[0])} `), "techmaps/tk-drobi");
  assert.equal(materialOf(DATA, "дроби: «сначала руками»"), "techmaps/tk-drobi");
  assert.equal(materialOf(DATA, "Пауза"), "");
  assert.equal(materialOf(DATA, "Пауза — памятка"), "guides/pa-x");
});

test("every question must be answered; another school by its name", () => {
  assert.deepEqual(missing(ANSWERS), []);
  assert.deepEqual(missing({ ...ANSWERS, school: OTHER, changed: "  " }), ["school", "changed"]);
  assert.deepEqual(missing({ ...ANSWERS, school: OTHER, other: "Лицей" }), []);
  assert.equal(known({ ...ANSWERS, school: OTHER }), false);
});

test("a long title is cut where the form has no room for it", () => {
  const made = worded(DATA.words.title, { school: "Школа № 44", title: "Дроби ".repeat(60) });
  assert.equal([...made].length <= 120, true);
  assert.match(made, /…»$/);
});

test("the file says what was answered and nothing that a sign would make of it", () => {
  const { name, text } = file(DATA, ANSWERS);
  assert.equal(name, "shkola-44-tk-drobi-2026-2027.md");
  assert.match(text, /^---\ntitle: "Школа № 44: повторили «Дроби: „сначала руками“»"\n/);
  assert.match(text, /\nstatus: черновик\norigin: школа\nschool: shkola-44\nschool_year: 2026\/2027\nmaterial: techmaps\/tk-drobi\n---\n/);
  assert.match(text, /## Что получилось\n\n\\# Было 3\n1\\. стало \\\*7\\\*\n\\---\n\\<b\\>ура\\<\/b\\>\n$/);
});

test("a list stays a list, a line of dashes does not become a rule", () => {
  assert.equal(prose("- одно\n- другое\n\n\n\n--- \n- \n"), "- одно\n- другое\n\n\\---\n\\-");
});

test("Word and the letter carry the same five answers", () => {
  const blocks = word(DATA, ANSWERS, "Опыт внедрения").blocks;
  assert.deepEqual(blocks[2].rows.map(([label]) => label), ["Какой материал", "Школа", "Учебный год"]);
  assert.equal(blocks[2].rows[1][1], "МОУ «Средняя школа № 44» (shkola-44)");
  const text = letter(DATA, ANSWERS);
  for (const said of ["techmaps/tk-drobi", "2026/2027", "Ничего.", "# Было 3"]) assert.ok(text.includes(said));
  assert.equal(decodeURIComponent(mailto("a@b.ru", text).split("body=")[1]).replaceAll("\r\n", "\n"), text);
});
