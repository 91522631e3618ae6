// What the field in the header offers under it, and how the keys move through it. Pure.

export const MOST_WORDS = 3;
export const MOST_TERMS = 2;
export const MOST_HITS = 5;

/** The place of the chosen option after a key: −1 is the field itself, and the ends are joined. */
export function step(active, count, key) {
  if (key === "Home") return count ? 0 : -1;
  if (key === "End") return count - 1;
  const by = key === "ArrowDown" ? 1 : -1;
  return ((active + 1 + by + count + 1) % (count + 1)) - 1;
}

/** Whether a key pressed anywhere on the page calls for the search: «/» (the same key in the Russian layout) or Ctrl+K. */
export function calls({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey) return false;
  if (ctrlKey || metaKey) return code === "KeyK" && !shiftKey;
  return key === "/" || (code === "Slash" && key === "." && !shiftKey);
}

/** Whether the reader is writing somewhere, so that a letter is a letter. */
export const isWriting = (element) => Boolean(element && (element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName)));
