import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";

import { openBook } from "../../scripts/web/excel/main.mjs";
import { letters, rowsTold } from "../../scripts/web/tables/fault.mjs";
import { findHeader } from "../../scripts/web/tables/header.mjs";
import { peopleIn } from "../../scripts/web/tables/names.mjs";
import { MOST_ROWS, readFile, readText } from "../../scripts/web/tables/reading.mjs";
import { day, isBlank, number, plain } from "../../scripts/web/tables/words.mjs";

const never = () => assert.fail("Excel was not to be asked for");
const utf8 = (text) => new TextEncoder().encode(text);
const utf16 = (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
const cp1251 = (text) =>
  Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0);
    if (code < 128) return code;
    if (letter === "ё") return 0xb8;
    if (letter === "«") return 0xab;
    return code - 0x410 + 0xc0;
  });

const TABLE = "Вопрос;Ответ\r\nЧто трудно;«дроби»\r\nещё;2,5\r\n";
const ROWS = [["Вопрос", "Ответ"], ["Что трудно", "«дроби»"], ["ещё", "2,5"]];

for (const [name, bytes] of [
  ["UTF-8", utf8(TABLE)],
  ["UTF-8 with a BOM", utf8(`\ufeff${TABLE}`)],
  ["Windows-1251", cp1251(TABLE.replaceAll("»", "\u00ab"))],
  ["UTF-16 with a BOM", utf16(TABLE)],
  ["old Mac ends of lines", utf8(TABLE.replaceAll("\r\n", "\r"))],
]) {
  test(`a CSV in ${name} reads`, async () => {
    const rows = await readFile(bytes, never);
    assert.deepEqual(rows, name === "Windows-1251" ? ROWS.map((row) => row.map((cell) => cell.replaceAll("»", "«"))) : ROWS);
  });
}

for (const [name, text, rows] of [
  ["semicolons with decimal commas", "а;б\n2,5;3,5\n", [["а", "б"], ["2,5", "3,5"]]],
  ["commas with a semicolon in a heading", "а; б,в\n1,2\n3,4\n", [["а; б", "в"], ["1", "2"], ["3", "4"]]],
  ["tabs from a spreadsheet", "а\tб, в; г\n1\t2\n", [["а", "б, в; г"], ["1", "2"]]],
  ["a line end inside quotes", 'а,б\n"раз\nдва",2\n', [["а", "б"], ["раз\nдва", "2"]]],
  ["short rows", "а;б;в\n1\n1;2;3\n", [["а", "б", "в"], ["1", "", ""], ["1", "2", "3"]]],
  ["empty rows between and after", "а;б\n\n1;2\n\n\n", [["а", "б"], ["", ""], ["1", "2"]]],
]) {
  test(`what separates cells is found: ${name}`, () => assert.deepEqual(readText(text), rows));
}

for (const [name, bytes, message] of [
  ["nothing", [], /Файл пуст/],
  ["old Excel", [0xd0, 0xcf, 0x11, 0xe0, 0xa1], /старого Excel/],
  ["PDF", [...utf8("%PDF-1.7 …")], /Это PDF/],
  ["a picture", [0x89, 0x50, 0x4e, 0x47, 13, 10], /Это картинка/],
  ["a photograph", [0xff, 0xd8, 0xff, 0xe0], /Это фотография/],
  ["bytes of a program", [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 3], /не текст/],
  ["a web page named .xls", [...utf8("<html><table><tr><td>1</td></tr></table>")], /веб-страница/],
  ["a letter", [...utf8("Добрый день\nПосылаю ответы\n")], /Столбец всего один/],
  ["only line ends", [...utf8("\n\n \n")], /Таблица пуста/],
  ["an open quotation mark", [...utf8('а;б\n1;"два\n3;4\n')], /кавычка открыта и не закрыта/],
]) {
  test(`what is not a table is told plainly: ${name}`, async () => {
    await assert.rejects(readFile(Uint8Array.from(bytes), never), (error) => error.name === "TableFault" && message.test(error.message));
  });
}

