// The search engine as a page has it: nothing of it is loaded until somebody searches.

import { loadData, loadScript } from "./data.mjs";

let opening;

/** The engine of scripts/web/search; rejects where it did not load, and is asked for again at the next call. */
export function openEngine() {
  if (!opening) {
    opening = loadScript("assets/kopilka/search.js", () => self.kopilkaSearch).then(({ openSearch }) => openSearch({ load: loadData }));
    opening.catch(() => { opening = undefined; });
  }
  return opening;
}
