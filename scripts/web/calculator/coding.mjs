// A table of answers as numbers: which answer, how many points, who and when; what could not be read is told, not dropped.

import { day, isBlank } from "../tables/words.mjs";
import { letters, quoted, rowsTold } from "../tables/fault.mjs";
import { answerReader } from "./answers.mjs";

const ROWS_TOLD = 5;
/** In `chosen`: no answer, or an answer that the scale does not have. */
export const GAP = -1;

/**
 * Codes the rows of a table by its columns (columns.mjs), column after column.
 * { count, chosen, points, groups, days, codes, texts, rows, problems, empty }: by item, `chosen` holds indexes of answers (GAP where
 * there is none; for a question with several a list or null), `points` numbers after reversing (NaN for a gap), `texts` the free
 * answers. `problems` are Russian sentences with rows and columns; `empty` counts the sheets without a single answer.
 */
export function code(table, match, instrument) {
  const rows = table.slice(match.first);
  const sheets = blankSheets(rows.length, instrument);
  const found = new Problems(match);
  match.columns.forEach((column, at) => READERS[column.use](sheets, rows, at, column, instrument, found));
  const kept = range(rows.length).filter((row) => sheets.answered[row]);
  const empty = range(rows.length).filter((row) => !sheets.answered[row] && rows[row].some(Boolean)).length;
  const coded = { ...pick(sheets, kept), rows: kept.map((row) => row + match.first + 1), empty };
  return { ...coded, points: pointsOfAll(coded, instrument), problems: [...missing(match.columns, instrument), ...found.told(instrument)] };
}

function blankSheets(count, { items }) {
  const texts = () => new Array(count).fill("");
  return {
    answered: new Uint8Array(count),
    chosen: items.map(({ scale, many }) => (!scale ? null : many ? new Array(count).fill(null) : new Int16Array(count).fill(GAP))),
    free: items.map(({ scale }) => (scale ? null : texts())),
    group: texts(),
    day: texts(),
    code: texts(),
  };
}

const READERS = {
  skip() {},
  group: (sheets, rows, at) => readTexts(sheets.group, rows, at),
  code: (sheets, rows, at) => readTexts(sheets.code, rows, at),
  day(sheets, rows, at, column, instrument, found) {
    rows.forEach((cells, row) => {
      if (isBlank(cells[at])) return;
      sheets.day[row] = day(cells[at]) || "";
      if (!sheets.day[row]) found.add(at, row, cells[at]);
    });
  },
  item(sheets, rows, at, { item }, { items, answers }, found) {
    const { scale } = items[item];
    const into = scale ? sheets.chosen[item] : sheets.free[item];
    const read = scale ? answerReader(items[item], answers[scale]) : (cell) => cell;
    for (let row = 0; row < rows.length; row += 1) {
      const cell = rows[row][at];
      if (isBlank(cell)) continue;
      sheets.answered[row] = 1;
      const value = read(cell);
      if (value === null) found.add(at, row, cell);
      else into[row] = value;
    }
  },
  option(sheets, rows, at, { item, answer }) {
    rows.forEach((cells, row) => {
      if (isBlank(cells[at])) return;
      sheets.answered[row] = 1;
      if (!/^(?:0|нет|false)$/i.test(cells[at])) sheets.chosen[item][row] = [...(sheets.chosen[item][row] || []), answer];
    });
  },
};

function readTexts(into, rows, at) {
  rows.forEach((cells, row) => { into[row] = cells[at]; });
}

/** The sheets that have answers, without the others. */
function pick(sheets, kept) {
  const some = (column) => (column && kept.length < column.length ? column.filter((_, row) => sheets.answered[row]) : column);
  const texts = sheets.free.map((column) => {
    const told = some(column);
    return told && kept.map((_, at) => ({ at, text: told[at] })).filter(({ text }) => text);
  });
  const [groups, days, codes] = [some(sheets.group), some(sheets.day), some(sheets.code)];
  return { count: kept.length, chosen: sheets.chosen.map(some), texts, groups, days, codes };
}

function pointsOfAll({ count, chosen }, { items, answers }) {
  return items.map((item, at) => {
    if (!item.scale) return null;
    const worth = pointsOf(item, answers[item.scale]);
    const points = new Float64Array(count);
    for (let sheet = 0; sheet < count; sheet += 1) {
      const told = chosen[at][sheet];
      points[sheet] = told === GAP || told === null ? NaN : item.many ? told.reduce((sum, answer) => sum + worth[answer], 0) : worth[told];
    }
    return points;
  });
}

/** The points of each answer of an item; of a reverse item the least and the greatest change places. */
export function pointsOf(item, answers) {
  const points = answers.map(([, value]) => value);
  if (!item.reverse) return points;
  const turned = Math.min(...points) + Math.max(...points);
  return points.map((value) => turned - value);
}

function missing(columns, { items }) {
  const there = new Set(columns.filter(({ use }) => use === "item" || use === "option").map(({ item }) => item));
  const none = items.map((item, at) => ({ item, at })).filter(({ at }) => !there.has(at));
  if (none.length === 0 || there.size === 0) return [];
  const named = none.slice(0, 3).map(({ item, at }) => `${at + 1} ${quoted(item.text)}`).join(", ");
  const more = none.length > 3 ? ` и ещё ${none.length - 3}` : "";
  return [`В таблице нет столбца для вопроса ${named}${more}. Показатели, в которые он входит, не посчитаны. Если столбец есть, укажите его ниже.`];
}

/** What could not be read, gathered by column and text, so that a thousand equal faults are one sentence. */
class Problems {
  constructor({ header, columns, first }) {
    this.header = header;
    this.columns = columns;
    this.first = first;
    this.found = new Map();
  }

  add(column, row, cell) {
    const key = `${column}\u0000${cell}`;
    const known = this.found.get(key) || { column, cell, rows: [], total: 0 };
    known.total += 1;
    if (known.rows.length < ROWS_TOLD) known.rows.push(row + this.first + 1);
    this.found.set(key, known);
  }

  told({ items, answers }) {
    return [...this.found.values()].map(({ column, cell, rows, total }) => {
      const title = this.header[column] ? ` ${quoted(this.header[column])}` : "";
      const where = `Столбец ${letters(column)}${title}, ${rowsTold(rows, total)}: `;
      if (this.columns[column].use === "day") return `${where}${quoted(cell)} — не дата. Правильно: 22.11.2026.`;
      const item = items[this.columns[column].item];
      return `${where}ответа ${quoted(cell)} в шкале нет, он сочтён пропуском. Есть: ${expected(item, answers[item.scale])}.`;
    });
  }
}

function expected(item, answers) {
  const distinct = new Set(answers.map(([, value]) => value)).size === answers.length;
  return answers.map(([text, value]) => (distinct ? `«${text}» или ${String(value).replace(".", ",")}` : `«${text}»`)).join("; ");
}

function range(count) {
  return Array.from({ length: count }, (_, at) => at);
}
