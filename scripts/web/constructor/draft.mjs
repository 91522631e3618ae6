// The programme as a draft of a model for the base: a file for practices/models that `kopilka check` accepts.
//
// The school is not named: who gives the material to the base signs it there.

import { ACTION, ASSESSMENT, costRank, DESIGN, DIAGNOSIS, titleOf } from "./base.mjs";
import { roleTitle, risksOf, significanceWord } from "./programme.mjs";
import { quartersInWords } from "./terms.mjs";
import { counted, decimal, listed, quoted } from "../shared/russian.mjs";

const COMPONENTS = [["Диагностический", DIAGNOSIS], ["Целевой", DESIGN], ["Содержательно-деятельностный", ACTION], ["Результативный", ASSESSMENT]];
const MOST_SUMMARY = 250;

/** The name of the file: latin letters, as the base wants. */
export function draftName({ profile }) {
  return `programma-shkoly-${profile.year.replace("/", "-")}.md`;
}

/** The text of the file. */
export function toDraft(base, programme) {
  return `---\n${yaml(frontMatter(base, programme))}---\n\n${body(base, programme)}`;
}

function frontMatter(base, programme) {
  const { profile, items } = programme;
  const risks = risksOf(base, programme).map(({ id }) => id).filter((id) => profile.risks[id]);
  return filled({
    title: cut(programme.title, 120).replace(/\.$/, ""),
    summary: summary(base, programme, risks),
    status: "черновик",
    origin: "школа",
    school_year: profile.year,
    levels: profile.levels.length ? profile.levels : ["vse-urovni"],
    subjects: ["mezhpredmetnoe"],
    audiences: ["zam-uvr", "komanda-shkoly"],
    risks,
    pupil_groups: profile.groups,
    tier: "всем",
    stage: "проектирование",
    duration: { quarter: "одна четверть", year: "учебный год", three: "три учебных года" }[profile.term],
    evidence: "e1-opisana",
    cost: mostCost(base, items),
    maturity: "описана",
    legal_basis: [...new Set(items.flatMap(({ acts }) => acts))].filter(base.actOf),
    license: "CC BY 4.0",
    rights_confirmed: false,
    personal_data: "нет",
    goal: programme.goal,
    roles: roles(base, items),
    components: components(base, items),
    calendar: items.map((item) => filled({
      term: quartersInWords(item.quarters, profile) || "срок не назначен", what: item.title, who: roleTitle(base, item.responsible), result: item.outcome,
    })),
    indicators: indicators(base, items),
  });
}

function summary(base, programme, risks) {
  const named = listed(risks.slice(0, 2).map((id) => quoted(titleOf(base.risk, id))));
  const text = `Программа школы из ${counted(programme.items.length, "мероприятия", "мероприятий", "мероприятий")}: ${named}. Собрана в Конструкторе и ещё не проверена за год работы.`;
  return text.length <= MOST_SUMMARY ? text : `Программа школы из ${counted(programme.items.length, "мероприятия", "мероприятий", "мероприятий")} против факторов риска. Собрана в Конструкторе и ещё не проверена за год работы.`;
}

function mostCost(base, items) {
  const ranks = items.map(({ cost }) => costRank(base, cost)).filter((rank) => rank >= 0);
  return ranks.length ? base.costs[Math.max(...ranks)].id : undefined;
}

function roles(base, items) {
  const hours = new Map();
  for (const { effort, already } of items) for (const own of effort) hours.set(own.role, (hours.get(own.role) || 0) + (already ? 0 : own.hours));
  return [...hours].map(([role, all]) => {
    const leads = items.filter(({ responsible }) => responsible === role).map(({ title }) => quoted(title));
    return filled({
      who: titleOf(base.role, role),
      does: leads.length ? `Отвечает: ${leads.slice(0, 4).join(", ")}${leads.length > 4 ? ` и ещё ${leads.length - 4}` : ""}` : "Участвует в мероприятиях программы",
      hours: all ? `${decimal(all)} ч за весь срок` : "",
    });
  });
}

function components(base, items) {
  return COMPONENTS.flatMap(([name, stage]) => {
    const own = items.filter((item) => item.stage === stage);
    if (!own.length) return [];
    const elements = own.map(({ element }) => element).filter((id) => id && base.element(id));
    return [filled({ name, content: own.map(({ title }) => title).join("; "), elements })];
  });
}

function indicators(base, items) {
  const known = (id) => (base.materialOf(`instruments/${id}`) ? id : "");
  return items.flatMap((item) => item.indicators.filter(({ name }) => name.trim()))
    .map(({ name, how, baseline, target, actual, instrument }) => filled({ name, how, baseline, target, actual, instrument: known(instrument) }));
}

function body(base, programme) {
  const { profile, items } = programme;
  const size = profile.pupils === null ? "Численность не указана." : `Учеников: ${decimal(profile.pupils)}.`;
  const problems = risksOf(base, programme).map(({ id, title }) => `- ${title}: значимость ${significanceWord(programme, id) || "не указана"}. ${oneLine(programme.outcomes[id])}`);
  const stages = items.map((item, at) => `${at + 1}. ${oneLine(item.title)}: ${quartersInWords(item.quarters, profile)}.`);
  return [
    `## Контекст\n\n${size} Уровень ресурсов — не выше «${titleOf(base.cost, profile.budget)}».`,
    `## Проблема и данные\n\nШкола оценила факторы риска и назвала результат по каждому.\n\n${problems.join("\n")}`,
    `## Путь случая\n\n${stages.join("\n") || "Мероприятия не выбраны."}`,
    "## Условия\n\nЧасы ролей названы выше; сколько их понадобилось на деле, школа допишет после года работы.",
    "## Что можно перенести\n\nЗаполните после года работы: что сработало и что другой школе придётся поменять.",
  ].join("\n\n").concat("\n");
}

// Markdown would read these as mark-up; a school's text is a text.
function oneLine(text) {
  return cut(String(text || "").replace(/\s+/g, " ").trim(), 400).replace(/[\\`*_[\]<>#|]/g, "\\$&");
}

const cut = (text, most) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

function filled(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && !value.length)));
}

// YAML of plain values: every text is a JSON string, which YAML reads as it is.
function yaml(value, indent = "") {
  return Object.entries(value).map(([key, own]) => `${indent}${key}:${entry(own, indent)}`).join("");
}

function entry(value, indent) {
  if (!Array.isArray(value)) return ` ${scalar(value)}\n`;
  if (value.every((own) => typeof own === "string")) return ` [${value.map(scalar).join(", ")}]\n`;
  return `\n${value.map((own) => `${indent}  - ${yaml(own, `${indent}    `).trimStart()}`).join("")}`;
}

function scalar(value) {
  if (typeof value !== "string") return String(value);
  return /^[a-zа-яё][a-zа-яё0-9-]*$/i.test(value) && !/^(yes|no|on|off|true|false|null|y|n|да|нет)$/i.test(value) ? value : JSON.stringify(value.replace(/\u2028|\u2029/g, " "));
}
