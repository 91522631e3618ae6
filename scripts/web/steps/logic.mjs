// Steps that a teacher ticks off: what is kept and how it survives a material that has changed. No DOM here.

const VERSION = 1;

/** One key a page, with the version of what stands under it. */
export function storageKey(page) {
  return `kopilka:steps:v${VERSION}:${page}`;
}

/** The steps done, in the order of the page. Damaged values and steps that the page no longer has are dropped. */
export function parse(stored, known) {
  let keys;
  try {
    keys = JSON.parse(stored);
  } catch {
    return [];
  }
  return Array.isArray(keys) ? known.filter((key) => keys.includes(key)) : [];
}

/** What to store; null when there is nothing to remember. */
export function serialise(done) {
  return done.length ? JSON.stringify(done) : null;
}

export function mark(done, key, isDone, known) {
  return known.filter((other) => (other === key ? isDone : done.includes(other)));
}

export function progress(done, known) {
  return `Сделано ${done.length} из ${known.length}`;
}