test("a hundred thousand rows read; more than the limit names the row from which to cut", () => {
  const line = "1;2\n";
  assert.equal(readText(`а;б\n${line.repeat(100_000)}`).length, 100_001);
  assert.throws(() => readText(line.repeat(MOST_ROWS + 1)), new RegExp(`начиная со строки ${MOST_ROWS + 1}`));
});

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
/** A book of Excel whose sheets are given by rows of XML. */
function book(...sheets) {
  const related = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const files = {
    "xl/workbook.xml": `<workbook ${NS} ${related}><sheets>${sheets.map((_, at) => `<sheet name="Лист${at + 1}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="r${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
    "xl/styles.xml": `<styleSheet ${NS}><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
  };
  sheets.forEach((rows, at) => { files[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet ${NS}><sheetData>${rows}</sheetData><mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells></worksheet>`; });
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
const cell = (at, text) => (typeof text === "number" ? `<c r="${at}"><v>${text}</v></c>` : `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`);

test("a book of Excel with merged headings: the first sheet that is not empty, headings from the row above", async () => {
  const filled = `<row r="1">${cell("A1", "Код")}${cell("B1", "Блок")}</row><row r="2">${cell("B2", "Первый вопрос")}${cell("C2", "Второй")}</row><row r="3">${cell("A3", "01")}${cell("B3", 2.5)}${cell("C3", 1)}</row>`;
  const rows = await readFile(book("", filled), openBook);
  assert.deepEqual(rows, [["Код", "Блок", ""], ["", "Первый вопрос", "Второй"], ["01", "2.5", "1"]]);
  const known = (text) => text === "Первый вопрос" || text === "Второй";
  assert.deepEqual(findHeader(rows, known), { header: ["Код", "Первый вопрос", "Второй"], first: 2, found: 2 });
});

test("an archive that is not a book, and a broken book, are told plainly", async () => {
  const document = zipSync({ "word/document.xml": strToU8("<w/>") });
  await assert.rejects(readFile(document, openBook), /не книга Excel/);
  await assert.rejects(readFile(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), openBook), /не книга Excel/);
  await assert.rejects(readFile(zipSync({ "xl/workbook.xml": strToU8("<work") }), openBook), /повреждена/);
  await assert.rejects(readFile(book(""), openBook), /ни одного заполненного листа/);
});

test("columns that seem to hold people are named; questions and codes are not", () => {
  const rows = [["Иванова А. П.", "anna@example.org", "01", "Анна"], ["Петров Пётр", "petr@example.org", "02", "нет"]];
  assert.deepEqual(peopleIn(["Кто", "Куда писать", "Код", "Свободно"], rows), [{ column: 0, what: "имена" }, { column: 1, what: "адреса почты" }]);
  assert.deepEqual(peopleIn(["ФИО ученика", "Телефон", "Я понимаю, с чего начать задание"], []).map(({ column }) => column), [0, 1]);
  assert.deepEqual(peopleIn(["Код", "Знаете ли вы, кто учитель вашего ребёнка и его телефон в школе"], [["7", "да"]]), []);
});

test("words, numbers and days of cells", () => {
  assert.equal(plain(" Ещё  раз, «короче»! "), "еще раз короче");
  assert.deepEqual(["2,5", "2.5", "1 200", "85 %", "−3", "", "2,5,1", "два"].map(number), [2.5, 2.5, 1200, 85, -3, NaN, NaN, NaN]);
  assert.deepEqual(["22.11.2026 10:15:00", "2026-11-22T10:00:00Z", "2026/1/5", "31.02.2026", "вчера"].map(day), ["2026-11-22", "2026-11-22", "2026-01-05", null, null]);
  assert.deepEqual(["", "—", "нет ответа", "нет"].map(isBlank), [true, true, true, false]);
  assert.deepEqual([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
  assert.equal(rowsTold([2, 3], 40), "строки 2, 3 и ещё 38");
});
