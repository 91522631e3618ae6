import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { runInNewContext } from "node:vm";

import { build, findAreas } from "../../scripts/web/build.mjs";

let folder, web, output;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kopilka-build-"));
  [web, output] = [join(folder, "web"), join(folder, "out")];
  await mkdir(web);
});
afterEach(() => rm(folder, { recursive: true }));

async function area(name, files) {
  await mkdir(join(web, name));
  for (const [file, text] of Object.entries(files)) await writeFile(join(web, name, file), text);
}

test("an area is a folder with main.mjs; shared code and files are not", async () => {
  await area("steps", { "main.mjs": "" });
  await area("copy", { "main.mjs": "" });
  await area("shared", { "live.mjs": "" });
  await writeFile(join(web, "build.mjs"), "");
  assert.deepEqual(await findAreas(web), ["copy", "steps"]);
});

test("a bundle is a classic script with its imports inside and Cyrillic as it is", async () => {
  await area("hello", {
    "main.mjs": 'import { word } from "./logic.mjs"; globalThis.said = word?.trim() ?? "";',
    "logic.mjs": 'export const word = " Привет ";',
  });
  const [bundle] = await build({ web, output });
  const text = await readFile(join(output, "hello.js"), "utf8");
  const page = {};
  runInNewContext(text, page);
  assert.equal(page.said, "Привет");
  assert.match(text, /Привет/);
  assert.doesNotMatch(text, /\?\.|\?\?|^import|^export/m, "es2018, no module syntax");
  assert.equal(bundle.name, "hello.js");
  assert.equal(bundle.bytes, Buffer.byteLength(text));
  assert.ok(bundle.gzip > 0);
});

test("the same sources give the same bytes, wherever they lie", async () => {
  await area("one", { "main.mjs": 'import "../shared/a.mjs"; globalThis.x = 1;' });
  await area("shared", { "a.mjs": "globalThis.y = 2;" });
  await build({ web, output });
  const first = await readFile(join(output, "one.js"));
  assert.equal(first.includes(folder), false);
  await build({ web, output });
  assert.deepEqual(await readFile(join(output, "one.js")), first);
});

test("bundles of areas that are gone are removed", async () => {
  await area("old", { "main.mjs": "globalThis.x = 1;" });
  await area("new", { "main.mjs": "globalThis.x = 1;" });
  await build({ web, output });
  await rm(join(web, "old"), { recursive: true });
  await build({ web, output });
  assert.deepEqual(await readdir(output), ["new.js"]);
});

test("no areas: nothing is built and nothing is wrong", async () => {
  assert.deepEqual(await build({ web, output }), []);
});
