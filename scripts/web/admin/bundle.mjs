// Bundles the web form: its page and Sveltia CMS of npm, as modules that ask nobody but our own site. Unlike the areas it is
// modern JavaScript in pieces: the form needs a browser that can write into a folder, and its weight comes when it is opened.

import { copyFile, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as esbuild } from "esbuild";
import { RUSSIAN } from "./russian.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
/** The faces that Sveltia's own styles fetch from a foreign server; the same faces lie in its package and are loaded from there. */
const FOREIGN_FACES = /\/\* https:\/\/fontsource\.org\S* \*\/\s*@font-face \{[^}]*\}/g;
/** The last resort of Sveltia for its parts, all of which are in the bundle or never asked for. */
const FOREIGN_PARTS = /https:\/\/unpkg\.com/g;
/** The face of Sveltia has no Cyrillic: ours stands in its place. */
const FACE = /"Source Sans 3", system-ui, sans-serif/g;
const ITS_FACE = /"source-sans-3-latin-wght-normal\.woff2":new URL\(new URL\(`[^`]*`,import\.meta\.url\)\.href,``\+import\.meta\.url\)\.href,/g;
/** The languages that Sveltia offers in its settings. English lies in its own text, Russian is bundled, the others are not here. */
const LANGUAGES = /`ar,[\w,-]+,ru,[\w,-]+`(?=\.split\(`,`\))/;
/** Parts that no field of ours asks for: maps, highlighted code, photographs of iPhones, WebP for browsers without it, SVG
 * optimised, other languages. */
const NEVER = [/^@shikijs\//, /^(?:leaflet|terra-draw|svgo)/, /chunks\/(?:shiki-engine|heic|webp_enc)/, /locales\/(?:[^r]|r[^u])/];
const SYMBOLS = /^(?:noto-mono|material-symbols-outlined)/;

/** Writes the page of the form, its pieces and its faces into `output`; what lay there before is gone. */
export async function buildForm(output) {
  await rm(output, { recursive: true, force: true });
  await mkdir(join(output, "assets"), { recursive: true });
  await esbuild({
    absWorkingDir: HERE,
    entryPoints: { page: "page.mjs" },
    outdir: output,
    chunkNames: "[name]-[hash]",
    bundle: true,
    charset: "utf8",
    format: "esm",
    legalComments: "none",
    logLevel: "warning",
    minify: true,
    plugins: [without(NEVER), ours, russian],
    splitting: true,
    target: "es2022",
  });
  await copyFaces(join(output, "assets"));
}

/** Puts one empty module in the place of all that is never asked for. */
function without(patterns) {
  return {
    name: "without",
    setup(bundler) {
      for (const filter of patterns) {
        bundler.onResolve({ filter, namespace: "file" }, () => ({ path: "nothing", namespace: "nothing" }));
      }
      bundler.onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "export default undefined" }));
    },
  };
}

/** Puts our words into Sveltia's Russian. */
const russian = {
  name: "russian",
  setup(bundler) {
    bundler.onLoad({ filter: /@sveltia[\\/]cms[\\/]locales[\\/]ru\.json$/ }, async ({ path }) => {
      const words = JSON.parse(await readFile(path, "utf8"));
      const strange = Object.keys(RUSSIAN).filter((key) => !(key in words));
      if (strange.length > 0) throw new Error(`В словах Sveltia CMS больше нет ${strange.join(", ")}: поправьте russian.mjs.`);
      return { contents: JSON.stringify({ ...words, ...RUSSIAN }), loader: "json" };
    });
  },
};

/** Leaves Sveltia no foreign server for its own files: the form works where the network does not. */
const ours = {
  name: "ours",
  setup(bundler) {
    bundler.onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, "utf8");
      contents = replaced(contents, FOREIGN_FACES, "");
      contents = replaced(contents, FOREIGN_PARTS, "assets");
      contents = replaced(contents, FACE, '"Golos Text Variable", system-ui, sans-serif');
      contents = replaced(contents, ITS_FACE, "");
      contents = replaced(contents, LANGUAGES, "`ru`");
      if (/jsdelivr|googleapis\.com\/css/.test(contents)) throw new Error("Sveltia CMS берёт шрифты с чужого сервера по-новому: поправьте bundle.mjs.");
      return { contents, resolveDir: dirname(path) };
    });
  },
};

function replaced(text, pattern, by) {
  const changed = text.replace(pattern, by);
  if (changed === text) throw new Error(`В Sveltia CMS нет того, что сборка заменяла: ${pattern}. Посмотрите, куда она ходит теперь.`);
  return changed;
}

/** Copies the faces of Sveltia that we have no own for: its symbols and its code. */
async function copyFaces(target) {
  const folder = join(dirname(fileURLToPath(import.meta.resolve("@sveltia/cms"))), "assets");
  const names = (await readdir(folder)).filter((name) => SYMBOLS.test(name));
  if (names.length === 0) throw new Error("У Sveltia CMS нет шрифтов там, где они были.");
  await Promise.all(names.map((name) => copyFile(join(folder, name), join(target, name))));
}
