// The calculator without a browser, for tests and the benchmark:
//   node scripts/web/calculator/cli.mjs < studies.json
// studies: [{ instrument, text, by? }]: the key of an instrument (assets/data/instruments.js), a table as text, the division.
// Prints [{ parts, problems, ms }]; ms is the time from the text to the summary.

import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { readText } from "../tables/reading.mjs";
import { matchColumns } from "./columns.mjs";
import { study } from "./study.mjs";
import { summarise } from "./summary.mjs";

const answers = JSON.parse(readFileSync(0, "utf8")).map(({ instrument, text, by }) => {
  const started = performance.now();
  const rows = readText(text);
  const coded = study([{ rows, match: matchColumns(rows, instrument), wave: "Замер 1", group: "" }], instrument);
  const parts = summarise(instrument, coded, { by });
  return { parts, problems: coded.problems.map((problem) => problem.text), ms: performance.now() - started };
});
process.stdout.write(JSON.stringify(answers));
