// What was typed, as words to find: phrases in quotes, minus words, the other keyboard, known misspellings, groups of synonyms.

import { normal, stem, words } from "./words.mjs";

/** More is not read: a query of ten thousand letters is a page pasted by mistake. */
export const LONGEST = 300;
const MOST_WORDS = 24;
const QUOTED = /["«“„]([^"»”“„«]+)["»”“]/g;

/**
 * A typed text as { plain, phrases, minus }: the text without quotes and minus words, the phrases that stood in quotes, the words
 * that must not occur. Nothing is normalised yet.
 */
export function parse(text) {
  const phrases = [];
  const minus = [];
  const cut = String(text).slice(0, LONGEST).replace(/<\/?[a-z][^>]*>/gi, " ").replace(/\s+/g, " ").trim();
  const open = cut.replace(QUOTED, (_, inner) => { phrases.push(inner); return ` ${inner} `; });
  const plain = open.replace(/(^|\s)[-−–](?=[\p{L}\d])(\S+)/gu, (_, before, word) => { minus.push(word); return before; });
  return { plain: plain.replace(/\s+/g, " ").trim(), phrases, minus };
}

/** The words of a text with their stems; stop words are marked. A word that is said twice counts once. */
export function wordsOf(text, { letters, stop }) {
  const seen = new Set();
  const found = [];
  for (const word of words(normal(text, letters)).slice(0, MOST_WORDS)) {
    const base = stem(word);
    if (seen.has(base)) continue;
    seen.add(base);
    found.push({ word, stem: base, stop: stop.has(word) });
  }
  return found;
}

/** Puts right what the vocabulary knows as misspelt: the corrected text, or null where there is nothing to correct. */
export function knownTypos(text, { letters, typos }) {
  const found = words(normal(text, letters));
  const result = [];
  let changed = false;
  for (let place = 0; place < found.length; ) {
    const [length, right] = typoAt(found, place, typos);
    result.push(right);
    changed = changed || length > 0;
    place += length || 1;
  }
  return changed ? result.join(" ") : null;
}

function typoAt(found, place, typos) {
  for (let length = Math.min(4, found.length - place); length > 0; length -= 1) {
    const right = typos.get(found.slice(place, place + length).join(" "));
    if (right) return [length, right];
  }
  return [0, found[place]];
}

/** The groups of synonyms that the words speak of: [{ group, places }], places being the numbers of the words (stop words not counted). */
export function groupsIn(found, groups) {
  const all = found.map((one) => one.stem);
  const content = found.filter((one) => !one.stop);
  const stems = content.map((one) => one.stem);
  const matched = [];
  for (const group of groups) {
    const places = new Set();
    for (const phrase of group.phrases) {
      const { parts, inOrder } = partsOf(phrase);
      if (inOrder) {
        const start = sequence(all, parts);
        if (start >= 0) parts.forEach((_, step) => places.add(content.indexOf(found[start + step])));
      } else if (parts.every((part) => stems.includes(part))) {
        // «профилактики конструктор» is «конструктор профилактики».
        parts.forEach((part) => places.add(stems.indexOf(part)));
      }
    }
    if (places.size > 0) matched.push({ group, places: [...places].filter((place) => place >= 0) });
  }
  return matched;
}

const cut = new Map();

/** A phrase of a group as its stems, with whether they must stand in this order; each is cut once. */
function partsOf(phrase) {
  if (!cut.has(phrase)) cut.set(phrase, { parts: phrase.replace("=", "").split(" "), inOrder: phrase[0] === "=" });
  return cut.get(phrase);
}

/** Where the parts stand one after another in the list; -1 where they do not. */
export function sequence(list, parts) {
  for (let start = 0; start + parts.length <= list.length; start += 1) {
    if (parts.every((part, step) => list[start + step] === part)) return start;
  }
  return -1;
}
