// A query as units to be ranked: each word with the terms of the index that stand for it, and with what weight.

import { allowed, distance } from "./distance.mjs";
import { groupsIn, knownTypos, parse, wordsOf } from "./query.mjs";
import { rarity } from "./rank.mjs";
import { holders } from "./store.mjs";
import { normal, otherLayout, stem, words } from "./words.mjs";

/** Weights of what was not typed as it stands in the index. */
const SYNONYM = 0.7;
const UNFINISHED = 0.8;
const LONGER = 0.35;
const MISTAKEN = 0.7;
const RELATED = 0.4;
/** How much it counts that a word of the query is nowhere in the index. */
const UNKNOWN = 0.5;
/** How much of a word is left that says that somebody asks, not what about: «понимает» beside «дроби». */
const ASKED = 0.2;
/** Two stems are of one family if they begin with so many letters alike and differ in no more than so many after them. */
const FAMILY = 5;
const APART = 3;
/** Words of a name that is typed as a whole: LONGEST_NAME of kopilka.search.index. */
const LONGEST_NAME = 5;
/** Shards that an unfinished word may ask for, and terms that it may stand for. */
const SHARDS = 3;
const MOST_TERMS = 60;
const SHORTEST_PREFIX = 2;
/** Words that a misspelt one may have been. */
const MOST_MENDED = 6;

/**
 * { text, units, minus, phrases, marks, hints, completions, corrected, layout }
 *
 * units: [{ terms: [{ entry, weight }], rarity }]; marks: the stems to be marked in texts.
 */
export async function understand(text, store, lexicon, { prefix }) {
  const parsed = parse(text);
  const layout = await inOtherLayout(parsed.plain, store, lexicon);
  const typed = layout || parsed.plain;
  const known = knownTypos(typed, lexicon);
  const found = wordsOf(known || typed, lexicon);
  const content = found.filter((one) => !one.stop);
  const open = prefix && content.length > 0 && content[content.length - 1] === found[found.length - 1] && !/\s$/.test(text);
  const units = await Promise.all(content.map((one, place) => unitOf(one, store, open && place === content.length - 1)));
  const mended = await mend(units, store);
  await Promise.all(units.map((unit) => addFamily(unit, store)));
  await addGroups(units, found, store, lexicon);
  const minus = await Promise.all(parsed.minus.flatMap((word) => words(normal(word, lexicon.letters))).map((word) => store.term(stem(word))));
  units.filter(asks(units, lexicon)).forEach((unit) => { unit.share = ASKED; });
  weigh(units, store.manifest.count);
  return {
    text: String(text),
    units,
    named: await store.term(nameTerm(known || typed, lexicon)),
    minus: minus.filter(Boolean),
    phrases: parsed.phrases.map((phrase) => words(normal(phrase, lexicon.letters)).map(stem)).filter((phrase) => phrase.length > 0),
    marks: new Set(units.flatMap((unit) => unit.marks)),
    hints: hintsFor(found, lexicon),
    completions: completions(units, found, known || typed),
    corrected: known || mended ? correctedText(known || typed, units, lexicon) : null,
    layout,
  };
}

/** A word of the query with the terms that it stands for. */
async function unitOf({ word, stem: base }, store, open) {
  const exact = await store.term(base);
  const unit = { word, stem: base, share: 1, terms: exact ? [{ entry: exact, weight: 1 }] : [], marks: [base], forms: [], mended: null };
  if (open && word.length >= SHORTEST_PREFIX) {
    // Letters that no text has as a word are the beginning of one, whatever stem they happen to give: «полоскан» is not «полоска».
    const whole = exact !== null && exact.endings.includes(word.slice(base.length));
    for (const { entry, form } of await beginningWith(word, base, store)) {
      unit.forms.push(form);
      if (entry === exact) continue;
      const closeness = word.length / form.length;
      unit.terms.push({ entry, weight: (whole ? LONGER : UNFINISHED) * (0.5 + closeness / 2), begun: !whole });
      unit.marks.push(entry.term);
    }
  }
  return unit;
}

