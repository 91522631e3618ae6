// The page of the monitoring: a class table in, the share at risk, its dynamics and the codes that need attention out.

import { counted } from "../shared/russian.mjs";
import { html, render } from "../shared/dom.mjs";
import { saveFile, toCsv } from "../shared/files.mjs";
import { announce } from "../shared/live.mjs";
import { saveWord } from "../shared/word.mjs";
import { shareCell } from "../tables/bars.mjs";
import { bringFiles, bringText, bringing, peopleWarning } from "../tables/bringing.mjs";
import { letters, quoted } from "../tables/fault.mjs";
import { csvRows, wordDocument } from "../tables/taking.mjs";
import { classColumns } from "./columns.mjs";
import { exampleRows } from "./example.mjs";
import { readMarks } from "./marks.mjs";
import { change, meanText, tables } from "./report.mjs";
import { RULES, THRESHOLDS } from "./rules.mjs";
import { SMALL, monitor } from "./summary.mjs";

const MOST_TOLD = 12;
const TITLE = "Мониторинг учебной успешности";

export function mount(place) {
  const { router } = place.dataset;
  let state = { table: null, thresholds: THRESHOLDS, codes: false, faults: [] };
  place.textContent = "";
  const set = (change_) => { state = { ...state, ...change_ }; render(page(state, router, actions), place); };
  const take = (name, rows) => {
    const match = classColumns(rows);
    if (!match.columns.some(({ use }) => use === "result")) return refuse(`${name}: нет столбцов с отметками. В заголовке должен стоять период: «1 четверть», «2 полугодие», «год» или «ВПР».`);
    set({ table: { name, match, marks: readMarks(rows, match) } });
    return announce(`${name}: ${counted(state.table.marks.pupils.length, "ученик", "ученика", "учеников")}`);
  };
  const refuse = (text) => set({ faults: [...state.faults, text] });
  const bring = (read, brought) => { set({ faults: [] }); return read(brought, take, refuse); };
  const actions = {
    files: (files) => bring(bringFiles, files),
    text: (text) => bring(bringText, text),
    example: () => take("Вымышленный класс", exampleRows()),
    set,
  };
  set({});
}

function page(state, router, actions) {
  const { table, faults } = state;
  return html`<div class="kp-calc">
    <div class="kp-calc__input">
      <h2 id="table">1. Таблица класса</h2>
      ${bringing({ faults, onFiles: actions.files, onText: actions.text, extra: html`<button class="kp-button" type="button" onClick=${actions.example}>Показать на вымышленном классе</button>` })}
      ${table && tableCard(table)}
    </div>
    <h2 id="result">2. Что видно</h2>
    ${table && table.marks.periods.length ? results(state, router, actions) : html`<p class="kp-nothing">${table ? "В таблице есть только ВПР: добавьте столбец отметок хотя бы за один период." : "Здесь появятся доля под риском, динамика и список кодов, когда вы дадите таблицу."}</p>`}
  </div>`;
}

function tableCard({ name, match, marks }) {
  const problems = [...match.problems, ...marks.problems];
  const columnName = (column, header) => `столбец ${letters(column)}${header[column] ? ` ${quoted(header[column])}` : ""}`;
  return html`<section class="kp-calc__table" aria-label=${name}>
    <h3>${name}</h3>
    <p>Учеников: ${marks.pupils.length}. Предметы: ${marks.subjects.join(", ")}. Периоды: ${marks.periods.join(", ") || "нет"}.</p>
    ${peopleWarning(name, match, columnName)}
    ${!match.columns.some(({ use }) => use === "code") && html`<p class="kp-notice">Столбца «Код» нет: вместо кодов показаны номера строк вашей таблицы.</p>`}
    ${problems.length > 0 && html`<div class="kp-notice kp-notice--fault"><strong>Прочитано не всё.</strong><ul>${problems.slice(0, MOST_TOLD).map((text) => html`<li>${text}</li>`)}${problems.length > MOST_TOLD && html`<li>И ещё замечаний: ${problems.length - MOST_TOLD}.</li>`}</ul></div>`}
  </section>`;
}

