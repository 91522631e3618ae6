// The profile of a school: what the proposal is made from. No personal data; the name is optional and stays in the browser.

import { schoolYearOf, TERMS, YEAR } from "./terms.mjs";

export const HIGH = 3;
export const SIGNIFICANCE = [{ id: HIGH, title: "высокая" }, { id: 2, title: "средняя" }, { id: 1, title: "низкая" }];
const MOST_HOURS = 2000;
const MOST_PUPILS = 10_000;

/** Hours a week that a middle school could give to such work, by role: a guide of the editors, nobody's norm. */
export const TYPICAL_HOURS = {
  "uchitel-predmetnik": 30, "klassnyy-rukovoditel": 12, "zam-direktora": 8, "pedagog-psikholog": 6, "sotsialnyy-pedagog": 6,
  sovetnik: 3, "predsedatel-ppk": 1, "sekretar-ppk": 1, "vedushchiy-spetsialist": 1,
};

export function emptyProfile(today = new Date()) {
  return {
    school: "", levels: [], pupils: null, risks: {}, groups: [], hours: {}, budget: "r4-shkola", doing: [],
    term: "year", quarter: 1, year: schoolYearOf(today),
  };
}

/** The classes of the school's levels; no level chosen means all of them. */
export function gradesOf(base, profile) {
  const levels = profile.levels.length ? profile.levels : base.levels.map((level) => level.id);
  return new Set(levels.flatMap((id) => (base.level(id) || { grades: [] }).grades));
}

/** Brings anything to a sound profile. @returns {{ profile, problems }}, problems being Russian sentences on what was changed. */
export function soundProfile(base, raw, today = new Date()) {
  const problems = [];
  const given = raw && typeof raw === "object" ? raw : {};
  const empty = emptyProfile(today);
  const known = (list, word, what) => arrayOf(list).filter((id) => {
    const there = Boolean(word(id));
    if (!there) problems.push(`В базе нет ${what} «${id}», пропущено.`);
    return there;
  });
  const profile = {
    school: textOf(given.school, 200),
    levels: known(given.levels, base.level, "уровня"),
    pupils: numberOf(given.pupils, MOST_PUPILS, "Численность", problems),
    risks: {},
    groups: known(given.groups, base.group, "группы"),
    hours: {},
    budget: base.cost(given.budget) ? given.budget : empty.budget,
    doing: known(given.doing, base.element, "элемента"),
    term: TERMS.some(({ id }) => id === given.term) ? given.term : empty.term,
    quarter: [1, 2, 3, 4].includes(given.quarter) ? given.quarter : 1,
    year: isYear(given.year) ? given.year : empty.year,
  };
  for (const id of known(Object.keys(objectOf(given.risks)), base.risk, "риска")) {
    if (SIGNIFICANCE.some((level) => level.id === given.risks[id])) profile.risks[id] = given.risks[id];
    else problems.push(`Значимость риска «${base.risk(id).title}» не понята: бывает 3 (высокая), 2 (средняя), 1 (низкая).`);
  }
  for (const id of known(Object.keys(objectOf(given.hours)), base.role, "роли")) {
    const hours = numberOf(given.hours[id], MOST_HOURS, `Часы, ${base.role(id).title.toLowerCase()}`, problems);
    if (hours) profile.hours[id] = hours;
  }
  return { profile, problems };
}

/** Why there is nothing to propose yet, as Russian sentences; empty when there is enough. */
export function missingIn(profile) {
  const missing = [];
  if (!Object.keys(profile.risks).length) missing.push("Выберите хотя бы один фактор риска и его значимость.");
  if (!Object.values(profile.hours).some((hours) => hours > 0)) {
    missing.push("Укажите часы хотя бы одной роли: без людей программа не соберётся.");
  }
  return missing;
}

/** A number that a person typed: «1,5» is one and a half. @returns {{ value: number|null, problem: string }} */
export function readNumber(typed, most = MOST_HOURS) {
  const text = String(typed ?? "").replace(",", ".").trim();
  if (text === "") return { value: null, problem: "" };
  const value = Number(text);
  if (!Number.isFinite(value)) return { value: null, problem: `«${typed}» — не число. Например: 6 или 1,5.` };
  if (value < 0) return { value: null, problem: "Меньше нуля быть не может. Напишите 0 или больше." };
  if (value > most) return { value: null, problem: `Слишком много: больше ${most} не бывает.` };
  return { value: Math.round(value * 100) / 100, problem: "" };
}

function numberOf(given, most, what, problems) {
  const { value, problem } = readNumber(given, most);
  if (problem) problems.push(`${what}: ${problem}`);
  return value;
}

function isYear(year) {
  const found = YEAR.exec(year || "");
  return Boolean(found) && Number(found[2]) === Number(found[1]) + 1;
}

export const arrayOf = (value) => (Array.isArray(value) ? [...new Set(value.filter((entry) => typeof entry === "string"))] : []);
export const objectOf = (value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});
export const textOf = (value, most = 20_000) => (typeof value === "string" ? value.slice(0, most) : "");
