// «Скопировать»: what gets copied, by which way, and what the button says. No DOM here.

export const SHOWN_FOR = 2000;

export const COPIED = "copied";
export const SELECTED = "selected";
export const FAILED = "failed";

export const LABELS = Object.freeze({
  [COPIED]: "Скопировано",
  [SELECTED]: "Выделено: нажмите Ctrl+C",
  [FAILED]: "Не получилось: выделите текст сами",
});

/** The id that `data-copy-from="#id"` names; null when it names none. */
export function sourceId(reference) {
  const match = /^#(\S+)$/.exec((reference || "").trim());
  return match ? match[1] : null;
}

/** Text as a person would have typed it: no soft hyphens, no blanks at line ends, no empty lines around. */
export function plainText(raw) {
  return raw
    .replace(/[\u00AD\u200B\uFEFF]/g, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
}

/** Tries the ways one after another and returns the outcome of the first that works. A way that throws has not. */
export async function copyBy(ways, text) {
  if (!text) return FAILED;
  for (const { outcome, run } of ways) {
    try {
      if ((await run(text)) !== false) return outcome;
    } catch {
      // The next way.
    }
  }
  return FAILED;
}
