// Our engine over the data scripts of a base, with the bytes of the engine's own bundle.

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

import { openSearch } from "../../web/search/logic.mjs";
import { readData } from "../../web/shared/built.mjs";
import { Counter } from "./bytes.mjs";

const LOGIC = fileURLToPath(new URL("../../web/search/logic.mjs", import.meta.url));
const bundle = join(mkdtempSync(join(tmpdir(), "kopilka-engine-")), "engine.js");
await build({ entryPoints: [LOGIC], outfile: bundle, bundle: true, minify: true, format: "iife", charset: "utf8", target: "es2018" });
const values = new Map();

export async function open(folder) {
  const site = join(folder, "site");
  const counter = new Counter(bundle);
  const engine = await openSearch({
    load: async (name) => {
      counter.add(join(site, "assets", "data", `${name}.js`));
      if (!values.has(name)) values.set(name, readData(site, name));
      return values.get(name);
    },
  });
  return {
    search: async (text, limit) => (await engine.search(text, { limit })).hits.map(({ id }) => id),
    bytes: () => counter.total(),
  };
}
