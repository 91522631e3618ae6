// «Моя подборка»: materials in an order, a note to each, a title. Values and what is done with them. Pure.
//
// A collection is { title, items: [{ id, note }] }; an id is «techmaps/tk-drobi». Every function returns a new value.

export const KEY = "kopilka:collection:v1";
export const TITLE = "Моя подборка";
export const MOST_ITEMS = 200;
export const LONGEST_NOTE = 2000;
const LONGEST_TITLE = 120;
const FORMAT = "kopilka-collection";
const ID = /^[a-z0-9-]{1,60}\/[a-z0-9-]{1,120}$/;

export const EMPTY = Object.freeze({ title: "", items: Object.freeze([]) });

export const has = (collection, id) => collection.items.some((item) => item.id === id);

export const titleOf = (collection) => collection.title.trim() || TITLE;

/** The material put at the end, or taken out with its note. */
export function toggle(collection, id) {
  return has(collection, id) ? remove(collection, id) : merge(collection, { title: "", items: [{ id, note: "" }] });
}

export function remove(collection, id) {
  return { ...collection, items: collection.items.filter((item) => item.id !== id) };
}

/** The material moved by so many places; at the edge it stays. */
export function move(collection, id, by) {
  const from = collection.items.findIndex((item) => item.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= collection.items.length) return collection;
  const items = [...collection.items];
  items.splice(to, 0, ...items.splice(from, 1));
  return { ...collection, items };
}

export function setNote(collection, id, note) {
  return { ...collection, items: collection.items.map((item) => (item.id === id ? { ...item, note: cut(note, LONGEST_NOTE) } : item)) };
}

export function setTitle(collection, title) {
  return { ...collection, title: cut(title, LONGEST_TITLE) };
}

/** Ours with what theirs adds. Nothing of ours is lost: a note and a title are taken only where we have none. */
export function merge(ours, theirs) {
  const notes = new Map(theirs.items.map(({ id, note }) => [id, note]));
  const kept = ours.items.map((item) => (item.note || !notes.get(item.id) ? item : { ...item, note: notes.get(item.id) }));
  const added = theirs.items.filter(({ id }) => !has(ours, id));
  return { title: ours.title || theirs.title, items: [...kept, ...added].slice(0, MOST_ITEMS) };
}

/** A collection out of anything: a stored text that was damaged, a file of another program, a link cut in half. */
export function sound(value) {
  const items = Array.isArray(value && value.items) ? value.items : [];
  const seen = new Set();
  const kept = [];
  for (const item of items) {
    if (!item || typeof item.id !== "string" || !ID.test(item.id) || seen.has(item.id)) continue;
    seen.add(item.id);
    kept.push({ id: item.id, note: cut(item.note, LONGEST_NOTE) });
  }
  return { title: cut(value && value.title, LONGEST_TITLE), items: kept.slice(0, MOST_ITEMS) };
}

export function parse(stored) {
  try {
    return sound(JSON.parse(stored));
  } catch {
    return EMPTY;
  }
}

/** What to store; null when there is nothing to remember. */
export function serialise(collection) {
  return collection.items.length || collection.title ? JSON.stringify(collection) : null;
}

/** The text of a file that `fromFile` reads back. */
export function toFile(collection) {
  return `${JSON.stringify({ format: FORMAT, version: 1, ...collection }, null, 2)}\n`;
}

/** The collection of a file; throws a Russian message where the file holds none. */
export function fromFile(text) {
  let value;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Error("Это не файл подборки: выберите файл .json, который сохранён на этой странице.");
  }
  if (!value || value.format !== FORMAT) throw new Error("В файле нет подборки: выберите файл .json, который сохранён на этой странице.");
  if (value.version !== 1) throw new Error("Файл сохранён более новой «Копилкой». Обновите страницу и попробуйте ещё раз.");
  return sound(value);
}

/** A text of no more than so many characters, never cut within one. */
function cut(text, most) {
  return typeof text === "string" ? [...text].slice(0, most).join("") : "";
}
