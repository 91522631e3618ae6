// Pagefind: its own index of the same texts, its own client, run as a page would run it.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { Counter } from "./bytes.mjs";

let number = 0;

export async function open(folder, peers) {
  const where = join(folder, "pagefind");
  if (!existsSync(where)) await index(folder, where, peers);
  const counter = new Counter(join(where, "pagefind.js"));
  globalThis.fetch = async (address) => {
    const path = decodeURIComponent(new URL(String(address)).pathname);
    const file = path.slice(path.indexOf("/pagefind/") + 1);
    counter.add(join(folder, file));
    return new Response(readFileSync(join(folder, file)));
  };
  // A query in the address: each opening is a page of its own.
  const client = await import(`${pathToFileURL(join(where, "pagefind.js"))}?${(number += 1)}`);
  await client.options({ basePath: "http://localhost/pagefind/" });
  await client.init("ru");
  return {
    search: async (text, limit) => {
      const { results } = await client.search(text);
      const shown = await Promise.all(results.slice(0, limit).map((one) => one.data()));
      return shown.map(({ meta }) => meta.id);
    },
    bytes: () => counter.total(),
  };
}

async function index(folder, where, peers) {
  const { createIndex, close } = await import(pathToFileURL(join(peers, "node_modules", "pagefind", "lib", "index.js")));
  const { index: made } = await createIndex({ forceLanguage: "ru" });
  for (const { id, title, aliases, summary, headings, body } of JSON.parse(readFileSync(join(folder, "documents.json"), "utf8"))) {
    const content = `<!doctype html><html lang="ru"><head><title>${escaped(title)}</title></head><body><main data-pagefind-body>
      <h1>${escaped(title)}</h1><p data-pagefind-weight="8">${escaped(aliases)}</p><p data-pagefind-weight="4">${escaped(summary)}</p>
      <h2>${escaped(headings)}</h2><p>${escaped(body)}</p><span data-pagefind-meta="id">${id}</span></main></body></html>`;
    await made.addHTMLFile({ url: `/${id}/`, content });
  }
  await made.writeFiles({ outputPath: where });
  await close();
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
