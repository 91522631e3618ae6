// Takes the faces of Golos Text (SIL OFL 1.1) from npm into the theme: readers get them from our own site.

import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const FAMILY = "@fontsource-variable/golos-text";
/** The subsets that Russian school text uses; a face is fetched by the browser only where a letter needs it. */
const SUBSETS = ["cyrillic", "latin"];
const FACE = /\/\* golos-text-([a-z-]+)-wght-normal \*\/\s*(@font-face \{[^}]+\})/g;

/** The rules for our subsets: addresses beside the sheet, and no shift of the text when the face comes late. */
export function fontRules(css, subsets = SUBSETS) {
  return [...css.matchAll(FACE)]
    .filter(([, subset]) => subsets.includes(subset))
    .map(([, , rule]) => rule.replace("font-display: swap", "font-display: optional").replace(/url\(\.\/files\//, "url("))
    .join("\n");
}

/** Writes the faces and fonts.css into `output`, returns the names of the files. */
export async function copyFonts(output) {
  const folder = dirname(createRequire(import.meta.url).resolve(`${FAMILY}/package.json`));
  await mkdir(output, { recursive: true });
  const rules = fontRules(await readFile(join(folder, "index.css"), "utf8"));
  await writeFile(join(output, "fonts.css"), `/* Golos Text, SIL Open Font License 1.1 */\n${rules}\n`);
  const names = SUBSETS.map((subset) => `golos-text-${subset}-wght-normal.woff2`);
  await Promise.all(names.map((name) => copyFile(join(folder, "files", name), join(output, name))));
  await copyFile(join(folder, "LICENSE"), join(output, "golos-text-LICENSE.txt"));
  return ["fonts.css", ...names];
}
