// MiniSearch with the same stemmer as ours, prefixes and fuzzy words: the whole index is one file.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { stem } from "../../web/search/words.mjs";
import { Counter } from "./bytes.mjs";

export async function open(folder, peers) {
  const dist = join(peers, "node_modules", "minisearch", "dist");
  const library = join(dist, "umd", "index.js");
  const { default: MiniSearch } = await import(pathToFileURL(join(dist, "es", "index.js")));
  const options = {
    fields: ["title", "aliases", "summary", "headings", "body"],
    processTerm: (term) => stem(term.toLowerCase().replace(/ё/g, "е")),
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 8, aliases: 6, summary: 4, headings: 3 } },
  };
  const file = join(folder, "minisearch.json");
  if (!existsSync(file)) {
    const made = new MiniSearch(options);
    made.addAll(JSON.parse(readFileSync(join(folder, "documents.json"), "utf8")));
    writeFileSync(file, JSON.stringify(made));
  }
  const counter = new Counter(file, library);
  loaded = loaded || MiniSearch.loadJSON(readFileSync(file, "utf8"), options);
  return {
    search: async (text, limit) => loaded.search(text).slice(0, limit).map(({ id }) => id),
    bytes: () => counter.total(),
  };
}

let loaded = null;
