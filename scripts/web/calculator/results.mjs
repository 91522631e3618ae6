// The summary on the page: how to divide it, the tables with bars, the ways to take it away.

import { html } from "../shared/dom.mjs";
import { fileName, saveFile, toCsv } from "../shared/files.mjs";
import { saveWord } from "../shared/word.mjs";
import { announce } from "../shared/live.mjs";
import { shareCell } from "../tables/bars.mjs";
import { decimal } from "../tables/format.mjs";
import { csvRows, wordDocument } from "../tables/taking.mjs";
import { MAIN, TRUST, answerTables, caveats, overview, spreads, tables } from "./report.mjs";
import { SMALL, byCode, freeAnswers } from "./summary.mjs";

export function results(state, instrument, found, actions) {
  const { parts, by, coded } = found;
  const notes = caveats(parts, { empty: coded.empty, single: instrument.single });
  const shown = parts.filter(({ hidden }) => !hidden);
  return html`
    ${divisions(state, found, actions)}
    <div class="kp-notice">${notes.length > 1 ? html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>` : notes[0]}</div>
    ${instrument.single && codeTable(instrument, byCode(instrument, coded), found.waves.length > 1)}
    ${shown.length === 0 ? html`<p class="kp-nothing">${instrument.single ? `Листов меньше ${SMALL}: сводки по всем нет, только по кодам.` : `Показать нечего: в каждой группе меньше ${SMALL} ответов.`}</p>` : html`
      <div class="kp-calc__row kp-calc__input">
        <button class="kp-button kp-button--main" type="button" onClick=${() => toWord(instrument, notes, found)}>Сохранить сводку в Word</button>
        <button class="kp-button" type="button" onClick=${() => toTable(instrument, notes, found)}>Сохранить в CSV</button>
      </div>
      ${!instrument.single && html`<h3>Показатели</h3>${scaleTable("Показатели", MAIN, overview(parts, by), parts.length > 1)}`}
      ${spreads(parts).map((table) => shareTable(table, shown, parts.length > 1, true))}
      ${!instrument.single && html`<details><summary><span>Разброс и согласованность</span></summary>
        ${scaleTable("Разброс и согласованность", TRUST, overview(parts, by).filter(({ change }) => !change), parts.length > 1)}
        <p class="kp-note">Альфа Кронбаха говорит, насколько согласованы вопросы показателя в этих ответах. Она не доказывает, что лист измеряет то, чем назван.</p>
      </details>`}
      <details><summary><span>Ответы на каждый вопрос</span></summary>
        ${answerTables(parts).map((table) => shareTable(table, shown, parts.length > 1))}
        ${by === "all" && instrument.items.map((item, at) => !item.scale && freeList(item, at, freeAnswers(coded, at)))}
      </details>`}`;
}

function divisions({ split, only }, { by, groups, waves, coded }, { show }) {
  const ways = [["all", "вместе"], ...(groups.length > 1 ? [["group", "по группам"]] : []), ...(waves.length > 1 ? [["wave", "по замерам"]] : [])];
  const others = by === "group" ? waves : by === "wave" ? groups : [];
  return html`<div class="kp-calc__row kp-calc__input">
    ${ways.length > 1 && html`<fieldset><legend>Показать ответы</legend>${ways.map(([value, title]) => html`<label class="kp-calc__choice"><input type="radio" name="kp-by" value=${value} checked=${by === value} onChange=${() => show({ by: value, only: "" })} />${title}</label>`)}</fieldset>`}
    ${others.length > 1 && html`<label class="kp-calc__field"><span>${by === "group" ? "Какой замер" : "Чьи ответы"}</span>
      <select value=${only} onChange=${(event) => show({ only: event.currentTarget.value })}><option value="">все</option>${others.map((label) => html`<option value=${label}>${label}</option>`)}</select></label>`}
    ${coded.days.some(Boolean) && html`<label class="kp-calc__field"><span>Второй замер начался</span><input type="date" value=${split} onChange=${(event) => show({ split: event.currentTarget.value, by: event.currentTarget.value ? "wave" : "all" })} /></label>`}
  </div>`;
}

function scaleTable(title, columns, rows, several) {
  const first = (at) => at === 0 || rows[at].scale !== rows[at - 1].scale;
  const span = (scale) => rows.filter((row) => row.scale === scale).length;
  return html`<div class="kp-table" tabindex="0" role="region" aria-label=${title}><table>
    <thead><tr><th scope="col">Показатель</th>${several && html`<th scope="col">Чьи ответы</th>`}${columns.map(([name, heading]) => html`<th scope="col" class=${name === "meaning" ? null : "kp-number"}>${heading}</th>`)}</tr></thead>
    <tbody>${rows.map(({ scale, part, texts }, at) => html`<tr>
      ${first(at) && html`<th scope="row" rowspan=${span(scale)}>${scale}</th>`}
      ${several && html`<th scope="row">${part}</th>`}
      ${columns.map(([name]) => (name === "meaning" ? html`<td class="kp-meaning">${texts.meaning}${texts.advice && html`<p class="kp-note">${texts.advice}</p>`}</td>` : html`<td class="kp-number">${texts[name]}</td>`))}</tr>`)}</tbody></table></div>`;
}

function shareTable({ title, note, rows }, shown, several, isScale) {
  return html`<div class="kp-table" tabindex="0" role="region" aria-label=${title}><table>
    <caption>${isScale ? `${title}: сколько листов` : title}${note && html` <span class="kp-note">${note}</span>`}</caption>
    <thead><tr><th scope="col">${isScale ? "Баллы" : "Ответ"}</th>${shown.map(({ label }) => html`<th scope="col">${several ? label : "Листов и доля"}</th>`)}</tr></thead>
    <tbody>${rows.map(({ label, cells }) => html`<tr><th scope="row">${label}</th>${cells.map(shareCell)}</tr>`)}</tbody></table></div>`;
}

function freeList({ text }, at, answers) {
  return html`<h4>${at + 1}. ${text}</h4>
    ${answers.length < SMALL ? html`<p class="kp-empty">Ответов меньше ${SMALL} — скрыто.</p>` : html`<p class="kp-note">Прочитайте, нет ли в ответах имён. В файлы эти ответы не попадают.</p><ul>${answers.map((answer) => html`<li>${answer}</li>`)}</ul>`}`;
}

function codeTable({ scales }, rows, several) {
  return html`<h3>По кодам</h3>
    <p class="kp-note">Эту таблицу видите только вы, в файлы она не попадает. Знак ▲ — результат выше нижней границы; что это значит, сказано на странице инструмента.</p>
    <div class="kp-table" tabindex="0" role="region" aria-label="По кодам"><table>
      <thead><tr><th scope="col">Код</th>${several && html`<th scope="col">Замер</th>`}${scales.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
      <tbody>${rows.map(({ code, wave, results: found }) => html`<tr><th scope="row">${code}</th>${several && html`<td>${wave}</td>`}${found.map((one) => html`<td class=${one && one.raised ? "kp-calc__raised" : null}>${one ? `${decimal(one.value)}${one.raised ? " ▲" : ""}` : "пропуск"}</td>`)}</tr>`)}</tbody></table></div>`;
}

function toWord(instrument, notes, { parts, by }) {
  const title = `Сводка. ${instrument.title}`;
  saveWord(fileName(title, "docx"), wordDocument(title, notes, tables(parts, by, instrument.single)))
    .then(() => announce("Сводка сохранена в Word"))
    .catch((error) => announce(error.message));
}

function toTable(instrument, notes, { parts, by }) {
  const title = `Сводка. ${instrument.title}`;
  saveFile(fileName(title, "csv"), toCsv(csvRows(title, notes, tables(parts, by, instrument.single))));
  announce("Сводка сохранена в CSV");
}
