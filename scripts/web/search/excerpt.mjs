// The piece of a text that shows why it was found, with the found forms marked.

import { normal, stem, words } from "./words.mjs";

const RUN = /[\p{L}\p{M}\u00ad]+|[0-9]+/gu;
const LONGEST = 240;

/** What is looked for in texts: stems, the letters that are replaced in words, and what a text or a word must have to be looked at. */
export function soughtIn(stems, letters) {
  return { stems, letters, trace: traceOf(stems, letters), heads: new Set(Array.from(stems, (one) => one.slice(0, 2))) };
}

/** A pattern of what every text has that holds a sought word: its stem, or letters that become others («ё», Latin ones, soft hyphens). */
function traceOf(stems, letters) {
  const others = new Map();
  for (const [letter, becomes] of Object.entries(letters)) others.set(becomes, `${others.get(becomes) || becomes}${letter}`);
  const spelt = (one) => Array.from(one, (letter) => (others.has(letter) ? `[${others.get(letter)}]` : letter)).join("");
  return new RegExp([...Array.from(stems, spelt), "[a-z\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]"].join("|"), "iu");
}

/** The text cut into [{ text, mark }]: words whose stem or beginning was sought are marked. */
export function marked(text, sought) {
  const pieces = [];
  let last = 0;
  if (text && !sought.trace.test(text)) return [{ text, mark: false }];
  for (const found of text.matchAll(RUN)) {
    if (!hits(found[0], sought)) continue;
    if (found.index > last) pieces.push({ text: text.slice(last, found.index), mark: false });
    pieces.push({ text: found[0], mark: true });
    last = found.index + found[0].length;
  }
  if (last < text.length) pieces.push({ text: text.slice(last), mark: false });
  return pieces;
}

/** Which of the sought stems the text holds. */
export function stemsIn(text, sought) {
  const found = new Set();
  // Most passages have none of the words: normalising and stemming all of theirs would take most of the time of a query.
  if (!sought.trace.test(text)) return found;
  for (const run of text.match(RUN) || []) {
    const one = hits(run, sought);
    if (one) found.add(one);
  }
  return found;
}

function hits(run, { stems, letters, heads }) {
  // Nine words of ten are put aside by their first letters.
  if (!heads.has(run.slice(0, 2).toLowerCase().replace("ё", "е")) && !/[a-z\u00ad\u0301]/i.test(run)) return null;
  for (const word of words(normal(run, letters))) {
    const base = stem(word);
    if (stems.has(base)) return base;
  }
  return null;
}

/** The passage that holds the most of the sought words (the first of equals), cut to a length that is read at a glance. */
export function bestPassage(passages, sought) {
  let best = null;
  let most = 0;
  for (const passage of passages) {
    const count = stemsIn(passage, sought).size;
    if (count > most) [best, most] = [passage, count];
    if (most === sought.stems.size) break;
  }
  return best && around(best, sought);
}

/** At most LONGEST characters of a passage around the first sought word, at the borders of words. */
export function around(passage, sought) {
  if (passage.length <= LONGEST) return passage;
  const found = [...passage.matchAll(RUN)].find((run) => hits(run[0], sought));
  const from = Math.max(0, Math.min((found ? found.index : 0) - LONGEST / 3, passage.length - LONGEST));
  const start = from === 0 ? 0 : passage.indexOf(" ", from) + 1;
  const end = start + LONGEST >= passage.length ? passage.length : passage.lastIndexOf(" ", start + LONGEST);
  return `${start > 0 ? "… " : ""}${passage.slice(start, end)}${end < passage.length ? " …" : ""}`;
}
