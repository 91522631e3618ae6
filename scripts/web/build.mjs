// Bundles every scripts/web/<area>/main.mjs into one classic script <area>.js: modules do not load under file://.
// `npm run build` (or `make client`) runs it.

import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build as esbuild } from "esbuild";
import { buildForm } from "./admin/bundle.mjs";
import { fontRules, writeDrawn, writeFonts } from "./fonts.mjs";

const WEB = dirname(fileURLToPath(import.meta.url));
const OUTPUT = resolve(WEB, "../kopilka/site/theme/assets/kopilka");
/** What Python draws with; it does not go to readers. */
const DRAWN = resolve(WEB, "../kopilka/exports/face");
/** The web form: it lies under /admin/ alone and is no area of other pages. */
const FORM = resolve(WEB, "../kopilka/exports/cms");

/** Names of the folders that have a main.mjs, sorted. */
export async function findAreas(web) {
  const folders = (await readdir(web, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const names = await Promise.all(folders.map(async ({ name }) => ((await isFile(join(web, name, "main.mjs"))) ? name : null)));
  return names.filter(Boolean).sort();
}

/** Writes the bundles, drops what earlier builds left behind, returns [{ name, bytes, gzip }]. */
export async function build({ web = WEB, output = OUTPUT } = {}) {
  const areas = await findAreas(web);
  await rm(output, { recursive: true, force: true });
  if (areas.length === 0) return [];
  await mkdir(output, { recursive: true });
  await esbuild({
    absWorkingDir: web,
    entryPoints: Object.fromEntries(areas.map((area) => [area, join(web, area, "main.mjs")])),
    outdir: output,
    bundle: true,
    charset: "utf8",
    format: "iife",
    legalComments: "none",
    logLevel: "warning",
    minify: true,
    target: "es2018",
  });
  return Promise.all(areas.map((area) => measure(`${area}.js`, output)));
}

async function measure(name, folder) {
  const text = await readFile(join(folder, name));
  return { name, bytes: text.length, gzip: gzipSync(text).length };
}

async function isFile(path) {
  return stat(path).then((found) => found.isFile(), () => false);
}

async function main() {
  const bundles = await build();
  if (bundles.length === 0) console.log("Скриптов страниц нет: собирать нечего.");
  for (const { name, bytes, gzip } of bundles) console.log(`${name}: ${bytes} Б, сжатый ${gzip} Б`);
  for (const { name, bytes } of await writeFonts(join(OUTPUT, "fonts"))) console.log(`${name}: ${bytes} Б`);
  await addFontRules(join(OUTPUT, "frame.css"));
  await writeDrawn(DRAWN);
  await buildForm(FORM);
}

/** The faces stand in the sheet of the frame: a sheet of their own would be one more request before the first paint. */
async function addFontRules(sheet) {
  await writeFile(sheet, `${fontRules()}\n${await readFile(sheet, "utf8")}`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
