import assert from "node:assert/strict";
import { test } from "node:test";

import { classColumns } from "../../scripts/web/monitoring/columns.mjs";
import { exampleRows } from "../../scripts/web/monitoring/example.mjs";
import { readMarks } from "../../scripts/web/monitoring/marks.mjs";
import { tables } from "../../scripts/web/monitoring/report.mjs";
import { fired } from "../../scripts/web/monitoring/rules.mjs";
import { monitor } from "../../scripts/web/monitoring/summary.mjs";
import { readText } from "../../scripts/web/tables/reading.mjs";

const read = (text) => { const rows = readText(text); return readMarks(rows, classColumns(rows)); };
const told = (text, upTo, thresholds) => {
  const marks = read(text);
  return fired(marks.pupils[0], marks, upTo === undefined ? marks.periods.length - 1 : upTo, thresholds).map(({ rule, text: why }) => `${rule}: ${why}`);
};

for (const [name, header, expected] of [
  ["subject and quarter in one heading", "Код;Математика, 1 четверть;Русский язык (II четв.)", ["Математика/1 четверть", "Русский язык/2 четверть"]],
  ["half-years, the year, ВПР", "Код;1 полугодие Химия;Химия год;ВПР Химия", ["Химия/1 полугодие", "Химия/год", "Химия/ВПР"]],
  ["quarters alone", "Шифр;1-я четверть;2-я четверть", ["Результат/1 четверть", "Результат/2 четверть"]],
  ["numbers without a period", "Код;Сентябрь;Октябрь", ["Результат/Сентябрь", "Результат/Октябрь"]],
]) {
  test(`columns of a class are told: ${name}`, () => {
    const { columns } = classColumns(readText(`${header}\n01;4;3;3\n`));
    assert.deepEqual([columns[0].use, ...columns.filter(({ use }) => use === "result").map(({ subject, period }) => `${subject}/${period}`)], ["code", ...expected]);
  });
}

test("merged subjects above the quarters go to the right, codes merged downwards are found", () => {
  const { columns, first } = classColumns(readText("Код;Математика;;Русский язык;\n;1 четверть;2 четверть;1 четверть;2 четверть\n01;4;3;5;5\n"));
  assert.equal(first, 2);
  assert.deepEqual(columns.map(({ use, subject, period }) => (use === "result" ? `${subject}/${period}` : use)), ["code", "Математика/1 четверть", "Математика/2 четверть", "Русский язык/1 четверть", "Русский язык/2 четверть"]);
});

test("names are not read: pupils are told by the row of the table, and a column that is no result is named", () => {
  const rows = readText("Фамилия;Примечание;1 четверть\nИванова А.;болела;3\n");
  const match = classColumns(rows);
  assert.deepEqual(match.people, [{ column: 0, what: "имена" }]);
  assert.match(match.problems[0], /^Столбец B «Примечание» не прочитан/);
  assert.deepEqual(readMarks(rows, match).pupils.map(({ code }) => code), ["строка 2"]);
});

test("what is not a mark is told with column and rows; a code that stands twice is told", () => {
  const marks = read("Код;1 четверть;Химия 2 четв.\n01;4;7\n02;три;н/а\n02;3,5;осв.\n04;5;5\n;;\n");
  assert.deepEqual(marks.problems, [
    "Код встречается дважды: «02». Строки считаются как разные ученики; исправьте код.",
    "Столбец C «Химия 2 четв.», строка 2: «7» не прочитано и пропущено. Правильно: отметка от 1 до 5, средний балл или «н/а».",
    "Столбец B «1 четверть», строка 3: «три» не прочитано и пропущено. Правильно: отметка от 1 до 5, средний балл или «н/а».",
  ]);
  assert.equal(marks.pupils.length, 4);
});

