// Titled tables of texts [{ title, head, rows }] as a Word document and as CSV.

/** The document for shared/word.mjs. */
export function wordDocument(title, notes, found) {
  return {
    title,
    blocks: [
      { type: "heading", level: 1, text: title },
      ...notes.map((text) => ({ type: "paragraph", text })),
      ...found.flatMap(({ title: heading, head, rows }) => [
        { type: "heading", level: 2, text: heading },
        { type: "table", head, rows, widths: widths(head) },
      ]),
    ],
  };
}

/** Titles are the widest, and so are meanings, which stand last in the table of scales. */
function widths(head) {
  return head.map((title, column) => (title === "Что это значит" ? 6 : column === 0 ? 4 : 2));
}

/** Rows for shared/files.mjs toCsv. */
export function csvRows(title, notes, found) {
  return [[title], ...notes.map((text) => [text]), ...found.flatMap(({ title: heading, head, rows }) => [[], [heading], head, ...rows])];
}