function results({ table, thresholds, codes }, router, { set }) {
  const found = monitor(table.marks, thresholds);
  const last = found.periods[found.periods.length - 1];
  const threshold = (name, label) => html`<label class="kp-calc__field"><span>${label}</span><input type="number" min="1" max="20" value=${thresholds[name]} onChange=${(event) => set({ thresholds: { ...thresholds, [name]: Math.max(1, Number(event.currentTarget.value) || THRESHOLDS[name]) } })} /></label>`;
  return html`
    ${last.hidden ? html`<p class="kp-notice">Учеников меньше ${SMALL}: доли не показаны, по ним можно узнать ребёнка. Список кодов виден только вам.</p>` : html`
      ${periodTable(found.periods)}
      ${found.groups.length > 0 && groupTable(found.groups, last.period)}
      ${subjectTable(found)}`}
    <h3>Кому нужно внимание</h3>
    <p>За период «${last.period}» — ${counted(found.attention.length, "код", "кода", "кодов")}. Это повод посмотреть и поговорить, а не вывод о ребёнке.</p>
    ${found.attention.length > 0 && attentionTable(found.attention)}
    <p><a href=${router}>Что делать дальше — в Маршрутизаторе</a>: признак, специалист, срок и материал.</p>
    <details><summary><span>Правила и пороги</span></summary>
      <dl class="kp-pairs">${Object.values(RULES).map(({ title, text }) => html`<div><dt>${title}</dt><dd>${text}</dd></div>`)}</dl>
      <p class="kp-note">Пороги — значение редакции, не норма. Средний балл округляется: 3,5 — это «4». Нет отметки — нет и правила.</p>
      <div class="kp-calc__row">${threshold("threes", "Сколько «3» — уже «на грани»")}${threshold("falls", "По скольким предметам — уже «снижение»")}</div>
    </details>
    <div class="kp-calc__row kp-calc__input">
      <button class="kp-button kp-button--main" type="button" onClick=${() => toWord(found, codes)}>Сохранить в Word</button>
      <button class="kp-button" type="button" onClick=${() => saveFile(`${TITLE}.csv`, toCsv(csvRows(TITLE, notes(codes), tables(found, codes))))}>Сохранить в CSV</button>
      <label class="kp-calc__choice"><input type="checkbox" checked=${codes} onChange=${(event) => set({ codes: event.currentTarget.checked })} />вместе со списком кодов</label>
    </div>`;
}

function periodTable(periods) {
  return html`<div class="kp-table" tabindex="0" role="region" aria-label="Доля под риском по периодам"><table>
    <caption>Доля под риском по периодам</caption>
    <thead><tr><th scope="col">Период</th><th scope="col">Учеников</th><th scope="col">Под риском</th><th scope="col">Неуспевающие</th><th scope="col">Изменение</th></tr></thead>
    <tbody>${periods.map((one, at) => html`<tr><th scope="row">${one.period}</th><td>${one.count}</td>
      ${shareCell({ count: one.atRisk, share: one.share, hidden: one.hidden })}${shareCell({ count: one.failing, share: one.failingShare, hidden: one.hidden })}<td>${change(periods, at) || "—"}</td></tr>`)}</tbody></table></div>
    <p class="kp-note">Под риском — сработало хотя бы одно правило по отметкам. ВПР в динамику не входят: их пишут раз в год.</p>`;
}

function groupTable(groups, period) {
  return html`<div class="kp-table" tabindex="0" role="region" aria-label="Классы"><table>
    <caption>Классы, ${period}</caption>
    <thead><tr><th scope="col">Класс</th><th scope="col">Учеников</th><th scope="col">Под риском</th></tr></thead>
    <tbody>${groups.map((one) => html`<tr><th scope="row">${one.name}</th><td>${one.hidden ? `меньше ${SMALL}` : one.count}</td>${shareCell({ count: one.atRisk, share: one.share, hidden: one.hidden })}</tr>`)}</tbody></table></div>
    <p class="kp-note">Классы и учителей по этим долям не сравнивают: у классов разный состав.</p>`;
}

function subjectTable({ subjects, periods }) {
  return html`<div class="kp-table" tabindex="0" role="region" aria-label="Средний результат по предметам"><table>
    <caption>Средний результат по предметам</caption>
    <thead><tr><th scope="col">Предмет</th>${periods.map(({ period }) => html`<th scope="col" class="kp-number">${period}</th>`)}</tr></thead>
    <tbody>${subjects.map(({ subject, cells }) => html`<tr><th scope="row">${subject}</th>${cells.map((cell) => html`<td class="kp-number">${meanText(cell)}</td>`)}</tr>`)}</tbody></table></div>`;
}

function attentionTable(attention) {
  return html`<div class="kp-table" tabindex="0" role="region" aria-label="Кому нужно внимание"><table>
    <thead><tr><th scope="col">Код</th><th scope="col">Какое правило сработало</th></tr></thead>
    <tbody>${attention.map(({ code, group, found }) => html`<tr><th scope="row">${[group, code].filter(Boolean).join(", ")}</th><td>${found.map(({ rule, text }) => html`<p><strong>${RULES[rule].title}.</strong> ${text}</p>`)}</td></tr>`)}</tbody></table></div>`;
}

const notes = (codes) => [
  "Посчитано в браузере. Имён нет; пороги — значение редакции.",
  codes ? "Список кодов — рабочий: его не публикуют и классу не называют." : "Список кодов в файл не взят.",
];

function toWord(found, codes) {
  saveWord(`${TITLE}.docx`, wordDocument(TITLE, notes(codes), tables(found, codes)))
    .then(() => announce("Сохранено в Word"))
    .catch((error) => announce(error.message));
}
