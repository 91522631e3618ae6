import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";

import { toBuffer } from "../../scripts/web/word/buffer.mjs";

async function parts(document) {
  const files = unzipSync(new Uint8Array(await toBuffer({ title: "Проба", ...document })));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const body = async (blocks, more = {}) => (await parts({ blocks, ...more }))["word/document.xml"];
const paragraph = (text) => ({ type: "paragraph", text });
const count = (text, pattern) => (text.match(pattern) || []).length;

test("headings have Word's own styles and the contents are a field with their entries and pages", async () => {
  const xml = await body([{ type: "contents" }, { type: "heading", level: 1, text: "Первая", newPage: true }, { type: "heading", level: 2, text: "Вторая" }]);
  assert.match(xml, /<w:pStyle w:val="Heading1"\/>/);
  assert.match(xml, /<w:pStyle w:val="Heading2"\/>/);
  assert.match(xml, /TOC [^<]*\\o &quot;1-2&quot;/);
  assert.equal(count(xml, /Первая/g), 2, "in the contents and in its place");
  assert.match(xml, /PAGEREF _Toc1[\s\S]*?<w:t[^>]*>2<\/w:t>/);
});

test("the page is A4, the language Russian, the number at the foot but not on a title page", async () => {
  const files = await parts({ blocks: [paragraph("а")], titlePage: true });
  assert.match(files["word/document.xml"], /<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/);
  assert.match(files["word/document.xml"], /<w:titlePg/);
  assert.match(files["word/styles.xml"], /<w:lang w:val="ru-RU"/);
  const feet = Object.keys(files).filter((name) => /^word\/footer\d/.test(name)).map((name) => files[name]);
  assert.deepEqual(feet.map((foot) => foot.includes("PAGE")).sort(), [false, true]);
});

test("a table repeats its head on every page and keeps the lines of a cell", async () => {
  const xml = await body([{ type: "table", head: ["А", "Б"], rows: [["раз\nдва", [{ text: "жирно", bold: true }]], ["одна"]], widths: [1, 3] }]);
  assert.equal(count(xml, /<w:tblHeader/g), 1);
  assert.equal(count(xml, /<w:tc>/g), 6, "a short row gets its empty cells");
  assert.match(xml, /раз<\/w:t><\/w:r><\/w:p><w:p>/);
  assert.match(xml, /<w:b\/>[\s\S]*?жирно/);
});

test("every ordered list starts from one", async () => {
  const xml = await body([{ type: "list", ordered: true, items: ["раз", "два"] }, { type: "list", ordered: true, items: ["снова раз"] }, { type: "list", items: ["точка"] }]);
  const ids = [...xml.matchAll(/<w:numId w:val="(\d+)"/g)].map((found) => found[1]);
  assert.equal(ids[0], ids[1]);
  assert.equal(new Set(ids).size, 3);
});

test("a section turns the page and turns it back", async () => {
  const xml = await body([paragraph("а"), { type: "section", landscape: true }, paragraph("б"), { type: "section", landscape: false }, paragraph("в")]);
  assert.deepEqual([...xml.matchAll(/w:orient="(\w+)"/g)].map((found) => found[1]), ["portrait", "landscape", "portrait"]);
});

test("characters that would make the file unreadable are left out, all others stay", async () => {
  const xml = await body([paragraph("а\u0000б\u000bв\ud800 <г> & «д» 😀 \udc00"), paragraph("\udc00\udc00е")]);
  const text = [...xml.matchAll(/<w:t[ >][^<]*/g)].map(([tag]) => tag.replace(/<w:t[^>]*>/, "")).join("|");
  assert.equal(text, "абв &lt;г&gt; &amp; «д» 😀 |е");
});

test("an unknown block is said by its name", async () => {
  await assert.rejects(() => body([{ type: "picture" }]), /Неизвестный вид блока документа: picture/);
});
