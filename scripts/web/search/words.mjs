// Words of a text in the form in which they are indexed: the twin of kopilka.search.words. A test holds both to the same answers.

import { stemmer } from "@orama/stemmers/russian";

const WORD = /[a-zа-я]+|[0-9]+/g;
const DOTTED = /(^|[^a-zа-я0-9])((?:[a-zа-я]\.){2,}[a-zа-я]?)(?![a-zа-я])/g;
const INVISIBLE = /[\u00ad\u0301\u200b-\u200d\u2060\ufeff]/g;
const LOOKALIKES = { a: "а", b: "в", c: "с", e: "е", h: "н", k: "к", m: "м", o: "о", p: "р", t: "т", x: "х", y: "у" };
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё";

const known = new Map();

/** The Snowball stem of a word; numbers and Latin words are their own. */
export function stem(word) {
  if (!/^[а-я]/.test(word)) return word;
  let found = known.get(word);
  if (found === undefined) known.set(word, (found = stemmer(word)));
  return found;
}

/** The text in small letters, each letter replaced as the manifest says (ё by е), without stress marks; «О.В.З.» is «овз». */
export function normal(text, letters) {
  const small = text.replace(INVISIBLE, "").normalize("NFC").toLowerCase();
  const plain = small.replace(replaced(letters), (letter) => letters[letter]);
  return plain.includes(".") ? plain.replace(DOTTED, (_, before, dotted) => before + dotted.replace(/\./g, "")) : plain;
}

const patterns = new WeakMap();

/** The pattern of all letters that are replaced; made once for a manifest. */
function replaced(letters) {
  if (!patterns.has(letters)) patterns.set(letters, new RegExp(`[${Object.keys(letters).map((one) => `\\u{${one.codePointAt(0).toString(16)}}`).join("")}]`, "gu"));
  return patterns.get(letters);
}

/** The words and numbers of a normal text in their order. */
export function words(text) {
  return (text.match(WORD) || []).map(wholeCyrillic);
}

/** A word that mixes alphabets in Cyrillic letters; others as they are. */
export function wholeCyrillic(word) {
  if (!/[а-я]/.test(word) || !/[a-z]/.test(word)) return word;
  return word.replace(/[a-z]/g, (letter) => LOOKALIKES[letter] || letter);
}

/** What the same keys give on the other keyboard: «ghfrnbrf» → «практика», «зшыф» → «pisa». */
export function otherLayout(text) {
  const toRussian = /[a-z]/i.test(text);
  const [from, to] = toRussian ? [LATIN, RUSSIAN] : [RUSSIAN, LATIN];
  const shifted = { "{": "[", "}": "]", ":": ";", '"': "'", "<": ",", ">": ".", "~": "`" };
  return Array.from(text.toLowerCase(), (letter) => {
    const place = from.indexOf((toRussian && shifted[letter]) || letter);
    return place < 0 ? letter : to[place];
  }).join("");
}
