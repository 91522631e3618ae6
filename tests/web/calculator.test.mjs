import assert from "node:assert/strict";
import { test } from "node:test";

import { matchColumns } from "../../scripts/web/calculator/columns.mjs";
import { code } from "../../scripts/web/calculator/coding.mjs";
import { tables } from "../../scripts/web/calculator/report.mjs";
import { roundTo, ruler } from "../../scripts/web/calculator/scoring.mjs";
import { alpha, median, variance } from "../../scripts/web/tables/statistics.mjs";
import { sideOf, study } from "../../scripts/web/calculator/study.mjs";
import { addTable, assign, begin, choose, describe, removeTable, result } from "../../scripts/web/calculator/state.mjs";
import { byCode, labels, summarise } from "../../scripts/web/calculator/summary.mjs";
import { csvRows, wordDocument } from "../../scripts/web/tables/taking.mjs";
import { readText } from "../../scripts/web/tables/reading.mjs";

const INSTRUMENT = {
  id: "in-proba",
  title: "Проба",
  answers: { da: [["нет", 0], ["скорее нет", 1], ["скорее да", 2], ["да", 3]], chto: [["время", 0], ["объяснить ещё раз, короче", 0], ["карточка", 0]] },
  items: [
    { id: "n1", text: "Я понимаю, с чего начать", scale: "da", group: "Понимаю" },
    { id: "n2", text: "Я списываю, потому что не знаю, как делать", scale: "da", group: "Понимаю", reverse: true },
    { id: "m1", text: "Что помогло бы?", scale: "chto", group: "Помощь", many: true },
    { id: "o1", text: "Какой предмет самый трудный?", scale: null, group: "Словами" },
  ],
  scales: [{ id: "p", title: "Понимаю", items: ["n1", "n2"], method: "сумма", bounds: [{ low: 0, high: 2, meaning: "мало" }, { low: 3, high: 6, meaning: "хватает" }] }],
};
const HEADER = "Отметка времени;Кто вы?;Я понимаю, с чего начать;Я списываю, потому что не знаю, как делать;Что помогло бы?;Какой предмет самый трудный?";

const coded = (text, instrument = INSTRUMENT) => {
  const rows = readText(text);
  return code(rows, matchColumns(rows, instrument), instrument);
};
const studied = (tables, split) =>
  study(tables.map(({ text, wave = "Замер 1", group = "" }) => { const rows = readText(text); return { rows, match: matchColumns(rows, INSTRUMENT), wave, group }; }), INSTRUMENT, split);
const uses = (header) => matchColumns(readText(`${header}\n1;1;1;1;1;1\n`), INSTRUMENT).columns.map(({ use, item }) => (item === undefined ? use : `${use} ${item}`));

test("an export of a form is read: texts of answers, several answers with commas inside, reverse points, gaps", () => {
  const found = coded(`${HEADER}\n22.11.2026 9:00:00;Учитель;скорее да;нет;время, объяснить ещё раз, короче;физика\n22.11.2026;ученик;Да.;;карточка;\n`);
  assert.deepEqual(found.problems, []);
  assert.deepEqual([...found.points[0]], [2, 3]);
  assert.deepEqual([...found.points[1]], [3, NaN]);
  assert.deepEqual(found.chosen[2], [[0, 1], [2]]);
  assert.deepEqual(found.texts[3], [{ at: 0, text: "физика" }]);
  assert.deepEqual([found.groups, found.days], [["Учитель", "ученик"], ["2026-11-22", "2026-11-22"]]);
});

for (const [name, header, expected] of [
  ["by text", HEADER, ["day", "group", "item 0", "item 1", "item 2", "item 3"]],
  ["grids of Google and of Yandex", "Код;Блок [Я понимаю, с чего начать];Блок / Я списываю, потому что не знаю, как делать;x;y;z", ["code", "item 0", "item 1", "skip", "skip", "skip"]],
  ["by number, id and a cut heading", "1. Я понимаю, с чего начать;n2;Какой предмет самый;x;y;z", ["item 0", "item 1", "item 3", "skip", "skip", "skip"]],
  ["variants apart", "n1;Что помогло бы? / время;Что помогло бы? / карточка;x;y;z", ["item 0", "option 2", "option 2", "skip", "skip", "skip"]],
  ["names are never taken", "ФИО;n1;n2;m1;o1;Группа", ["skip", "item 0", "item 1", "item 2", "item 3", "group"]],
]) {
  test(`columns are told: ${name}`, () => assert.deepEqual(uses(header), expected));
}

