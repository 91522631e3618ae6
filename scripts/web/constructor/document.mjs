// The programme as a document: blocks of shared/word.mjs, the same for Word and for the page that is printed.

import { titleOf } from "./base.mjs";
import { loadOf, risksOf, roleTitle, significanceWord } from "./programme.mjs";
import { hoursInWords } from "./proposal.mjs";
import { quarterName, quartersInWords, quartersOf, TERMS } from "./terms.mjs";
import { counted, dayOf, decimal } from "../shared/russian.mjs";

const BLANK = "____________";

/** @returns {{ title, titlePage, blocks }} for shared/word.mjs */
export function documentOf(base, programme) {
  const view = { base, programme, profile: programme.profile, chapters: chaptersOf(base, programme) };
  return {
    title: programme.title,
    titlePage: true,
    blocks: [
      ...titlePage(view), { type: "contents", newPage: true },
      ...passport(view), ...grounds(view), ...legalBasis(view), ...measures(view), ...roadMap(view),
      ...monitoring(view), ...hours(view), ...texts(view), ...appendices(view),
    ],
  };
}

const heading = (level, text, newPage = false) => ({ type: "heading", level, text, newPage });
const paragraph = (text, style) => ({ type: "paragraph", text, ...(style ? { style } : {}) });
const table = (head, rows, widths) => ({ type: "table", head, rows, widths });
const list = (items) => ({ type: "list", items });
const upper = (text) => (text ? text[0].toUpperCase() + text.slice(1) : text);

function titlePage({ programme, profile }) {
  const school = profile.school || "________________________________________________\n(название школы)";
  return [
    paragraph(school, "Centered"),
    paragraph("", "AfterTable"),
    { type: "table", plain: true, widths: [1, 1], rows: [[
      `ПРИНЯТА\nпедагогическим советом\nпротокол от «___» ${BLANK} 20___ г. № ____`,
      `УТВЕРЖДЕНА\nприказом директора\nот «___» ${BLANK} 20___ г. № ____\n\n${BLANK} / ${BLANK}${BLANK}\n(подпись, расшифровка)`,
    ]] },
    paragraph("", "TitleGap"),
    paragraph(programme.title, "Title"),
    paragraph(termInWords(profile), "Subtitle"),
    paragraph("", "TitleGap"), paragraph("", "TitleGap"), paragraph("", "TitleGap"),
    paragraph(profile.year.slice(0, 4), "Centered"),
  ];
}

function termInWords(profile) {
  if (profile.term === "quarter") return `${quarterName(profile.quarter, profile)} ${profile.year} учебного года`;
  if (profile.term === "year") return `${profile.year} учебный год`;
  const years = Number(profile.year.slice(0, 4));
  return `${years}/${years + 1} — ${years + 2}/${years + 3} учебные годы`;
}

function passport({ base, programme, profile }) {
  const rows = [
    ["Название", programme.title],
    ["Школа", profile.school || BLANK],
    ["Срок", termInWords(profile)],
    ["Цель", programme.goal],
    ["Уровни образования", profile.levels.map((id) => titleOf(base.level, id)).join("\n") || "все уровни общего образования"],
    ["Численность учеников", profile.pupils === null ? BLANK : decimal(profile.pupils)],
    ["Факторы риска и значимость", risksOf(base, programme).map(({ id, title }) => `${title} — ${significanceWord(programme, id) || "значимость не указана"}`).join("\n")],
    ["Группы учеников", profile.groups.map((id) => titleOf(base.group, id)).join("\n") || "не выделены"],
    ["Исполнители", performers(base, programme)],
    ["Уровень ресурсов", `не выше уровня «${titleOf(base.cost, profile.budget)}»`],
    ["Что школа уже делает", programme.items.filter(({ already }) => already).map(({ title }) => title).join("\n") || "в программу не входит"],
    ["Пересмотр программы", reviewInWords(base, programme)],
  ];
  return [heading(1, "1. Паспорт программы", true), table(null, rows.map(([label, text]) => [[{ text: label, bold: true }], text]), [3, 8])];
}

function performers(base, programme) {
  const roles = new Set(programme.items.flatMap(({ responsible, effort }) => [responsible, ...effort.map(({ role }) => role)]).filter(Boolean));
  return [...roles].map((role) => upper(roleTitle(base, role))).join("\n") || BLANK;
}

function reviewInWords(base, { reviewDate, reviewWho }) {
  return [dayOf(reviewDate) || BLANK, roleTitle(base, reviewWho).toLowerCase()].filter(Boolean).join(", ");
}

