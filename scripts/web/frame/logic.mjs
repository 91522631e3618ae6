// Which heading is being read. No DOM here.

/** How far from the top of the window a heading counts as the one being read, in CSS pixels. */
export const READING_LINE = 120;

/** The index of the last heading above the line; -1 before the first. `tops` are distances from the top, in their order. */
export function readIndex(tops, line = READING_LINE) {
  let found = -1;
  for (const [index, top] of tops.entries()) {
    if (top > line) break;
    found = index;
  }
  return found;
}
