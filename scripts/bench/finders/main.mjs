// Runs the same queries through one search engine:
//   node scripts/bench/finders/main.mjs ours|pagefind|minisearch FOLDER PEERS < queries.json > results.json
// FOLDER holds documents.json and site/ (our data scripts); PEERS is where npm put the peers. Each engine is opened anew for the
// bytes of a first query, and kept open for answers and times.

import { readFileSync, writeFileSync } from "node:fs";

const [name, folder, peers] = process.argv.slice(2);
const { open } = await import(`./${name}.mjs`);
const queries = JSON.parse(readFileSync(0, "utf8"));
const SHOWN = 5;
const COLD = 25;

const kept = await open(folder, peers);
const answers = [];
for (const { kind, text, expect } of queries) {
  const ids = await kept.search(text, SHOWN);
  const started = process.hrtime.bigint();
  await kept.search(text, SHOWN);
  answers.push({ kind, text, ids, right: expect.filter((id) => ids.includes(id)).length / Math.min(SHOWN, expect.length), ms: Number(process.hrtime.bigint() - started) / 1e6 });
}
const cold = [];
const kinds = [...new Set(queries.map(({ kind }) => kind))];
for (const kind of kinds) {
  for (const { text } of queries.filter((query) => query.kind === kind).slice(0, COLD)) {
    const fresh = await open(folder, peers);
    await fresh.search(text, 1);
    cold.push({ kind, bytes: fresh.bytes() });
  }
}
// Written in one piece before the end: Pagefind leaves something open that would keep the process alive.
writeFileSync(1, JSON.stringify({ answers, cold }));
process.exit(0);
