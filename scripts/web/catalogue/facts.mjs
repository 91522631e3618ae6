// What two materials are compared by: the card at the top of each one's page, so nothing is said of it twice.

import { readPage } from "../shared/content.mjs";

/** The rows of a material's card, [label, text] in their order. */
export async function readFacts(address) {
  const content = await readPage(address);
  return [...content.querySelectorAll(".kp-card > div")].map((row) => [textOf(row.querySelector("dt")), textOf(row.querySelector("dd"))]);
}

/** The cards of several materials as lines of one table: [label, [text of the first, of the second, …]]. */
export function sideBySide(cards) {
  const labels = [];
  for (const rows of cards) {
    let after = -1;
    for (const [label] of rows || []) {
      const known = labels.indexOf(label);
      if (known < 0) labels.splice(after + 1, 0, label);
      after = known < 0 ? after + 1 : known;
    }
  }
  return labels.map((label) => [label, cards.map((rows) => ((rows || []).find(([name]) => name === label) || ["", ""])[1])]);
}

/** Whether the materials of a line differ. */
export const differs = ([, texts]) => texts.some((text) => text !== texts[0]);

function textOf(element) {
  // A mark and the words after it stand apart on the page; in a line of text a full stop parts them.
  for (const mark of element ? element.querySelectorAll(".kp-mark") : []) if (mark.nextSibling) mark.after(".");
  return element ? element.textContent.replace(/\s+/g, " ").trim() : "";
}