test("columns that nobody can tell are taken in their order if there are as many; a table without headings too", () => {
  const foreign = readText("а;б;в;г\nда;нет;время;дроби\n");
  assert.deepEqual([matchColumns(foreign, INSTRUMENT).byOrder, matchColumns(foreign, INSTRUMENT).columns.map(({ item }) => item)], [true, [0, 1, 2, 3]]);
  const named = matchColumns(readText("ФИО;а;б;в\nx;да;нет;время\n"), INSTRUMENT);
  assert.deepEqual([named.byOrder, named.people], [false, [{ column: 0, what: "имена" }]]);
  const bare = matchColumns(readText("да;нет;время;дроби\n2;3;карточка;чтение\n"), INSTRUMENT);
  assert.deepEqual([bare.first, bare.byOrder], [0, true]);
  assert.equal(matchColumns(readText("а;б;в\n1;2;3\n"), INSTRUMENT).columns.every(({ use }) => use === "skip"), true);
});

test("what is outside the scale is told with column and rows, counted as a gap, and equal faults are one sentence", () => {
  const rows = Array.from({ length: 8 }, () => "22.11.2026;ученик;7;нет;время;—").join("\n");
  const found = coded(`${HEADER}\n${rows}\nвчера;ученик;2,0;может быть;всё сразу;—\n`);
  assert.deepEqual(found.problems, [
    "Столбец A «Отметка времени», строка 10: «вчера» — не дата. Правильно: 22.11.2026.",
    "Столбец C «Я понимаю, с чего начать», строки 2, 3, 4, 5, 6 и ещё 3: ответа «7» в шкале нет, он сочтён пропуском. Есть: «нет» или 0; «скорее нет» или 1; «скорее да» или 2; «да» или 3.",
    "Столбец D «Я списываю, потому что не знаю, как дел…», строка 10: ответа «может быть» в шкале нет, он сочтён пропуском. Есть: «нет» или 0; «скорее нет» или 1; «скорее да» или 2; «да» или 3.",
    "Столбец E «Что помогло бы?», строка 10: ответа «всё сразу» в шкале нет, он сочтён пропуском. Есть: «время»; «объяснить ещё раз, короче»; «карточка».",
  ]);
  assert.equal(found.points[0][8], 2);
  assert.equal(found.points[0].filter(Number.isNaN).length, 8);
});

test("a missing column is named and its scale is not counted; sheets without an answer are counted apart", () => {
  const found = coded("Код;n1;m1;o1\n1;да;время;физика\n2;;;\n3;нет;;\n");
  assert.match(found.problems[0], /нет столбца для вопроса 2 «Я списываю, потому что не знаю, как дел…»/);
  assert.deepEqual([found.count, found.empty, found.rows], [2, 1, [2, 4]]);
  const [{ scales }] = summarise(INSTRUMENT, { ...studied([{ text: `n1\tm1\n${"да\tвремя\n".repeat(6)}` }]) });
  assert.deepEqual([scales[0].count, scales[0].missed, scales[0].hidden], [0, 6, true]);
});

const sheets = (side, count, answer) => Array.from({ length: count }, () => `1.9.2026;${side};${answer};нет;время;`).join("\n");

test("groups stand in the order of the sides, and fewer than five answers are not shown", () => {
  const found = studied([{ text: `${HEADER}\n${sheets("Ученик 7 класса", 6, "да")}\n${sheets("Мама", 4, "нет")}\n${sheets("Учитель", 5, "скорее да")}\n` }]);
  const parts = summarise(INSTRUMENT, found, { by: "group" });
  assert.deepEqual(parts.map(({ label, count, hidden }) => [label, count, hidden]), [["учителя", 5, false], ["родители", 4, true], ["ученики", 6, false]]);
  assert.deepEqual(parts[1].scales.concat(parts[1].items), []);
  assert.deepEqual(parts.filter(({ hidden }) => !hidden).map(({ scales }) => [scales[0].mean, scales[0].bound.meaning]), [[5, "хватает"], [6, "хватает"]]);
  assert.equal(sideOf("Завуч"), "администрация");
});

test("two tables are two measurements; one table is cut by a day; one division narrows the other", () => {
  const autumn = `${HEADER}\n${sheets("учитель", 5, "нет")}\n${sheets("ученик", 5, "нет")}\n`;
  const spring = autumn.replaceAll("1.9.2026", "20.5.2027").replaceAll(";нет;нет;", ";да;нет;");
  const found = studied([{ text: autumn, wave: "Осень" }, { text: spring, wave: "Весна" }]);
  assert.deepEqual(summarise(INSTRUMENT, found, { by: "wave" }).map(({ label, count, scales }) => [label, count, scales[0].mean]), [["Осень", 10, 3], ["Весна", 10, 6]]);
  assert.deepEqual(summarise(INSTRUMENT, found, { by: "wave", only: { groups: "учителя" } }).map(({ count }) => count), [5, 5]);
  assert.deepEqual(Object.keys(found).sort(), Object.keys(studied([{ text: autumn }])).sort());
  const cut = studied([{ text: autumn + spring.split("\n").slice(1).join("\n") }], "2027-01-01");
  assert.deepEqual(labels(cut, "waves"), ["до 01.01.2027", "с 01.01.2027"]);
  assert.deepEqual(summarise(INSTRUMENT, cut, { by: "wave" }).map(({ scales }) => scales[0].mean), [3, 6]);
});

