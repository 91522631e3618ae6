// The catalogue at work: the state and its address, the search, the drawing after every change.

import { collectionStore } from "../collection/store.mjs";
import { addressOf } from "../shared/address.mjs";
import { loadData, renewed } from "../shared/data.mjs";
import { render } from "../shared/dom.mjs";
import { openEngine } from "../shared/engine.mjs";
import { fileName, saveFile, toCsv } from "../shared/files.mjs";
import { announce } from "../shared/live.mjs";
import { read, tidy, write } from "./address.mjs";
import * as logic from "./logic.mjs";
import { readFacts } from "./facts.mjs";
import { page, troubled } from "./view.mjs";
import { found } from "./words.mjs";

/** How long a reader may pause between two letters before we search. */
const PAUSE = 180;

export function mount() {
  const place = document.querySelector("[data-kp-catalogue]");
  if (place) open(place);
}

/** Where the data do not load, the static list is brought back. */
async function open(place) {
  const page = place.closest("[data-kp-catalogue-page]");
  try {
    new Catalogue(place, logic.openBase(await loadData("catalogue"))).start();
    page.removeAttribute("data-kp-listed");
  } catch (error) {
    render(troubled(error.message, () => open(place)), place);
    page.setAttribute("data-kp-listed", "");
  }
}

class Catalogue {
  constructor(place, base) {
    this.place = place;
    this.base = base;
    this.totals = logic.find(base, logic.START).counts;
    this.unfolded = new Set();
    this.facts = new Map();
    this.collection = collectionStore();
    this.shown = logic.PORTION;
    this.answer = null;
    this.typing = false;
  }

  start() {
    render(null, this.place);
    this.place.textContent = "";
    addEventListener("popstate", () => this.follow());
    addEventListener("beforeprint", () => this.print(true));
    addEventListener("afterprint", () => this.print(false));
    this.collection.listen((collection) => { this.kept = collection; if (this.state) this.draw(); });
    this.follow();
  }

  /** Takes the state of the address, as at the first look and after «back». */
  follow() {
    clearTimeout(this.pause);
    this.state = read(this.base, location.search);
    this.typed = null;
    this.shown = logic.PORTION;
    this.search();
  }

  /** Takes a new state: into the address, to the search if the query is another, onto the page. */
  go(state, { typing = false } = {}) {
    const asked = state.q !== this.state.q;
    this.state = state;
    this.shown = logic.PORTION;
    remember(write(this.base, state), typing && this.typing);
    this.typing = typing;
    if (asked) this.search();
    else this.redraw();
  }

  /** What stands in the field: the reader's own letters while they type, blanks at the end and all; the query otherwise. */
  get text() {
    return this.typed === null ? this.state.q : this.typed;
  }

  type(text) {
    clearTimeout(this.pause);
    this.typed = text;
    this.pause = setTimeout(() => this.go({ ...this.state, q: tidy(text) }, { typing: true }), PAUSE);
  }

  submit(text) {
    clearTimeout(this.pause);
    this.typed = null;
    this.typing = false;
    this.go({ ...this.state, q: tidy(text) });
  }

  async search() {
    const { q } = this.state;
    this.trouble = null;
    this.answer = null;
    this.words = [];
    this.hits = new Map();
    if (!q) {
      this.draw(true);
      return;
    }
    this.busy = true;
    this.draw();
    const answer = await this.ask(q);
    if (this.state.q !== q) return;
    this.answer = answer;
    this.busy = false;
    this.choose();
    await this.mark();
    if (this.state.q !== q) return;
    this.draw(true);
    if (!this.list.rows.length) this.near(q);
  }

  async ask(q) {
    try {
      const answer = await (await openEngine()).search(q, { limit: 0, ids: true });
      if (answer.failed.length) this.trouble = { words: "Часть поиска не загрузилась: найдено не всё.", again: () => this.search() };
      return answer;
    } catch (error) {
      const old = error.name === "OldIndexError";
      this.trouble = old
        ? { words: error.message, action: "Загрузить заново", again: () => renewed("search").then(() => location.reload()) }
        : { words: `Поиск не загрузился. ${error.message}`, again: () => this.search() };
      return { ids: [], hints: [] };
    }
  }

  /** Brings the passages where the words were found, for the materials on the screen that have none yet. */
  async mark() {
    const { q } = this.state;
    const bare = new Set(this.list.rows.slice(0, this.shown).map(({ id }) => id).filter((id) => !this.hits.has(id)));
    if (!q || !bare.size || this.trouble) return;
    try {
      const { hits } = await (await openEngine()).search(q, { limit: bare.size, filter: (id) => bare.has(id) });
      if (this.state.q === q) for (const hit of hits) this.hits.set(hit.id, hit);
    } catch {
      // Summaries stand in the place of passages.
    }
  }

  /** Where nothing is found: what the base has for each word of the query alone. */
  async near(q) {
    const words = [...new Set(q.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2))].slice(0, 6);
    if (words.length < 2) return;
    try {
      const engine = await openEngine();
      const totals = await Promise.all(words.map(async (word) => ({ word, total: (await engine.search(word, { limit: 0 })).total })));
      if (this.state.q !== q) return;
      this.words = totals.filter(({ total }) => total);
      this.draw();
    } catch {
      // The page has said already that the search did not load.
    }
  }

  /** The list of the state; while a search is under way the list before it stays. */
  choose() {
    if (!this.busy) this.list = logic.find(this.base, this.state, this.answer && this.answer.ids);
    else if (!this.list) this.list = { rows: [], counts: this.totals };
  }

  draw(tell = false) {
    this.choose();
    render(page(this), this.place);
    if (this.state.comparing) this.gather();
    if (tell && !this.busy) announce(this.trouble ? this.trouble.words : found(this.list.rows.length));
  }

  /** The same list, narrowed, widened or in another order. */
  redraw() {
    this.draw(true);
    this.mark().then(() => this.draw());
  }

  /** Reads the pages of the materials that are compared, each once. */
  gather() {
    for (const id of this.state.compare.filter((one) => !this.facts.has(one))) {
      this.facts.set(id, { rows: null });
      readFacts(addressOf(this.base.byId.get(id).path)).then(
        (rows) => this.facts.set(id, { rows }),
        () => this.facts.set(id, { failed: true }),
      ).then(() => this.draw());
    }
  }

  retry(id) {
    this.facts.delete(id);
    this.draw();
  }

  more() {
    const before = this.shown;
    this.shown += logic.PORTION;
    this.draw();
    const next = this.place.querySelectorAll("[data-kp-hit]")[before];
    if (next) next.focus();
    this.mark().then(() => this.draw());
  }

  unfold(facet) {
    this.unfolded.add(facet);
    this.draw();
  }

  openFilters() {
    this.filtersOpen = !this.filtersOpen;
    this.draw();
  }

  /** On paper the list is whole. */
  print(begins) {
    if (begins) this.onScreen = this.shown;
    this.shown = begins ? Infinity : this.onScreen;
    this.draw();
  }

  csv() {
    const address = (row) => new URL(addressOf(row.path), location.href).href;
    saveFile(fileName("Материалы Копилки", "csv"), toCsv(logic.tableRows(this.base, this.list.rows, address)));
  }
}

/** Writes the state into the address; a browser that forbids it (an old one, from a folder) only loses the link. */
function remember(search, instead) {
  try {
    history[instead ? "replaceState" : "pushState"](null, "", `${location.pathname}${search}`);
  } catch {
    // The page works on.
  }
}
