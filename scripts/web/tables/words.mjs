// Words and numbers of cells, compared as people would: case, «ё», marks and spaces make no difference.

/** «  Я понимаю, с чего начать. » → «я понимаю с чего начать». */
export function plain(text) {
  return String(text).toLowerCase().replace(/ё/g, "е").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** The number in a cell («2,5», «2.5», «1 200», «85 %»); NaN where it is not a number. */
export function number(text) {
  const flat = String(text).replace(/[\s\u00a0]+/g, "").replace(/%$/, "").replace("−", "-");
  return /^-?\d+(?:[.,]\d+)?$/.test(flat) ? Number(flat.replace(",", ".")) : NaN;
}

/** The day in a cell as «2026-11-22»; null where there is none. Knows 22.11.2026, 2026-11-22, 2026/11/22, with any hour after it. */
export function day(text) {
  const russian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\b/.exec(text);
  const [, year, month, date] = russian ? [0, russian[3], russian[2], russian[1]] : /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(text) || [];
  if (!year) return null;
  const told = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const real = new Date(`${told}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(told) ? told : null;
}

const BLANK = /^(?:-|–|—|н\/о|нет ответа|пропуск|#н\/д)$/i;

/** What people write where there is no answer. */
export function isBlank(text) {
  return text === "" || (text.length < 11 && BLANK.test(text));
}