function grounds({ base, programme, profile }) {
  const blocks = [heading(1, "2. Почему эта программа"), paragraph(
    `Школа оценила факторы риска и отобрала ${counted(Object.keys(profile.risks).length, "фактор", "фактора", "факторов")}. `
    + "Для каждого в программе назван результат, который должен получиться, и действия, которые к нему ведут.", "Justified")];
  for (const { id, title } of risksOf(base, programme)) {
    const problems = programme.items.filter((item) => item.risks[0] === id).map((item) => (base.element(item.element) || {}).problem).filter(Boolean);
    const word = significanceWord(programme, id);
    blocks.push(heading(2, `${title}${word ? ` (значимость ${word})` : ""}`));
    if (problems.length) blocks.push(list([...new Set(problems)].slice(0, 4)));
    blocks.push({ type: "paragraph", runs: [{ text: "Желаемый результат. ", bold: true }, { text: programme.outcomes[id] || BLANK }] });
  }
  return blocks;
}

function legalBasis({ base, programme }) {
  const acts = actsOf(base, programme);
  return [
    heading(1, "3. Правовая основа"),
    ...(acts.length ? [list(acts.map((act) => `${act.title}${act.state === "действует" ? "" : ` (${act.state})`}`))] : [paragraph("Акты не выбраны.")]),
    paragraph("Карты, листы и отчёты сверх перечня документов педагога (приказ Минпросвещения России от 06.11.2024 № 779) ведут добровольно.", "Note"),
  ];
}

// Laws before orders, orders before letters; of one kind the older first.
const KINDS_OF_ACTS = ["Федеральный закон", "Указ", "Постановление", "Распоряжение", "Приказ"];

function actsOf(base, programme) {
  const acts = [...new Set(programme.items.flatMap(({ acts: own }) => own))].map(base.actOf).filter(Boolean);
  const order = ({ title }) => {
    const kind = KINDS_OF_ACTS.findIndex((word) => title.startsWith(word));
    const [, day, month, year] = /(\d{2})\.(\d{2})\.(\d{4})/.exec(title) || ["", "", "", ""];
    return `${kind < 0 ? 9 : kind} ${year}${month}${day}`;
  };
  return acts.sort((one, other) => order(one).localeCompare(order(other)));
}

/** Items by the risk that each serves first, in the order of the risks, numbered through: [{ risk (null for the rest), items: [[number, item]] }]. */
function chaptersOf(base, { items, profile }) {
  let number = 0;
  const chapter = (risk, own) => ({ risk, items: own.map((item) => [number += 1, item]) });
  const chapters = base.risks.filter(({ id }) => profile.risks[id]).map((risk) => chapter(risk, items.filter((item) => mainRisk(item, profile) === risk.id)));
  return [...chapters, chapter(null, items.filter((item) => !mainRisk(item, profile)))];
}

const mainRisk = ({ risks }, profile) => risks.find((id) => profile.risks[id]);

function measures({ base, profile, chapters }) {
  const blocks = [heading(1, "4. Мероприятия по факторам риска")];
  for (const { risk, items } of chapters) {
    const elsewhere = risk ? chapters.filter((other) => other.risk !== risk).flatMap((other) => other.items).filter(([, item]) => item.risks.includes(risk.id)) : [];
    if (!items.length && !elsewhere.length) continue;
    blocks.push(heading(2, risk ? risk.title : "Другие мероприятия"));
    for (const [number, item] of items) blocks.push(heading(3, `${number}. ${item.title}`), table(null, measureRows(base, profile, item), [3, 10]));
    if (elsewhere.length) blocks.push(paragraph(`Этому риску служат и мероприятия других разделов: ${elsewhere.map(([number, item]) => `${number}. ${item.title}`).join("; ")}.`, "Note"));
  }
  return blocks;
}

/** The chain of a measure: risk, outcome, actions, evidence, how, who, when, cost, indicator, review. */
function measureRows(base, profile, item) {
  const risks = item.risks.filter((id) => profile.risks[id]).map((id) => titleOf(base.risk, id));
  const cost = [item.cost ? `${titleOf(base.cost, item.cost)}.` : "", item.already ? "Уже идёт, новых часов не просит." : upper(hoursInWords(base, item.effort))];
  const rows = [
    ["Факторы риска", risks.join("\n")],
    ["Желаемый результат", item.outcome],
    ["Действия", item.actions],
    ["На чём держится", item.evidence ? titleOf(base.evidenceOf, item.evidence).replace(/^\d\. /, "") : ""],
    ["Как проводится", [upper(item.stage), item.how].filter(Boolean).join(". ")],
    ["Ответственный", upper(roleTitle(base, item.responsible))],
    ["Срок", quartersInWords(item.quarters, profile)],
    ["Стоимость", cost.filter(Boolean).join(" ")],
    ["Показатели", item.indicators.filter(({ name }) => name).map((own) => `${own.name}: ${own.baseline || BLANK} → ${own.target || BLANK}`).join("\n")],
    ["Пересмотр", item.review ? quarterName(item.review, profile) : ""],
  ];
  return rows.map(([label, text]) => [[{ text: label, bold: true }], text || BLANK]);
}

