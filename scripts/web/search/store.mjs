// The shards of the index: which one holds what, loading them once, reading them.

const LEVEL_A = 65;

/** The shards of one index. `load(name)` gives a data script; `failed` gathers the names of those that did not load. */
export class Store {
  constructor(load, manifest) {
    this.load = load;
    this.manifest = manifest;
    this.failed = new Set();
    this.terms = new Map();
    this.lists = new Map();
  }

  /** The value of a shard; null where it did not load. A shard of another version throws: the page must be loaded anew. */
  async shard(name) {
    let value;
    try {
      value = await this.load(`search/${name}`);
    } catch {
      this.failed.add(`search/${name}`);
      return null;
    }
    if (value.version !== this.manifest.version) throw new OldIndexError();
    this.failed.delete(`search/${name}`);
    return value.of;
  }

  /** The terms of shard t-<number>: a sorted list of { term, endings, postings }. */
  async shardOfTerms(number) {
    if (!this.terms.has(number)) {
      const lines = await this.shard(`t-${number}`);
      if (lines === null) return [];
      this.terms.set(number, lines.split("\n").map(entry));
    }
    return this.terms.get(number);
  }

  /** The entry of a term, or null. */
  async term(term) {
    const all = await this.shardOfTerms(at(this.manifest.terms, term));
    const place = lowest(all, (one) => one.term >= term);
    return place < all.length && all[place].term === term ? all[place] : null;
  }

  /** Every entry whose term begins with the letters; at most `shards` shards are read. */
  async range(letters, shards) {
    const first = at(this.manifest.terms, letters);
    const last = Math.min(at(this.manifest.terms, `${letters}\uffff`), first + shards - 1);
    const found = await Promise.all(span(first, last).map((number) => this.shardOfTerms(number)));
    return found.flat().filter((one) => one.term.startsWith(letters));
  }

  /** Every stem that begins with the letters: [{ term, endings }]. */
  beginningWith(letters) {
    return this.bare("s", this.manifest.stems, letters);
  }

  /** Every stem that ends with the letters. */
  async endingWith(letters) {
    const found = await this.bare("r", this.manifest.reversed, reversed(letters));
    return found.map(({ term, endings }) => ({ term: reversed(term), endings }));
  }

  async bare(kind, bounds, letters) {
    const numbers = span(at(bounds, letters), at(bounds, `${letters}\uffff`));
    const found = await Promise.all(numbers.map((number) => this.shard(`${kind}-${number}`)));
    return found.flatMap((lines) => (lines ? lines.split("\n") : [])).filter((line) => line.startsWith(letters)).map(entry);
  }

  /** The card of a document: { id, kind, title, summary, text }, or null; `text` is for `passages`. */
  async card(number) {
    const { cards } = this.manifest;
    const shard = await this.shard(`d-${Math.floor(number / cards)}`);
    if (!shard) return null;
    const [id, kind, title, summary, group, place] = shard[number % cards];
    return { id, kind, title, summary, text: { group, place } };
  }

  /** The passages of a document's text, given its card; empty where they did not load. */
  async passages({ text }) {
    const shard = await this.shard(`x-${text.group}`);
    return shard ? shard[text.place] : [];
  }

  /** The ids of all documents by number; null where they did not load. */
  ids() {
    return this.shard("ids");
  }
}

/** The index on the server is not the one that the page began with. */
export class OldIndexError extends Error {
  constructor() {
    super("Поиск на сайте обновился. Загрузите страницу заново.");
    this.name = "OldIndexError";
  }
}

function entry(line) {
  const [term, endings, postings] = line.split("|");
  return { term, endings: endings.split(","), postings };
}

/** In how many documents a term stands. */
export function holders(one) {
  return postings(one).length / 2;
}

/** Postings as [document, level, document, level, …]; kept with the entry, they are read often. */
export function postings(one) {
  if (!one.list) one.list = decode(one.postings);
  return one.list;
}

/** Text of postings as [document, level, …]: base 32 digits are the distance (1 if there are none), a capital is the level. */
export function decode(text) {
  const list = [];
  let document = -1;
  let distance = 0;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code >= LEVEL_A && code <= 90) {
      document += distance || 1;
      list.push(document, code - LEVEL_A + 1);
      distance = 0;
    } else {
      distance = distance * 32 + (code < LEVEL_A ? code - 48 : code - 87);
    }
  }
  return list;
}

/** Which of the sorted bounds begins the shard that holds the term. */
function at(bounds, term) {
  return Math.max(0, lowest(bounds, (bound) => bound > term) - 1);
}

/** The first place of a list from which on the condition holds. */
function lowest(list, holds) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

function span(first, last) {
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

function reversed(text) {
  return Array.from(text).reverse().join("");
}
