// The monitoring as neutral tables of texts, for Word and CSV. Codes are in them only if the person asks for that.

import { decimal, percent, signed } from "../tables/format.mjs";
import { RULES } from "./rules.mjs";
import { SMALL } from "./summary.mjs";

const HIDDEN = "скрыто";

export function shareText({ hidden, count, share }, part) {
  return hidden ? `${HIDDEN}: меньше ${SMALL}` : `${part} из ${count} (${percent(share)})`;
}

export function meanText(cell) {
  return cell.hidden ? HIDDEN : `${decimal(cell.mean)}${cell.percent ? "\u00a0%" : ""}`;
}

/** By how many points the share at risk has changed since the period before: «+4», or nothing. */
export function change(periods, at) {
  const [before, now] = [periods[at - 1], periods[at]];
  return !before || before.hidden || now.hidden ? "" : `${signed((now.share - before.share) * 100, 0)} п. п.`;
}

export function rulesText(found) {
  return found.map(({ rule, text }) => `${RULES[rule].title}: ${text}`);
}

/** [{ title, head, rows }] of a summary (summary.mjs); with `codes` the list of attention too. */
export function tables({ periods, subjects, groups, attention }, codes) {
  return [
    {
      title: "Доля под риском по периодам",
      head: ["Период", "Под риском", "Неуспевающие", "Изменение"],
      rows: periods.map((one, at) => [one.period, shareText(one, one.atRisk), shareText({ ...one, share: one.failingShare }, one.failing), change(periods, at)]),
    },
    { title: "Средний результат по предметам", head: ["Предмет", ...periods.map(({ period }) => period)], rows: subjects.map(({ subject, cells }) => [subject, ...cells.map(meanText)]) },
    { title: "Классы в последнем периоде", head: ["Класс", "Под риском", "Неуспевающие"], rows: groups.map((one) => [one.name, shareText(one, one.atRisk), shareText({ ...one, share: one.failingShare }, one.failing)]) },
    { title: "Кому нужно внимание", head: ["Код", "Почему"], rows: codes ? attention.map(({ code, group, found }) => [[group, code].filter(Boolean).join(", "), rulesText(found).join(". ")]) : [] },
  ].filter(({ rows }) => rows.length);
}
