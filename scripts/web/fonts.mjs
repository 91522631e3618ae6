// Cuts the faces of the site from npm packages: readers get them from our own site, and no more of them than Russian school text uses.

import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import subsetFont from "subset-font";

const packageFolder = (name) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

/** The letters of each subset. Between the two there is everything that a keyboard and our typesetting can bring in. */
export const SUBSETS = {
  cyrillic: { text: letters(0x400, 0x45f) + "ҐґӀ№\u0301", range: "U+0301,U+0400-045F,U+0490-0491,U+04C0,U+2116" },
  latin: {
    text: letters(0x20, 0x7e) + "\u00a0§©«®°±²³·¹»¼½¾×÷àâçèéêëîïôöùûüäßñ‐‑–—‘’‚“”„•…‰′″€−",
    range: "U+0020-007E,U+00A0-00FF,U+2010-2014,U+2018-201E,U+2022,U+2026,U+2030-2033,U+20AC,U+2212",
  },
};
/** Screen: one variable face, from regular to semibold. Paper: three faces of PT Serif, fetched when a page is printed. */
const FACES = [
  { family: "Golos Text Variable", from: "@fontsource-variable/golos-text", source: "golos-text-#-wght-normal", file: "golos-text-#",
    weight: "400 600", style: "normal", axes: { wght: { min: 400, max: 600 } } },
  { family: "PT Serif", from: "@fontsource/pt-serif", source: "pt-serif-#-400-normal", file: "pt-serif-#", weight: "400", style: "normal" },
  { family: "PT Serif", from: "@fontsource/pt-serif", source: "pt-serif-#-700-normal", file: "pt-serif-#-bold", weight: "700", style: "normal" },
  { family: "PT Serif", from: "@fontsource/pt-serif", source: "pt-serif-#-400-italic", file: "pt-serif-#-italic", weight: "400", style: "italic" },
];
const LICENSES = { "@fontsource-variable/golos-text": "golos-text-LICENSE.txt", "@fontsource/pt-serif": "pt-serif-LICENSE.txt" };
/** The face in which pictures for messengers are drawn (views do it in Python, which reads no WOFF2). */
const DRAWN = "golos-text-drawn.ttf";

/** The rules for the style sheet. A face that comes late does not shift the text on the screen: the reader sees it on the next page.
    On paper a late face must leave the letters of the system, not blanks. */
export function fontRules(folder = "fonts") {
  return FACES.flatMap((face) =>
    Object.entries(SUBSETS).map(
      ([subset, { range }]) =>
        `@font-face{font-family:"${face.family}";font-style:${face.style};font-weight:${face.weight};font-display:${face.axes ? "optional" : "swap"};` +
        `src:url(${folder}/${face.file.replace("#", subset)}.woff2) format("woff2");unicode-range:${range}}`,
    ),
  ).join("\n");
}

/** Writes the faces into `output`; returns [{ name, bytes }]. */
export async function writeFonts(output) {
  await mkdir(output, { recursive: true });
  const jobs = FACES.flatMap((face) => Object.keys(SUBSETS).map((subset) => ({ face, subset })));
  const written = [];
  for (const { face, subset } of jobs) {
    const font = await cut(face, subset, "woff2");
    const name = `${face.file.replace("#", subset)}.woff2`;
    await writeFile(join(output, name), font);
    written.push({ name, bytes: font.length });
  }
  for (const [name, file] of Object.entries(LICENSES)) await copyFile(join(packageFolder(name), "LICENSE"), join(output, file));
  return written;
}

/** Writes the Cyrillic semibold as TrueType for drawing; it never goes to readers. */
export async function writeDrawn(folder) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, DRAWN), await cut(FACES[0], "cyrillic", "truetype", { wght: 600 }));
}

async function cut(face, subset, targetFormat, axes = face.axes) {
  const source = join(packageFolder(face.from), "files", `${face.source.replace("#", subset)}.woff2`);
  return subsetFont(await readFile(source), SUBSETS[subset].text, { targetFormat, variationAxes: axes });
}

function letters(from, to) {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
}
