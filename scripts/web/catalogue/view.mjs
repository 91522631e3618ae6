// The catalogue as elements: the query, the chosen filters, the list or the comparison.

import { html } from "../shared/dom.mjs";
import { cards, table } from "./list.mjs";
import { comparison } from "./compare.mjs";
import { facets } from "./facets.mjs";
import { nothing } from "./nothing.mjs";
import { SORTS, START, VIEWS, chips, sortOf, toggle } from "./logic.mjs";
import { found } from "./words.mjs";

/** @param it the catalogue at work (control.mjs). */
export function page(it) {
  return html`
    ${query(it)}
    <div class=${`kp-catalogue__columns${it.filtersOpen ? " is-open" : ""}`}>
      ${facets(it)}
      <section class="kp-results" aria-label="Что нашлось" aria-busy=${String(Boolean(it.busy))}>
        ${it.state.comparing ? comparison(it) : results(it)}
      </section>
    </div>`;
}

/** What stands in place of the catalogue where its list did not load; the static list stands below. */
export function troubled(message, again) {
  return html`<div class="kp-nothing" role="alert"><p>Список с фильтрами не открылся. ${message}</p>
    <p><button type="button" class="kp-button" onClick=${again}>Попробовать ещё раз</button></p>
    <p>Ниже — все материалы по видам.</p></div>`;
}

function query(it) {
  const submit = (event) => {
    event.preventDefault();
    it.submit(event.target.elements.q.value);
  };
  return html`<form class="kp-query" role="search" aria-label="По каталогу" onSubmit=${submit}>
    <label class="kp-query__label" for="kp-query">Что ищете</label>
    <input class="kp-query__input" id="kp-query" type="search" name="q" value=${it.text} placeholder="дроби 5 класс, пропуски, консилиум" autocomplete="off" spellcheck=${false} onInput=${(event) => it.type(event.target.value)} />
    <button type="submit" class="kp-button">Найти</button>
  </form>`;
}

function results(it) {
  const { rows } = it.list;
  const shown = rows.slice(0, it.shown);
  return html`
    ${head(it)}
    ${chosen(it)}
    ${it.trouble ? html`<p class="kp-notice kp-results__trouble">${it.trouble.words} <button type="button" class="kp-link" onClick=${it.trouble.again}>${it.trouble.action || "Попробовать ещё раз"}</button></p>` : ""}
    ${hints(it)}
    ${rows.length === 0 && !it.busy && !it.trouble ? nothing(it) : (it.state.view === "table" ? table : cards)(it, shown)}
    ${rows.length > shown.length ? html`<p class="kp-results__more"><button type="button" class="kp-button" onClick=${() => it.more()}>Показать ещё</button> <span class="kp-count">Показано ${shown.length} из ${rows.length}</span></p>` : ""}`;
}

function head(it) {
  const { state, list } = it;
  const sorts = Object.keys(SORTS).filter((name) => name !== "relevance" || state.q);
  const sort = ({ target }) => it.go({ ...state, sort: target.value === sortOf({ ...state, sort: "" }) ? "" : target.value });
  return html`<div class="kp-results__head">
    <h2 class="kp-results__count" id="naydeno" tabindex="-1">${it.busy ? "Ищем…" : it.trouble && !list.rows.length ? "Поиск не ответил" : found(list.rows.length)}</h2>
    <label class="kp-choice">Порядок <select class="kp-select" onChange=${sort}>${sorts.map((name) => html`<option value=${name} selected=${name === sortOf(state)}>${SORTS[name]}</option>`)}</select></label>
    <label class="kp-choice">Показать <select class="kp-select" onChange=${({ target }) => it.go({ ...state, view: target.value })}>${Object.keys(VIEWS).map((name) => html`<option value=${name} selected=${name === state.view}>${VIEWS[name]}</option>`)}</select></label>
    <span class="kp-results__tools">
      ${state.compare.length ? html`<button type="button" class="kp-button kp-button--main" onClick=${() => it.go({ ...state, comparing: true })}>Сравнить выбранные: ${state.compare.length}</button>` : ""}
      <button type="button" class="kp-link" onClick=${() => print()}>Напечатать список</button>
      <button type="button" class="kp-link" onClick=${() => it.csv()}>Таблица для Excel</button>
    </span>
  </div>`;
}

function chosen(it) {
  const list = chips(it.base, it.state);
  if (!list.length) return "";
  // The button that was pressed is gone: the focus goes to what it has changed.
  const go = (state) => {
    it.go(state);
    it.place.querySelector("#naydeno").focus();
  };
  return html`<ul class="kp-chips" aria-label="Выбранные условия">
    ${list.map(({ facet, about, id, title }) => html`<li key=${`${facet}/${id}`}><button type="button" class="kp-chip" aria-label=${`Убрать условие «${about}: ${title}»`} onClick=${() => go(toggle(it.state, facet, id))}>${title}<span aria-hidden="true"> ×</span></button></li>`)}
    <li key="all"><button type="button" class="kp-link" onClick=${() => go({ ...START, q: it.state.q, view: it.state.view, compare: it.state.compare })}>Сбросить условия</button></li>
  </ul>`;
}

/** What the search understood and what else may have been meant. */
function hints(it) {
  const { answer } = it;
  if (!answer) return "";
  const understood = answer.layout || answer.corrected;
  const others = (answer.hints || []).map(({ text, query: other }) => html` <button type="button" class="kp-link" onClick=${() => it.submit(other)}>${text}</button>`);
  return html`${understood ? html`<p class="kp-hint">Показано для «${understood}».</p>` : ""}
    ${others.length ? html`<p class="kp-hint">Что имеется в виду:${others}</p>` : ""}`;
}
