// One answer of a sheet: from what stands in the cell to the number of the answer in its scale.

import { number, plain } from "../tables/words.mjs";

/**
 * A function from a cell to the answer's index (or, for a question with several, to a list of them); null where the scale has
 * no such answer. Knows the texts of the answers and their points, if the points differ.
 */
export function answerReader(item, answers) {
  const byText = new Map(answers.map(([text], index) => [plain(text), index]));
  const points = answers.map(([, value]) => value);
  const byPoints = new Set(points).size === points.length ? new Map(points.map((value, index) => [value, index])) : new Map();
  const one = (cell) => {
    const text = byText.get(plain(cell));
    if (text !== undefined) return text;
    const value = byPoints.get(number(cell));
    return value === undefined ? null : value;
  };
  const kept = new Map();
  const read = item.many ? (cell) => several(cell, byText) : one;
  return (cell) => {
    let found = kept.get(cell);
    if (found === undefined) kept.set(cell, (found = read(cell)));
    return found;
  };
}

/** Answers joined by forms with commas or semicolons; an answer may hold a comma itself, so the longest known text goes first. */
function several(cell, byText) {
  let rest = ` ${plain(cell)} `;
  const found = [];
  for (const text of [...byText.keys()].sort((one, other) => other.length - one.length)) {
    const at = rest.indexOf(` ${text} `);
    if (at < 0) continue;
    found.push(byText.get(text));
    rest = `${rest.slice(0, at)}  ${rest.slice(at + text.length + 2)}`;
  }
  return rest.trim() === "" && found.length > 0 ? found.sort((one, other) => one - other) : null;
}
