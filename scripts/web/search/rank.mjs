// From the words of a query to documents in order: BM25F levels added up, and how much of the query a document covers.

import { sequence } from "./query.mjs";
import { postings } from "./store.mjs";
import { normal, stem, words } from "./words.mjs";

/** A document that covers less of the query than this share of the best one is not shown. */
const LEAST_SHARE = 0.55;
/** The highest level of a posting. */
const LEVELS = 26;
/** What a document gets on top whose whole name was typed, of all that its words could give. */
const NAMED = 0.6;
/** How strongly it counts that a document covers the whole query. */
const COVER = 1;
/** How many of the best documents are read when a phrase is looked for. */
const MOST_READ = 60;

/** Documents as [{ document, score }], the best first; equals in the order of the index. */
export function rank({ units, minus, named }) {
  const scores = new Map();
  const covered = new Map();
  const whole = units.reduce((sum, unit) => sum + unit.rarity, 0);
  const cover = units.reduce((sum, unit) => sum + Math.sqrt(unit.rarity), 0);
  for (const unit of units) {
    for (const [document, score] of best(unit)) {
      scores.set(document, (scores.get(document) || 0) + score);
      covered.set(document, (covered.get(document) || 0) + Math.sqrt(unit.rarity));
    }
  }
  for (const [document] of pairs(named)) {
    scores.set(document, (scores.get(document) || 0) + whole * NAMED);
    covered.set(document, cover);
  }
  const without = new Set(minus.flatMap((one) => pairs(one).map(([document]) => document)));
  const most = Math.max(0, ...covered.values());
  const found = [];
  for (const [document, score] of scores) {
    const share = covered.get(document);
    if (share < most * LEAST_SHARE || without.has(document)) continue;
    found.push({ document, score: Math.round(score * (share / cover) ** COVER * 1000) / 1000 });
  }
  return found.sort((one, other) => other.score - one.score || one.document - other.document);
}

/** For each document the best that any form of one word of the query gives: Map(document → score). */
function best(unit) {
  const scores = new Map();
  for (const { entry, worth } of unit.terms) {
    const list = postings(entry);
    const factor = worth / LEVELS;
    for (let place = 0; place < list.length; place += 2) {
      const score = factor * list[place + 1];
      if (score > (scores.get(list[place]) || 0)) scores.set(list[place], score);
    }
  }
  return scores;
}

/** Postings of an entry (or of none) as [document, level] pairs. */
function pairs(entry) {
  const list = entry ? postings(entry) : [];
  return Array.from({ length: list.length / 2 }, (_, place) => [list[place * 2], list[place * 2 + 1]]);
}

/** How much a word tells that stands in `holders` of `count` documents (BM25's idf). */
export function rarity(holders, count) {
  return Math.log(1 + (count - holders + 0.5) / (holders + 0.5));
}

/** The ranked documents that hold every phrase in quotes; all of them where there are none. */
export async function allFound(ranked, { phrases }, store, { letters }) {
  if (phrases.length === 0) return ranked;
  const kept = await Promise.all(ranked.slice(0, MOST_READ).map(async (one) => {
    const card = await store.card(one.document);
    if (!card) return null;
    const texts = [card.title, card.summary, ...(await store.passages(card))].map((text) => words(normal(text, letters)).map(stem));
    return phrases.every((phrase) => texts.some((text) => sequence(text, phrase) >= 0)) ? one : null;
  }));
  return kept.filter(Boolean);
}
