// The list under the search field: what stands first in it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { offers } from "../../scripts/web/find/offers.mjs";

// What a page has: the way to the root of the site.
globalThis.document = { querySelector: () => null };
globalThis.location = { protocol: "https:" };

const hit = (kind, title) => ({ kind, title, kindTitle: kind, url: `${kind}/${title}/` });

function engineWith(hits) {
  return {
    search: async () => ({ hints: [], failed: [] }),
    suggest: async () => ({ words: [], hits, layout: null, corrected: null, failed: [] }),
  };
}

async function titles(hits) {
  const { groups } = await offers(engineWith(hits), "дроби");
  return groups.filter(({ items }) => items.length).map(({ title }) => title);
}

test("terms stand first only where the best hit is one", async () => {
  const [term, material] = [hit("terms", "knopka"), hit("techmaps", "drobi")];
  assert.deepEqual(await titles([term, material]), ["Термины", "Материалы"]);
  assert.deepEqual(await titles([material, term]), ["Материалы", "Термины"]);
  assert.deepEqual(await titles([]), []);
});
