// The summary as titled tables of texts: the page shows them with bars, Word and CSV carry them as they are.

import { counted } from "../shared/russian.mjs";
import { decimal, percent, signed } from "../tables/format.mjs";
import { SMALL } from "./summary.mjs";

const HIDDEN = "скрыто";
/** What is told of a scale first, and what is told of those who want to know how far to trust it. */
export const MAIN = [["count", "Листов"], ["mean", "Среднее"], ["median", "Медиана"], ["meaning", "Что это значит"]];
export const TRUST = [["deviation", "Отклонение"], ["range", "От и до"], ["alpha", "Альфа Кронбаха"]];

/** Rows { scale, part, texts } for every scale and part, with a row of the difference of two measurements; texts by the names above. */
export function overview(parts, by) {
  const shown = parts.filter(({ hidden }) => !hidden);
  return scalesOf(shown).flatMap((scale, at) => {
    const rows = shown.map((part) => ({ scale, part: part.label, texts: scaleTexts(part.scales[at]) }));
    const change = by === "wave" ? difference(shown, at) : null;
    return change === null ? rows : [...rows, { scale, part: "разница", texts: { mean: signed(change) }, change: true }];
  });
}

function scalesOf(parts) {
  return parts.length ? parts[0].scales.map(({ title }) => title) : [];
}

function scaleTexts({ count, hidden, mean, median, deviation, least, greatest, alpha, bound }) {
  if (hidden) {
    const names = ["mean", "median", "deviation", "range", "alpha"];
    return { ...Object.fromEntries(names.map((name) => [name, HIDDEN])), count: String(count), meaning: `полных листов меньше ${SMALL}` };
  }
  return {
    count: String(count),
    mean: decimal(mean),
    median: decimal(median),
    deviation: decimal(deviation),
    range: least === greatest ? decimal(least) : `${decimal(least)}–${decimal(greatest)}`,
    alpha: decimal(alpha),
    meaning: bound ? bound.meaning : "—",
    advice: bound ? bound.advice : "",
  };
}

/** How much the mean of a scale has changed from the first shown measurement to the last; null where one of them is hidden. */
function difference(parts, at) {
  if (parts.length < 2) return null;
  const [first, last] = [parts[0].scales[at], parts[parts.length - 1].scales[at]];
  return first.hidden || last.hidden ? null : last.mean - first.mean;
}

/** Tables of shares: { title, head, rows: [{ label, cells: [{ count, share, hidden }] }] } for every scale with bounds. */
export function spreads(parts) {
  const shown = parts.filter(({ hidden }) => !hidden);
  return scalesOf(shown).flatMap((title, at) => {
    const scales = shown.map((part) => part.scales[at]);
    const known = scales.find(({ hidden, spread }) => !hidden && spread.length);
    if (!known) return [];
    const rows = known.spread.map(({ low, high, text }, row) => ({
      label: `${low === high ? decimal(low) : `${decimal(low)}–${decimal(high)}`}: ${text}`,
      cells: scales.map((scale) => (scale.hidden ? { hidden: true } : scale.spread[row])),
    }));
    return [{ title, rows }];
  });
}

/** The same for the answers to every closed question. */
export function answerTables(parts) {
  const shown = parts.filter(({ hidden }) => !hidden);
  if (shown.length === 0) return [];
  return shown[0].items.flatMap((item, at) => {
    if (item.open) return [];
    const items = shown.map((part) => part.items[at]);
    const known = items.find(({ hidden }) => !hidden);
    if (!known) return [];
    const rows = known.answers.map(({ text }, row) => ({
      label: text,
      cells: items.map((one) => (one.hidden ? { hidden: true } : one.answers[row])),
    }));
    const gaps = items.reduce((sum, one) => sum + one.gaps, 0);
    const notes = [item.reverse ? "обратный" : "", item.many ? "несколько ответов" : "", gaps ? `пропусков: ${gaps}` : ""].filter(Boolean);
    return [{ title: `${item.number}. ${item.text}`, note: notes.join(", "), rows }];
  });
}

/** Sentences that must stand beside the numbers. */
export function caveats(parts, { empty, single }) {
  const small = parts.filter(({ hidden }) => hidden);
  const sheets = parts.reduce((sum, { count }) => sum + count, 0);
  const missed = Math.max(0, ...parts.flatMap(({ scales }) => scales.map((scale) => scale.missed)));
  return [
    `Всего ${counted(sheets, "лист", "листа", "листов")} с ответами.${empty ? ` Пустых: ${empty}.` : ""}`,
    ...small.map(({ label }) => `${label}: меньше ${SMALL} ответов — скрыто, чтобы никого нельзя было узнать.`),
    missed ? "Лист с пропущенным вопросом показателя в этот показатель не идёт: поэтому листов в таблице меньше." : "",
    !single && sheets < 30 && sheets >= SMALL ? "Листов меньше тридцати: альфа и небольшие различия ненадёжны." : "",
  ].filter(Boolean);
}

/**
 * The whole summary as neutral tables [{ title, head, rows }], every cell a text. Of sheets about single pupils no means are told:
 * a mean of different children says nothing of any of them.
 */
export function tables(parts, by, single = false) {
  const several = parts.length > 1;
  const labels = parts.filter(({ hidden }) => !hidden).map(({ label }) => label);
  const share = ({ count, share: part, hidden }) => (hidden ? HIDDEN : `${count} (${percent(part)})`);
  const ofShares = ({ title, note, rows }) => ({
    title: note ? `${title} (${note})` : title,
    head: ["", ...(several ? labels : ["Ответов"])],
    rows: rows.map(({ label, cells }) => [label, ...cells.map(share)]),
  });
  const rows = overview(parts, by);
  const ofScales = (title, columns, chosen) => ({
    title,
    head: ["Показатель", ...(several ? ["Чьи ответы"] : []), ...columns.map(([, heading]) => heading)],
    rows: chosen.map(({ scale, part, texts }) => [scale, ...(several ? [part] : []), ...columns.map(([name]) => whole(texts, name))]),
  });
  return [
    ...(single ? [] : [ofScales("Показатели", MAIN, rows), ofScales("Разброс и согласованность", TRUST, rows.filter(({ change }) => !change))]),
    ...spreads(parts).map(ofShares),
    ...answerTables(parts).map(ofShares),
  ].filter(({ rows }) => rows.length);
}

function whole(texts, name) {
  const told = texts[name] || "";
  return name === "meaning" && texts.advice ? `${told}. ${texts.advice}` : told;
}
