// A year after: plan, fact, conclusion; what to keep, to change, to drop, and the next draft.

import { lastDay, quartersInWords, schoolYear } from "./terms.mjs";
import { DECISIONS, DONE } from "./programme.mjs";

const LESS = /не больше|не выше|не более|меньше|ниже|снижени/i;
const GROWTH = /прирост|рост на|меньше исходного|меньше осени|меньше на/i;

/** Whether an indicator reached its target: true, false, or null where only a person can tell. */
export function reached({ target, actual }) {
  const [want, is] = [numberIn(target), numberIn(actual)];
  if (want === null || is === null || GROWTH.test(target)) return null;
  return LESS.test(target) && !/не меньше|не ниже|не менее/i.test(target) ? is <= want : is >= want;
}

function numberIn(text) {
  const found = /-?\d+(?:[.,]\d+)?/.exec((text || "").replace(/−/g, "-"));
  return found ? Number(found[0].replace(",", ".")) : null;
}

/** What to do with an item next year. @returns {{ decision, reason }}; no decision until the fact is entered */
export function verdict(base, programme, item) {
  const named = item.indicators.filter(({ name }) => name);
  const known = named.map(reached).filter((own) => own !== null);
  const [good, bad] = [known.filter(Boolean).length, known.filter((own) => !own).length];
  if (!item.done) return { decision: "", reason: "Отметьте, сделано ли." };
  if (item.done === "no") return { decision: "change", reason: "Не сделано: уменьшите часы, смените срок или ответственного." };
  if (item.done === "part") return { decision: "change", reason: good && !bad ? "Сделано частично, но цель достигнута: сократите до того, что сработало." : "Сделано частично: найдите, что мешало, и оставьте посильное." };
  if (!known.length) return { decision: "keep", reason: "Сделано. По записанным числам не видно, достигнута ли цель: решите сами." };
  if (!bad) return { decision: "keep", reason: "Сделано, цель достигнута." };
  if (good) return { decision: "change", reason: "Сделано, достигнута часть целей: оставьте то, что сработало." };
  const other = replacement(base, programme, item);
  return other ? { decision: "drop", reason: `Сделано, цель не достигнута: возьмите другое, например «${other.title}».` }
    : { decision: "change", reason: "Сделано, цель не достигнута, замены в базе нет: измените действия." };
}

/** Another element against the same risk at the same stage that the programme does not have yet. */
function replacement(base, programme, item) {
  const there = new Set(programme.items.map(({ element }) => element));
  return base.elements.find((element) => !there.has(element.id) && element.stage === item.stage
    && element.risks.includes(item.risks[0]) && element.requires.every((id) => there.has(id)));
}

/** Rows «план / факт / вывод» under YEAR_HEAD. */
export const YEAR_HEAD = ["Мероприятие", "План", "Факт", "Вывод"];

export function yearRows(base, programme) {
  return programme.items.map((item) => {
    const { decision, reason } = decided(base, programme, item);
    const named = item.indicators.filter(({ name }) => name);
    const plan = [quartersInWords(item.quarters, programme.profile), ...named.map(({ name, target }) => `${name}: ${target || "цель не названа"}`)];
    const fact = [(DONE.find(({ id }) => id === item.done) || { title: "не отмечено" }).title, ...named.map(({ name, actual }) => `${name}: ${actual || "не записано"}`)];
    const word = (DECISIONS.find(({ id }) => id === decision) || { title: "не решено" }).title;
    return [item.title, plan.join("\n"), fact.join("\n"), `${word}. ${reason}`];
  });
}

/** The person's own decision stands before the proposed one. */
export function decided(base, programme, item) {
  const proposed = verdict(base, programme, item);
  return { ...proposed, decision: item.decision || proposed.decision };
}

/** The document of the year's results, for shared/word.mjs. */
export function yearDocument(base, programme) {
  return {
    title: `Итоги: ${programme.title}`,
    blocks: [
      { type: "paragraph", text: `Итоги: ${programme.title}`, style: "Title" },
      { type: "paragraph", text: [programme.profile.school, `${programme.profile.year} учебный год`].filter(Boolean).join(", "), style: "Subtitle" },
      { type: "section", landscape: true },
      { type: "heading", level: 1, text: "План, факт, вывод" },
      { type: "table", head: YEAR_HEAD, rows: yearRows(base, programme), widths: [3, 4, 4, 4] },
    ],
  };
}

/** The draft of the next year: what is dropped goes, facts become the new «было», the rest waits for the school. */
export function nextYear(base, programme) {
  const by = programme.profile.term === "three" ? 3 : 1;
  const profile = { ...programme.profile, year: schoolYear(programme.profile.year, by) };
  const items = programme.items.filter((item) => decided(base, programme, item).decision !== "drop").map((item) => {
    const { decision, reason } = decided(base, programme, item);
    return {
      ...item,
      indicators: item.indicators.map((own) => ({ ...own, baseline: own.actual || own.baseline, actual: "" })),
      why: decision === "change" ? `Изменить. ${reason}` : `Оставлено с прошлого года. ${reason}`,
      done: "",
      decision: "",
    };
  });
  return { ...programme, profile, items, goal: shiftYear(programme, profile), reviewDate: lastDay(profile) };
}

// The goal names the day of the review; the rest of its words are the school's.
function shiftYear({ goal, profile: before }, profile) {
  const day = (iso) => iso.split("-").reverse().join(".");
  return goal.replaceAll(day(lastDay(before)), day(lastDay(profile)));
}

