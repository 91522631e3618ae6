// How far two words are from each other: Damerau–Levenshtein in its usual (optimal string alignment) form.

/** The number of letters to insert, drop, replace or swap; `most + 1` as soon as it is more than `most`. */
export function distance(first, second, most) {
  if (Math.abs(first.length - second.length) > most) return most + 1;
  let before = [];
  let above = Array.from({ length: second.length + 1 }, (_, column) => column);
  for (let row = 1; row <= first.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= second.length; column += 1) {
      current[column] = step(first, second, row, column, before, above, current);
      least = Math.min(least, current[column]);
    }
    if (least > most) return most + 1;
    [before, above] = [above, current];
  }
  return Math.min(above[second.length], most + 1);
}

function step(first, second, row, column, before, above, current) {
  const same = first[row - 1] === second[column - 1];
  const swapped = row > 1 && column > 1 && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1];
  const found = Math.min(above[column] + 1, current[column - 1] + 1, above[column - 1] + (same ? 0 : 1));
  return swapped ? Math.min(found, before[column - 2] + 1) : found;
}

/** How many mistakes a word of this length is forgiven. */
export function allowed(length) {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}