/** Terms with a form that begins with the letters: [{ entry, form }], the form being the shortest such. */
async function beginningWith(letters, base, store) {
  const range = await store.range(commonBeginning(letters, base), SHARDS);
  const found = [];
  for (const entry of range) {
    const forms = entry.endings.map((ending) => entry.term + ending).filter((form) => form.startsWith(letters));
    if (forms.length > 0) found.push({ entry, form: forms.reduce((one, other) => (other.length < one.length ? other : one)) });
  }
  return found.sort((one, other) => one.form.length - other.form.length || (one.form < other.form ? -1 : 1)).slice(0, MOST_TERMS);
}

/** The stem of an unfinished word may be longer or shorter than the stem of the whole one: what is sure to begin it. */
function commonBeginning(letters, base) {
  return base.startsWith("~") ? letters : base.slice(0, Math.max(2, Math.min(base.length, letters.length - 3)));
}

/** Words that nothing was found for get the nearest words of the index. True where any was mended. */
async function mend(units, store) {
  let mended = false;
  for (const unit of units) {
    if (unit.terms.length > 0) continue;
    const close = await nearest(unit, store);
    if (close.length === 0) continue;
    mended = true;
    unit.mended = close[0].form;
    for (const { entry, far } of close) {
      unit.terms.push({ entry, weight: MISTAKEN / far });
      unit.marks.push(entry.term);
    }
  }
  return mended;
}

/** Terms at the least distance from a misspelt word: one half of the word is surely right, so it tells where to look. */
async function nearest({ word, stem: base }, store) {
  const most = allowed(word.length);
  if (most === 0 || /^[0-9]/.test(word)) return [];
  const middle = Math.floor(base.length / 2);
  // The letter in the middle belongs to neither half: two letters swapped there would break both.
  const near = await Promise.all([store.beginningWith(base.slice(0, middle)), store.endingWith(base.slice(middle + 1))]);
  const found = new Map();
  for (const one of near.flat()) {
    const close = closest(word, base, one, most);
    if (close.far <= most) found.set(one.term, close);
  }
  const least = Math.min(...Array.from(found.values(), ({ far }) => far));
  const best = [...found].filter(([, { far }]) => far === least).sort(([one], [other]) => (other[0] === word[0]) - (one[0] === word[0])).slice(0, MOST_MENDED);
  const entries = await Promise.all(best.map(async ([term, { form, far }]) => ({ entry: await store.term(term), form, far })));
  return entries.filter(({ entry }) => entry).sort((one, other) => holders(other.entry) - holders(one.entry));
}

/** The form of a term that is nearest to a misspelt word; where only the stems are close, half a mistake more. */
function closest(word, base, { term, endings }, most) {
  let form = term + endings[0];
  let far = most + 1;
  for (const ending of endings) {
    const steps = distance(word, term + ending, most);
    if (steps < far) [form, far] = [term + ending, steps];
  }
  return { form, far: Math.max(1, Math.min(far, distance(base, term, most) + 0.5)) };
}

/** Snowball gives «экзамену» another stem than «экзамена»: stems of one family stand for each other, at a low weight. */
async function addFamily(unit, store) {
  const { stem: base } = unit;
  if (base.length < FAMILY || /[0-9]/.test(base)) return;
  const own = new Set(unit.terms.map(({ entry }) => entry.term));
  for (const entry of await store.range(base.slice(0, Math.max(FAMILY, base.length - APART)), 2)) {
    const away = lettersApart(base, entry.term);
    if (own.has(entry.term) || away === null) continue;
    unit.terms.push({ entry, weight: (RELATED * 2) / (1 + away) });
    unit.marks.push(entry.term);
  }
}

