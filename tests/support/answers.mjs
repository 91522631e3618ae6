// The engine over the data scripts of a folder: queries as a JSON list on standard input, their answers as JSON on standard output.
//   node tests/support/answers.mjs FOLDER '{"limit": 5}' < queries.json

import { readFileSync } from "node:fs";

import { openSearch } from "../../scripts/web/search/logic.mjs";
import { readData } from "../../scripts/web/shared/built.mjs";

const [site, options] = process.argv.slice(2);
const loaded = new Map();
const load = async (name) => {
  if (!loaded.has(name)) loaded.set(name, readData(site, name));
  return loaded.get(name);
};
const engine = await openSearch({ load });
const answers = [];
for (const query of JSON.parse(readFileSync(0, "utf8"))) answers.push(await engine.search(query, JSON.parse(options || "{}")));
process.stdout.write(JSON.stringify(answers));
