// The search engine of the site: pure, the same in a page and in Node. kopilka.search.files tells how its files are laid out.
//
//   const engine = await openSearch({ load });            load(name) → Promise of a data script's value ("search/manifest" …)
//   await engine.search("не хочет учиться", { limit: 10, ids: true })
//     → { query, hits, total, ids, corrected, layout, hints, failed }
//        hits: [{ id, kind, kindTitle, title, url, score, titleParts, excerpt }], url from the root of the site;
//              titleParts and excerpt are [{ text, mark }]
//        total: how many documents were found; ids: all of them in order, only where `ids` is asked for (else null)
//        corrected: the query with misspellings put right, or null; layout: the query in the other keyboard layout, or null
//        hints: [{ text, query }] words that are taken for each other; failed: names of shards that did not load
//   await engine.suggest("трев", { limit: 8 })
//     → { words: [{ text, query }], hits: [as above, without excerpts], corrected, layout, failed }
//
// Options of search: limit (10; 0 for none), offset (0), ids (false), excerpts (true), prefix (true: the last word may be
// unfinished), filter (id → boolean, then only such documents are counted and shown).
// openSearch and search reject with OldIndexError where the files on the server are of another version: load the page anew.

import { bestPassage, marked, soughtIn, stemsIn } from "./excerpt.mjs";
import { allFound, rank } from "./rank.mjs";
import { understand } from "./understand.mjs";
import { OldIndexError, Store } from "./store.mjs";

export { OldIndexError } from "./store.mjs";

/** The shape of the files that this engine reads: FORMAT of kopilka.search.files. */
export const FORMAT = 2;

export async function openSearch({ load }) {
  const manifest = await load("search/manifest");
  if (manifest.format !== FORMAT) throw new OldIndexError();
  return new Engine(new Store(load, manifest));
}

class Engine {
  constructor(store) {
    const { manifest } = store;
    this.store = store;
    this.lexicon = {
      letters: manifest.letters,
      stop: new Set(manifest.stop.split(" ")),
      asking: new Set(manifest.asking.split(" ")),
      groups: manifest.groups,
      typos: new Map(manifest.groups.flatMap(({ typos }) => Object.entries(typos))),
    };
  }

  async search(text, { limit = 10, offset = 0, ids = false, excerpts = true, prefix = true, filter = null } = {}) {
    const query = await understand(text, this.store, this.lexicon, { prefix });
    let found = await allFound(rank(query), query, this.store, this.lexicon);
    const names = ids || filter ? await this.store.ids() : null;
    if (filter && names) found = found.filter(({ document }) => filter(names[document]));
    const shown = found.slice(offset, offset + limit);
    const hits = (await Promise.all(shown.map((one) => this.hit(one, query, excerpts)))).filter(Boolean);
    return {
      query: query.text,
      hits,
      total: found.length,
      ids: ids && names ? found.map(({ document }) => names[document]) : null,
      corrected: query.corrected,
      layout: query.layout,
      hints: query.hints,
      failed: [...this.store.failed],
    };
  }

  async suggest(text, { limit = 8 } = {}) {
    const found = await this.search(text, { limit, excerpts: false });
    const query = await understand(text, this.store, this.lexicon, { prefix: true });
    const { hits, corrected, layout, failed } = found;
    return { words: query.completions.slice(0, limit), hits, corrected, layout, failed };
  }

  async hit({ document, score }, query, excerpts) {
    const card = await this.store.card(document);
    if (!card) return null;
    const { id, kind, title, summary } = card;
    const sought = soughtIn(query.marks, this.lexicon.letters);
    const shown = excerpts ? await this.passage(card, sought) : summary;
    return {
      id,
      kind,
      kindTitle: this.store.manifest.kinds[kind] || kind,
      title,
      url: this.address(id),
      score,
      titleParts: marked(title, sought),
      excerpt: marked(shown, sought),
    };
  }

  /** The summary, unless only the text holds what was sought. */
  async passage(card, sought) {
    const { title, summary } = card;
    if (sought.stems.size === 0 || stemsIn(`${title} ${summary}`, sought).size > 0) return summary;
    return bestPassage(await this.store.passages(card), sought) || summary;
  }

  /** The address of a page from the root of the site: the same as kopilka.views.links gives. */
  address(id) {
    if (!this.store.manifest.directories) return `${id}.html`;
    return id.endsWith("/index") ? id.slice(0, -"index".length) : `${id}/`;
  }
}