/** How many letters two stems of one family differ in after their common beginning; null where they are of different ones. */
function lettersApart(first, second) {
  let alike = 0;
  while (alike < first.length && first[alike] === second[alike]) alike += 1;
  const [left, right] = [first.length - alike, second.length - alike];
  return alike >= FAMILY && left <= APART && right <= APART ? left + right : null;
}

function nameTerm(text, { letters }) {
  const found = words(normal(text, letters));
  return found.length <= LONGEST_NAME ? `^${found.map(stem).join(" ")}` : "";
}

/** Each word that a group of synonyms speaks of may also be found as the group. */
async function addGroups(units, found, store, { groups }) {
  for (const { group, places } of groupsIn(found, groups)) {
    const entry = await store.term(`~${group.id}`);
    if (!entry) continue;
    for (const place of places) units[place].terms.push({ entry, weight: SYNONYM, group: true });
  }
}

/** Whether a word of the query belongs to the asker alone; where all do, or a group of synonyms speaks of it, it is sought as any other. */
function asks(units, { asking }) {
  const alone = ({ stem: base, terms }) => asking.has(base) && !terms.some(({ group }) => group);
  return units.every(alone) ? () => false : alone;
}

/**
 * A word is as rare as the term that was typed; one that is not in the index, as the commonest that stands for it. A group of synonyms
 * tells as much as the word that named it, a word that was only begun as much as by itself; any other term no more than both.
 */
function weigh(units, count) {
  for (const unit of units) {
    const rarities = unit.terms.map(({ entry }) => rarity(holders(entry), count));
    const typed = unit.terms.length > 0 && unit.terms[0].weight === 1 ? rarities[0] : Math.min(...rarities);
    unit.rarity = (unit.terms.length > 0 ? typed : UNKNOWN) * unit.share;
    unit.terms.forEach((term, place) => {
      const { weight, group, begun } = term;
      term.worth = weight * (group ? unit.rarity : begun ? rarities[place] * unit.share : Math.min(rarities[place], unit.rarity));
    });
  }
}

/** The text typed in the wrong layout, if the right one gives words of the index and the typed one does not. */
async function inOtherLayout(text, store, lexicon) {
  let changed = false;
  const chunks = await Promise.all(text.split(" ").map(async (chunk) => {
    const other = otherLayout(chunk);
    // Only a whole word can have been meant in Latin: «обзр» is not «j,ph».
    if (other === chunk || !/\p{L}/u.test(chunk) || (/[а-яё]/i.test(chunk) && !/^[a-z]{3,}$/.test(other)) || (await inIndex(chunk, store, lexicon)) || !(await inIndex(other, store, lexicon))) return chunk;
    changed = true;
    return other;
  }));
  return changed ? chunks.join(" ") : null;
}

async function inIndex(chunk, store, lexicon) {
  const found = wordsOf(chunk, lexicon);
  if (found.length === 0) return false;
  const entries = await Promise.all(found.map(async ({ stem: base, stop }) => stop || store.term(base)));
  return entries.every(Boolean);
}

function hintsFor(found, { groups }) {
  const byId = new Map(groups.map((group) => [group.id, group]));
  return groupsIn(found, groups.filter(({ confused }) => confused)).flatMap(({ group }) =>
    group.confused.filter((id) => byId.has(id)).map((id) => ({ text: group.hint, query: byId.get(id).title })));
}

function completions(units, found, text) {
  const last = units[units.length - 1];
  if (!last || last.forms.length === 0) return [];
  const before = text.slice(0, text.toLowerCase().lastIndexOf(found[found.length - 1].word.slice(0, 1)));
  const kept = before.length > 0 && text.length - before.length >= last.word.length ? text.slice(0, text.length - last.word.length) : "";
  return last.forms.map((form) => ({ text: form, query: `${kept}${form}` }));
}

function correctedText(text, units, { letters }) {
  const mended = new Map(units.filter((unit) => unit.mended).map((unit) => [unit.word, unit.mended]));
  return words(normal(text, letters)).map((word) => mended.get(word) || word).join(" ");
}