test("sheets about one pupil give the results of every code", () => {
  const found = studied([{ text: "Код;n1;n2;m1;o1\n07;да;нет;;\n;нет;да;;\n09;да;;;\n" }]);
  assert.deepEqual(byCode(INSTRUMENT, found).map(({ code: told, results }) => [told, results[0] && results[0].value, results[0] && results[0].raised]), [["07", 6, true], ["09", null, null], ["строка 3", 0, false]]);
});

test("the state: tables are told anew for another instrument, a question moves between columns, nothing brought is lost", () => {
  const other = { ...INSTRUMENT, id: "in-drugoy", items: INSTRUMENT.items.slice(0, 1), scales: [] };
  let state = begin([INSTRUMENT, other], "нет такого");
  assert.equal(state.id, "in-proba");
  assert.equal(result(state), null);
  state = addTable(state, "a.csv", readText(`${HEADER}\n${sheets("учитель", 5, "да")}\n`));
  state = addTable(state, "b.csv", readText(`${HEADER}\n${sheets("мама", 5, "нет")}\n`));
  assert.deepEqual(result({ ...state, by: "wave" }).parts.map(({ label, count }) => [label, count]), [["Замер 1", 5], ["Замер 2", 5]]);
  assert.deepEqual(result({ ...state, by: "group" }).groups, ["учителя", "родители"]);
  assert.deepEqual(result(describe(state, 2, { group: "ученики" })).groups, ["учителя", "ученики"]);
  assert.deepEqual(choose(state, "in-drugoy").tables.map(({ rows, match }) => [rows.length, match.columns.filter(({ use }) => use === "item").length]), [[6, 1], [6, 1]]);
  const moved = assign(state, 1, 5, "item 0").tables[0].match.columns.map(({ use, item }) => (item === undefined ? use : `${use} ${item}`));
  assert.deepEqual(moved, ["day", "group", "skip", "item 1", "item 2", "item 0"]);
  assert.deepEqual([removeTable(state, 1).tables.length, state.tables.length], [1, 2]);
});

test("the report: texts for Word and CSV, the change of two measurements, no means of sheets about single pupils", () => {
  const found = studied([{ text: `${HEADER}\n${sheets("учитель", 5, "скорее нет")}\n`, wave: "Осень" }, { text: `${HEADER}\n${sheets("учитель", 6, "да")}\n`, wave: "Весна" }]);
  const parts = summarise(INSTRUMENT, found, { by: "wave" });
  const [scales, trust, spread] = tables(parts, "wave");
  assert.deepEqual(scales.head, ["Показатель", "Чьи ответы", "Листов", "Среднее", "Медиана", "Что это значит"]);
  assert.deepEqual(scales.rows, [["Понимаю", "Осень", "5", "4", "4", "хватает"], ["Понимаю", "Весна", "6", "6", "6", "хватает"], ["Понимаю", "разница", "", "+2", "", ""]]);
  assert.deepEqual(trust.rows[0], ["Понимаю", "Осень", "0", "4", "—"]);
  assert.deepEqual(spread.rows.map((row) => row.map((cell) => cell.replaceAll("\u00a0", " "))), [["0–2: мало", "0 (0 %)", "0 (0 %)"], ["3–6: хватает", "5 (100 %)", "6 (100 %)"]]);
  assert.deepEqual(tables(parts, "wave", true)[0].title, "Понимаю");
  assert.deepEqual(csvRows("Сводка", ["Примечание"], [scales]).slice(0, 4), [["Сводка"], ["Примечание"], [], ["Показатели"]]);
  assert.equal(wordDocument("Сводка", [], [scales]).blocks.filter(({ type }) => type === "table").length, 1);
});

test("statistics of nothing are null, a result between bounds is rounded as the bounds are written", () => {
  assert.deepEqual([median([]), variance([1]), alpha([[1, 2]]), alpha([[1, 1], [2, 2]])], [null, null, null, null]);
  const whole = ruler({ bounds: [{ low: 0, high: 5, meaning: "a" }, { low: 6, high: 9, meaning: "b" }] });
  assert.deepEqual([5.49, 5.5, 9.4, 9.5].map((value) => (whole(value) || {}).meaning), ["a", "b", "b", undefined]);
  const tenths = ruler({ bounds: [{ low: 0, high: 0.9, meaning: "a" }, { low: 1, high: 2, meaning: "b" }] });
  assert.deepEqual([0.94, 0.95].map((value) => tenths(value).meaning), ["a", "b"]);
  assert.equal(roundTo(0.1 + 2.4, 0), 3);
});
