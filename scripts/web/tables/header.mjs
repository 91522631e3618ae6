// The row of headings of a table: people put titles and merged cells above it.

const LOOK = 10;

/**
 * { header, first }: the headings by column and the index of the first row below them.
 * `known(heading)` says whether a heading is one of those looked for; without a single one the first row that is not empty is taken.
 */
export function findHeader(rows, known) {
  const scores = rows.slice(0, LOOK).map((row) => row.filter((cell) => cell && known(cell)).length);
  const best = scores.indexOf(Math.max(...scores));
  const at = scores[best] > 0 ? best : rows.findIndex((row) => row.some(Boolean));
  // A cell merged downwards leaves its text in a row above.
  const header = rows[at].map((cell, column) => cell || lastAbove(rows, at, column));
  return { header, first: at + 1, found: scores[best] };
}

function lastAbove(rows, at, column) {
  for (let row = at - 1; row >= 0; row -= 1) if (rows[row][column]) return rows[row][column];
  return "";
}
