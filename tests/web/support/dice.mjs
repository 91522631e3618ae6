// Random values that are the same at every run: a failing seed can be thrown again.

/** A die with a seed (mulberry32): `roll(6)` is a whole number from 0 to 5. */
export function dice(seed) {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

export const choose = (roll, items) => items[roll(items.length)];

/** Each item or not, in a random order. */
export function some(roll, items) {
  return items
    .filter(() => roll(2))
    .map((item) => [roll(1_000_000), item])
    .sort(([one], [other]) => one - other)
    .map(([, item]) => item);
}
