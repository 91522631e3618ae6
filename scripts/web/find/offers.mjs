// What the engine suggests, as groups of the list under the field.

import { addressOf } from "../shared/address.mjs";
import { MOST_HITS, MOST_TERMS, MOST_WORDS } from "./logic.mjs";

const TERMS = "terms";
const LIMIT = MOST_HITS + MOST_TERMS;

/** { groups: [{ title, items: [{ parts, about?, address | query }] }], note } for a text; what else may be meant comes first. */
export async function offers(engine, text) {
  const [{ hints, failed }, { words, hits, layout, corrected }] = await Promise.all([engine.search(text, { limit: 0 }), engine.suggest(text, { limit: LIMIT })]);
  const understood = layout || corrected;
  const terms = hits.filter(({ kind }) => kind === TERMS).slice(0, MOST_TERMS);
  const materials = hits.filter(({ kind }) => kind !== TERMS).slice(0, MOST_HITS);
  const groups = [
    { title: "Что имеется в виду", items: hints.map(wording) },
    { title: "Запросы", items: words.filter(({ query }) => query !== text).slice(0, MOST_WORDS).map(wording) },
    ...byBest(hits, { title: "Термины", items: terms.map(page) }, { title: "Материалы", items: materials.map(page) }),
  ];
  return { groups, note: note(understood, hits.length, failed) };
}

/** Terms stand first where the best hit is a term: where a word is asked, not where a lesson is. */
const byBest = (hits, terms, materials) => (hits.length && hits[0].kind === TERMS ? [terms, materials] : [materials, terms]);

const wording = ({ text, query }) => ({ parts: [{ text }], query });

const page = ({ title, titleParts, kindTitle, url }) => ({ parts: titleParts || [{ text: title }], about: kindTitle, address: addressOf(url) });

function note(understood, number, failed) {
  if (failed.length) return "Часть поиска не загрузилась: подсказаны не все.";
  if (number && understood) return `Показано для «${understood}».`;
  return number ? "" : "Такого в базе не нашлось.";
}
