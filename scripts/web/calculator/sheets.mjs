// A table that has been brought: whose answers, which measurement, what each column is, what could not be read.

import { counted } from "../shared/russian.mjs";
import { html } from "../shared/dom.mjs";
import { peopleWarning } from "../tables/bringing.mjs";
import { letters, quoted } from "../tables/fault.mjs";
import { SIDES } from "./study.mjs";

const MOST_TOLD = 12;
const ROLES = [["skip", "не брать"], ["group", "кто отвечает"], ["day", "дата ответа"], ["code", "код"]];

const columnName = (column, header) => `столбец ${letters(column)}${header[column] ? ` ${quoted(header[column])}` : ""}`;

export function tableCard(table, instrument, problems, actions) {
  const { key, name, match } = table;
  const taken = match.columns.filter(({ use }) => use === "item" || use === "option").length;
  return html`<section class="kp-calc__table" key=${key} aria-label=${name}>
    <h3>${name}</h3>
    <p>${counted(table.rows.length - match.first, "строка", "строки", "строк")}, узнано вопросов: ${taken} из ${instrument.items.length}.${match.first > 1 ? ` Заголовки взяты из строки ${match.first}.` : ""}</p>
    ${peopleWarning(name, match, columnName)}
    ${match.byOrder && html`<p class="kp-notice">Вопросы узнаны только по порядку столбцов. Проверьте в списке ниже, что порядок тот же, что в бланке.</p>`}
    ${taken === 0 && html`<p class="kp-notice kp-notice--fault">Ни одного вопроса этого инструмента в заголовках нет. Проверьте, тот ли инструмент выбран, или укажите вопросы в списке столбцов.</p>`}
    ${problemList(problems)}
    <div class="kp-calc__row">
      <label class="kp-calc__field"><span>Замер</span><input value=${table.wave} autocomplete="off" onInput=${(event) => actions.describe(key, { wave: event.currentTarget.value || "без названия" })} /></label>
      ${!instrument.single && html`<label class="kp-calc__field"><span>Кто отвечал</span>
        <select value=${table.group} onChange=${(event) => actions.describe(key, { group: event.currentTarget.value })}>
          <option value="">${match.columns.some(({ use }) => use === "group") ? "как в столбце" : "не указано"}</option>
          ${SIDES.map((side) => html`<option value=${side}>${side}</option>`)}
        </select></label>`}
      <button class="kp-button" type="button" onClick=${() => actions.remove(key)}>Убрать таблицу</button>
    </div>
    <details><summary><span>Столбцы таблицы</span></summary>${columnTable(table, instrument, actions)}</details>
  </section>`;
}

function problemList(problems) {
  if (problems.length === 0) return null;
  const rest = problems.length - MOST_TOLD;
  return html`<div class="kp-notice kp-notice--fault"><strong>Прочитано не всё.</strong>
    <ul>${problems.slice(0, MOST_TOLD).map(({ text }) => html`<li>${text}</li>`)}${rest > 0 && html`<li>И ещё замечаний: ${rest}.</li>`}</ul></div>`;
}

function columnTable({ key, rows, match }, { items }, actions) {
  const told = ({ use, item }) => (use === "item" ? `item ${item}` : use);
  return html`<div class="kp-table" tabindex="0" role="region" aria-label="Столбцы таблицы"><table>
    <thead><tr><th scope="col">Столбец</th><th scope="col">Заголовок</th><th scope="col">Первый ответ</th><th scope="col">Что это</th></tr></thead>
    <tbody>${match.columns.map((column, at) => html`<tr>
      <th scope="row">${letters(at)}</th><td>${match.header[at] || "—"}</td>
      <td>${match.people.some((one) => one.column === at) ? "скрыто" : (rows[match.first] || [])[at] || "—"}</td>
      <td>${column.use === "option" ? `вариант вопроса ${column.item + 1}` : html`<select aria-label=${`Что в столбце ${letters(at)}`} value=${told(column)} onChange=${(event) => actions.assign(key, at, event.currentTarget.value)}>
        ${ROLES.map(([value, title]) => html`<option value=${value}>${title}</option>`)}
        ${items.map((item, number) => html`<option value=${`item ${number}`}>${number + 1}. ${item.text}</option>`)}
      </select>`}</td></tr>`)}</tbody></table></div>`;
}