for (const [name, text, expected] of [
  ["«2» and «н/а»", "Код;Химия 1 четверть;Физика 1 четверть\n1;2;н/а\n", ["failing: Химия — 2; Физика — н/а"]],
  ["an average below 2,5 is «2», 2,5 is «3»", "Код;Химия 1 четверть;Физика 1 четверть\n1;2,4;2,5\n", ["failing: Химия — 2,4"]],
  ["three «3»", "Код;А 1 четверть;Б 1 четверть;В 1 четверть\n1;3;3,4;3\n", ["weak: А; Б; В"]],
  ["two «3» are not yet enough", "Код;А 1 четверть;Б 1 четверть;В 1 четверть\n1;3;3;4\n", []],
  ["two falls", "Код;А 1 четверть;А 2 четверть;Б 1 четверть;Б 2 четверть\n1;5;4;5;4\n", ["falling: А: 5 → 4; Б: 5 → 4"]],
  ["one fall is not enough", "Код;А 1 четверть;А 2 четверть\n1;5;4\n", []],
  ["one fall by two marks", "Код;А 1 четверть;А 2 четверть\n1;5;3\n", ["falling: А: 5 → 3"]],
  ["one fall two periods running", "Код;А 1 четверть;А 2 четверть;А 3 четверть\n1;5;4;3\n", ["falling: А: 5 → 4 → 3"]],
  ["an old fall has passed", "Код;А 1 четверть;А 2 четверть;А 3 четверть\n1;5;3;4\n", []],
  ["ВПР two marks lower", "Код;А 1 четверть;А ВПР\n1;5;3\n", ["test: А: ВПР 3, отметка 5"]],
  ["ВПР one mark lower in one subject is nothing", "Код;А 1 четверть;А ВПР\n1;5;4\n", []],
  ["ВПР in per cent", "Код;А 1 четверть;А ВПР\n1;5;40\n2;5;80\n", ["test: А: 40 %"]],
  ["per cent instead of marks", "Код;А 1 четверть;А 2 четверть\n1;70;45\n2;90;90\n", ["failing: А — 45 %", "falling: А: 70 % → 45 %"]],
  ["no mark, no rule", "Код;А 1 четверть;Б 1 четверть\n1;;5\n", []],
]) {
  test(`a rule of attention: ${name}`, () => assert.deepEqual(told(text).map((line) => line.replaceAll("\u00a0", " ")), expected));
}

test("thresholds are the person's to change", () => {
  const text = "Код;А 1 четверть;Б 1 четверть\n1;3;3\n";
  assert.deepEqual(told(text, 0, { threes: 2, falls: 2 }), ["weak: А; Б"]);
});

test("dynamics: the share at risk period by period, small groups hidden, the gravest first", () => {
  const rows = ["Код;Класс;А 1 четверть;А 2 четверть", ...Array.from({ length: 8 }, (_, at) => `${at + 1};5 А;${at < 2 ? 2 : 4};${at < 4 ? 2 : 4}`), "1;5 Б;5;3"];
  const found = monitor(read(`${rows.join("\n")}\n`));
  assert.deepEqual(found.periods.map(({ count, atRisk, failing }) => [count, atRisk, failing]), [[9, 2, 2], [9, 5, 4]]);
  assert.deepEqual(found.groups.map(({ name, hidden, atRisk }) => [name, Boolean(hidden), atRisk]), [["5 А", false, 4], ["5 Б", true, undefined]]);
  assert.deepEqual(found.attention.map(({ code, group }) => `${group} ${code}`), ["5 А 3", "5 А 4", "5 А 1", "5 А 2", "5 Б 1"]);
  const [periods] = tables(found, false);
  assert.deepEqual(periods.rows[1].map((cell) => cell.replaceAll("\u00a0", " ")), ["2 четверть", "5 из 9 (56 %)", "4 из 9 (44 %)", "+33 п. п."]);
  assert.equal(tables(found, false).some(({ title }) => title === "Кому нужно внимание"), false);
  assert.equal(tables(found, true).some(({ title }) => title === "Кому нужно внимание"), true);
});

test("the example is read without a remark and shows every rule", () => {
  const rows = exampleRows();
  const marks = readMarks(rows, classColumns(rows));
  assert.deepEqual(marks.problems, []);
  assert.deepEqual(monitor(marks).rules.filter(({ count }) => count === 0), []);
});
