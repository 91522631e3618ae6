// The search of a built site on the command line, for curators and for tests:
//   node scripts/web/search/cli.mjs --site site [--limit 10] [--json] "запрос"
// With --json: [{ "id", "title", "url", "score" }]; without, a list to be read.

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";

import { readData } from "../shared/built.mjs";
import { openSearch } from "./logic.mjs";

const USAGE = 'Наберите: node scripts/web/search/cli.mjs --site site [--limit 10] [--json] "запрос"';

/** Answers one command line; returns the code with which the program ends. `say` and `complain` take lines of output. */
export async function main(args, say = console.log, complain = console.error) {
  let given;
  try {
    given = parseArgs({
      args,
      allowPositionals: true,
      options: { site: { type: "string", default: "site" }, limit: { type: "string", default: "10" }, json: { type: "boolean" } },
    });
  } catch {
    complain(USAGE);
    return 2;
  }
  const { values, positionals } = given;
  const limit = Number(values.limit);
  if (positionals.length === 0 || !Number.isInteger(limit) || limit < 1) {
    complain(USAGE);
    return 2;
  }
  try {
    const engine = await openSearch({ load: async (name) => readData(values.site, name) });
    const found = await engine.search(positionals.join(" "), { limit });
    say(values.json ? JSON.stringify(found.hits.map(({ id, title, url, score }) => ({ id, title, url, score }))) : listed(found));
    if (found.failed.length > 0) complain(`Не прочитаны: ${found.failed.join(", ")}`);
    return 0;
  } catch (fault) {
    complain(fault.message);
    return 1;
  }
}

function listed({ hits, total, corrected, layout, hints }) {
  const told = [];
  if (layout) told.push(`Искали «${layout}» (другая раскладка)`);
  if (corrected) told.push(`Искали «${corrected}»`);
  told.push(...hints.map(({ text, query }) => `${text} → ${query}`));
  told.push(`Найдено: ${total}`);
  told.push(...hits.map(({ title, url, kindTitle, score }) => `${score.toFixed(2)}  ${kindTitle}: ${title}\n      ${url}`));
  return told.join("\n");
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
