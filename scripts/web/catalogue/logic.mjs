// The catalogue as a calculation: rows, a state, and what follows from them. Pure: no DOM, no loading.

export const VERSION = 1;
/** How many rows a list shows at first, and how many more at each «Показать ещё». */
export const PORTION = 24;
export const MOST_COMPARED = 4;
export const SORTS = Object.freeze({ relevance: "по совпадению с запросом", new: "сначала новые", evidence: "сначала доказанные", title: "по алфавиту" });
export const VIEWS = Object.freeze({ cards: "карточками", table: "таблицей" });

const KIND = "kind";
const byTitle = new Intl.Collator("ru", { numeric: true });

/** The data script (kopilka.views.catalogue) as objects; throws where it is of another version. */
export function openBase(data) {
  if (!data || data.version !== VERSION) throw new Error("Список материалов другой версии. Обновите страницу.");
  const facets = data.facets.map(([name, title, options]) => ({ name, title, options: options.map(([id, label, parent]) => ({ id, title: label, parent })) }));
  const rows = data.rows.map(([id, label, title, summary, reviewed, marks, values]) => ({ id, label, title, summary, reviewed, marks, values, path: `${id}${data.tail}` }));
  return { facets, rows, library: data.library, icons: data.icons || [], byId: new Map(rows.map((row) => [row.id, row])) };
}

/** The state of an untouched catalogue. `chosen` maps a facet's name to the ids of its chosen options. */
export const START = Object.freeze({ q: "", chosen: {}, sort: "", view: "cards", compare: [], comparing: false });

export const sortOf = (state) => state.sort || (state.q ? "relevance" : "new");

/** The state with one option of a facet chosen or let go. */
export function toggle(state, facet, option) {
  const before = state.chosen[facet] || [];
  const after = before.includes(option) ? before.filter((id) => id !== option) : [...before, option];
  const chosen = { ...state.chosen, [facet]: after };
  if (after.length === 0) delete chosen[facet];
  return { ...state, chosen };
}

/** The state without the choices of a facet, or of all of them. */
export function clear(state, facet) {
  if (!facet) return { ...state, chosen: {} };
  const { [facet]: _, ...chosen } = state.chosen;
  return { ...state, chosen };
}

/** A material added to or taken from the comparison; a fifth is not added. */
export function toggleCompare(state, id) {
  if (state.compare.includes(id)) {
    const compare = state.compare.filter((other) => other !== id);
    return { ...state, compare, comparing: state.comparing && compare.length > 0 };
  }
  return state.compare.length < MOST_COMPARED ? { ...state, compare: [...state.compare, id] } : state;
}

/**
 * What the list shows: rows in order, and for every facet the number of rows behind each of its options.
 * @param ids the ids that the search found, in its order; null where nothing is searched for.
 */
export function find(base, state, ids = null) {
  const order = ids && new Map(ids.map((id, index) => [id, index]));
  const asked = selection(base, state);
  const counts = base.facets.map((facet) => new Array(facet.options.length).fill(0));
  const found = [];
  for (const row of base.rows) {
    if (order && !order.has(row.id)) continue;
    const missed = asked.filter(({ index, numbers }) => !row.values[index].some((number) => numbers.has(number)));
    const shelved = isShelved(base, row, state);
    if (missed.length === 0 && !shelved) found.push(row);
    if (missed.length <= 1) count(base, counts, row, missed[0], shelved);
  }
  return { rows: found.sort(comparator(base, state, order)), counts };
}

/** The chosen options as numbers, facet by facet; names and ids that the base does not know do not narrow anything. */
function selection(base, state) {
  return base.facets
    .map(({ name, options }, index) => {
      const ids = state.chosen[name] || [];
      return { index, numbers: new Set(ids.map((id) => options.findIndex((option) => option.id === id)).filter((number) => number >= 0)) };
    })
    .filter(({ numbers }) => numbers.size > 0);
}

/** Terms, acts, sources and organisations come out when they are searched for or asked for by their kind. */
function isShelved(base, row, state) {
  return row.values[0][0] >= base.library && !state.q && !(state.chosen[KIND] || []).length;
}

/** An option's number is how many rows the list would have with that option alone in its facet. */
function count(base, counts, row, missed, shelved) {
  row.values.forEach((numbers, index) => {
    if (missed && missed.index !== index) return;
    if (shelved && index !== 0) return;
    for (const number of numbers) counts[index][number] += 1;
  });
}

function comparator(base, state, order) {
  const evidence = base.facets.findIndex(({ name }) => name === "evidence");
  const titles = (one, other) => byTitle.compare(one.title, other.title) || (one.id < other.id ? -1 : 1);
  const level = (row) => (evidence >= 0 && row.values[evidence].length ? row.values[evidence][0] : -1);
  const sorts = {
    relevance: order ? (one, other) => order.get(one.id) - order.get(other.id) : titles,
    new: (one, other) => (one.reviewed < other.reviewed ? 1 : one.reviewed > other.reviewed ? -1 : titles(one, other)),
    evidence: (one, other) => level(other) - level(one) || titles(one, other),
    title: titles,
  };
  return sorts[sortOf(state)];
}

/** The chosen options with their titles, in the order of the facets. */
export function chips(base, state) {
  return base.facets.flatMap((facet) =>
    facet.options
      .filter((option) => (state.chosen[facet.name] || []).includes(option.id))
      .map((option) => ({ facet: facet.name, about: facet.title, id: option.id, title: option.title })),
  );
}

/** Where nothing is found: what letting go of one facet would bring, the most first; of all (no name), where one is not enough. */
export function broader(base, state, ids) {
  const chosen = base.facets.filter(({ name }) => state.chosen[name]);
  const without = ({ name, title }) => ({ facet: name, title, count: find(base, clear(state, name), ids).rows.length });
  const found = chosen.map(without).filter(({ count: number }) => number > 0);
  if (found.length || chosen.length < 2) return found.sort((one, other) => other.count - one.count);
  return [without({ name: "", title: "" })].filter(({ count: number }) => number > 0);
}

/** The titles of a row's options in a facet. */
export function wordsOf(base, row, name) {
  const index = base.facets.findIndex((facet) => facet.name === name);
  return index < 0 ? [] : row.values[index].map((number) => base.facets[index].options[number].title);
}

/** The options of a facet with their numbers and depth, those below others after them. */
export function tree(facet, counts) {
  const known = new Set(facet.options.map(({ id }) => id));
  const options = facet.options.map((option, index) => ({ ...option, count: counts[index] }));
  const below = (parent, depth) =>
    options
      .filter((option) => (known.has(option.parent) ? option.parent : "") === parent)
      .flatMap((option) => [{ ...option, depth }, ...below(option.id, depth + 1)]);
  return below("", 0);
}

/** The found list as rows of a table for CSV: every facet is a column. */
export function tableRows(base, rows, addressOf) {
  const head = ["Название", "Кратко", ...base.facets.map(({ title }) => title), "Проверен", "Адрес"];
  const plain = (text) => text.replace(/\u00a0/g, " ");
  return [head, ...rows.map((row) => [row.title, row.summary, ...base.facets.map(({ name }) => wordsOf(base, row, name).join(", ")), row.reviewed, addressOf(row)].map(plain))];
}
