// Invented answers of an instrument, to see what the calculator does before one has answers of one's own.

const SHEETS = 30;

/** A table with headings, the same for the same instrument. Every sheet leans to one side, as people do. */
export function exampleRows(instrument) {
  const header = [instrument.single ? "Код" : "Группа", ...instrument.items.map(({ text }) => text)];
  const throwDie = die(instrument.id.length);
  const sheets = Array.from({ length: SHEETS }, (_, at) => {
    const leaning = throwDie();
    return [
      instrument.single ? String(at + 1).padStart(2, "0") : ["учителя", "родители", "ученики"][at % 3],
      ...instrument.items.map((item) => answer(item, instrument.answers, leaning, throwDie)),
    ];
  });
  return [header, ...sheets];
}

function answer({ scale, many, reverse }, answers, leaning, throwDie) {
  if (!scale) return "";
  const texts = answers[scale].map(([text]) => text);
  if (many) return texts.filter(() => throwDie() < 0.3).slice(0, 2).join(", ");
  const place = 0.6 * (reverse ? 1 - leaning : leaning) + 0.4 * throwDie();
  return texts[Math.min(texts.length - 1, Math.floor(place * texts.length))];
}

/** Numbers from 0 to 1 that only look random (mulberry32). */
function die(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
