import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { readData } from "../../scripts/web/shared/built.mjs";
import { fileName, toCsv } from "../../scripts/web/shared/files.mjs";

test("CSV opens in Excel in Russian: BOM, semicolons, decimal commas, quoted cells", () => {
  assert.equal(toCsv([["Имя", "Часы"], ["а;б", 1.5], ['он сказал "да"', null]]), '\ufeffИмя;Часы\r\n"а;б";1,5\r\n"он сказал ""да""";\r\n');
});

test("a cell that could run as a formula is text", () => {
  assert.equal(toCsv([["=1+1", "-x", -2]]), "\ufeff'=1+1;'-x;-2\r\n");
});

test("a file name keeps Cyrillic and drops what file systems refuse", () => {
  assert.equal(fileName('Программа: «Читаем» 5/6?', "docx"), "Программа «Читаем» 5 6.docx");
  assert.equal(fileName("///", "csv"), "Копилка.csv");
});

test("data of a built site are read by name; a missing one names the file", async () => {
  const site = await mkdtemp(join(tmpdir(), "kopilka-site-"));
  await mkdir(join(site, "assets", "data"), { recursive: true });
  await writeFile(join(site, "assets", "data", "a.js"), '(self.kopilkaData=self.kopilkaData||{})["a"]={"x":[1]};');
  assert.deepEqual(readData(site, "a"), { x: [1] });
  assert.throws(() => readData(site, "b"), /b\.js: соберите сайт/);
  await rm(site, { recursive: true });
});