function roadMap({ base, programme, profile }) {
  const blocks = [{ type: "section", landscape: true }, heading(1, "5. Дорожная карта по четвертям")];
  for (const quarter of quartersOf(profile)) {
    const own = programme.items.filter(({ quarters }) => quarters.includes(quarter));
    blocks.push(heading(3, quarterName(quarter, profile)));
    if (!own.length) blocks.push(paragraph("Мероприятий нет."));
    else blocks.push(table(["Мероприятие", "Этап", "Что происходит", "Ответственный", "Отметка о выполнении"], own.map((item) => [
      item.title, item.stage, stateIn(item, quarter), upper(roleTitle(base, item.responsible)) || BLANK, "",
    ]), [34, 13, 15, 20, 18]));
  }
  return blocks;
}

function stateIn(item, quarter) {
  const words = [];
  if (quarter === item.quarters[0]) words.push(item.already ? "уже идёт" : "начало");
  else words.push("продолжение");
  if (quarter === item.review) words.push("пересмотр");
  return words.join(", ");
}

function monitoring({ base, programme, profile }) {
  const rows = programme.items.flatMap((item) => item.indicators.filter(({ name }) => name).map((own) => [
    own.name,
    [own.how, own.instrument ? `Инструмент: ${titleOf((id) => base.materialOf(`instruments/${id}`), own.instrument)}` : ""].filter(Boolean).join("\n"),
    own.baseline || BLANK, own.target || BLANK,
    [item.review ? quarterName(item.review, profile) : BLANK, upper(roleTitle(base, item.responsible)) || BLANK].join("\n"),
    own.actual,
  ]));
  return [
    heading(1, "6. План мониторинга"),
    ...(rows.length ? [table(["Показатель", "Как считается", "Было", "Должно стать", "Когда и кто", "Стало"], rows, [21, 25, 14, 16, 14, 10])] : [paragraph("Показатели не выбраны.")]),
    paragraph(`Программу пересматривают целиком: ${reviewInWords(base, programme)}.`),
    { type: "section", landscape: false },
  ];
}

function hours({ base, programme, profile }) {
  const load = loadOf(programme);
  const roles = [...new Set([...load.keys()].map((key) => key.slice(0, key.lastIndexOf(":"))))];
  if (!roles.length) return [];
  const years = profile.term === "three" ? [0, 1, 2] : [0];
  return [
    heading(1, "7. Часы по ролям"),
    ...years.flatMap((year) => {
      const quarters = quartersOf(profile).slice(year * 4, year * 4 + 4);
      const rows = roles.map((role) => {
        const own = quarters.map((quarter) => load.get(`${role}:${quarter}`) || 0);
        return [upper(roleTitle(base, role)), ...own.map(decimal), ...(own.length > 1 ? [decimal(own.reduce((all, part) => all + part, 0))] : [])];
      });
      return [table(["Роль", ...quarters.map((quarter) => quarterName(quarter, profile)), ...(quarters.length > 1 ? ["За год"] : [])], rows, [4, ...quarters.map(() => 2), 2])];
    }),
    paragraph("Часы указаны на все мероприятия четверти вместе. Расчёт типового элемента дан редакцией, школа его правит.", "Note"),
  ];
}

function texts({ chapters }) {
  const own = chapters.flatMap(({ items }) => items).filter(([, { text }]) => text.trim());
  return own.length ? [
    heading(1, "8. Порядок работы"),
    ...own.flatMap(([number, item]) => [heading(3, `${number}. ${item.title}`), ...item.text.split(/\n{2,}/).map((part) => paragraph(part.trim(), "Justified"))]),
  ] : [];
}

function appendices({ base, programme }) {
  const keys = [...new Set(programme.items.flatMap(({ materials, indicators }) => [
    ...materials, ...indicators.filter(({ instrument }) => instrument).map(({ instrument }) => `instruments/${instrument}`),
  ]))].filter(base.materialOf);
  if (!keys.length) return [];
  const ordered = [...keys].sort((one, other) => rank(one) - rank(other));
  return [
    heading(1, "Приложения"),
    paragraph("Технологические карты, инструменты и другие материалы, на которые опираются мероприятия. Они лежат в базе «Копилка», каждый печатается отдельно с её сайта."),
    table(["№", "Материал", "Вид", "Адрес на сайте базы"], ordered.map((key, at) => {
      const { title, kind, url } = base.materialOf(key);
      return [String(at + 1), title, kind, `${base.site}${url}`];
    }), [1, 8, 4, 6]),
  ];
}

// Technological maps and instruments come first: they are what a school prints.
function rank(key) {
  const at = ["techmaps", "instruments", "local-acts", "templates"].indexOf(key.split("/")[0]);
  return at < 0 ? 9 : at;
}

export function termTitle(profile) {
  return TERMS.find(({ id }) => id === profile.term).title;
}
