// The base as the Constructor reads it: data of kopilka.views.constructor with look-ups by id.

/**
 * Wraps the value of assets/data/constructor.js; the lists stay in the order of the base.
 * @param site address of the base's site with a slash at the end, where it has one that others can open
 */
export function makeBase(data, site = "") {
  const base = { ...data, site, actOf: (id) => data.acts[id], materialOf: (key) => data.materials[key] };
  for (const [name, list] of Object.entries({ element: "elements", risk: "risks", group: "groups", level: "levels", role: "roles", cost: "costs", evidenceOf: "evidence" })) {
    const known = new Map(data[list].map((entry) => [entry.id, entry]));
    base[name] = (id) => known.get(id);
  }
  const conflicts = conflictsOf(data.elements);
  base.conflictsOf = (id) => conflicts.get(id) || [];
  return base;
}

/** What each element does not go with, by id: a conflict holds both ways, whichever side names it. */
function conflictsOf(elements) {
  const found = new Map();
  const add = (one, other) => found.set(one, [...new Set([...(found.get(one) || []), other])]);
  for (const { id, conflicts } of elements) {
    for (const other of conflicts) {
      add(id, other);
      add(other, id);
    }
  }
  return found;
}

/** The title of a word, or its id where the base does not know it. */
export function titleOf(word, id) {
  return (word(id) || { title: id }).title;
}

/** The place of a resource level on the scale, from 0; an unknown one costs nothing. */
export function costRank(base, id) {
  return base.costs.findIndex((cost) => cost.id === id);
}

/** How a programme is titled by its stage: the four words of the base in their order. */
export const [DIAGNOSIS, DESIGN, ACTION, ASSESSMENT] = ["диагностика", "проектирование", "реализация", "оценка"];
export const REPEALED = "утратил силу";

const MARKED = /\[([^\]]*)\]/g;
const TO_FILL = /^(дата|дело|день|дни|название|наименование|номер|реквизиты|локальный акт|правило|предметы?$|перечень|должность|другие|время|месяц|организация$|учебный год|срок|порядок|кабинет)/;

/** A text of the base for a programme: a value in brackets becomes plain, a place to fill becomes a line. */
export function plainText(text) {
  return text.replace(MARKED, (_, inside) => (TO_FILL.test(inside) ? `________ (${inside})` : inside));
}
