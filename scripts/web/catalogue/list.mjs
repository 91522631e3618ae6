// The found materials as cards and as a dense table.

import { has } from "../collection/logic.mjs";
import { WORDS } from "../collection/keep.mjs";
import { addressOf } from "../shared/address.mjs";
import { html } from "../shared/dom.mjs";
import { MOST_COMPARED, toggleCompare, wordsOf } from "./logic.mjs";

export function cards(it, rows) {
  return html`<ul class="kp-list">${rows.map((row) => html`<li key=${row.id} class=${`kp-item kp-kind kp-kind--${row.id.split("/")[0]}`}>
    <p class="kp-item__tab"><span class="kp-item__icon" dangerouslySetInnerHTML=${{ __html: it.base.icons[row.values[0][0]] || "" }}></span>${row.label}</p>
    <h3 class="kp-item__title"><a href=${addressOf(row.path)} data-kp-hit>${parts((it.hits.get(row.id) || {}).titleParts) || row.title}</a></h3>
    <p class="kp-item__summary">${excerpt(it, row)}</p>
    ${row.marks.length ? html`<ul class="kp-marks">${row.marks.map(([text, name]) => html`<li class=${`kp-mark${name ? ` kp-mark--${name}` : ""}`}>${text}</li>`)}</ul>` : ""}
    <p class="kp-item__tools">${keep(it, row)} ${compare(it, row)}</p>
  </li>`)}</ul>`;
}

/** Where the words were found, the found forms marked; the summary where the search has nothing to show. */
function excerpt(it, row) {
  const { excerpt: passage } = it.hits.get(row.id) || {};
  return passage && passage.some(({ mark }) => mark) ? parts(passage) : row.summary;
}

const parts = (texts) => texts && texts.map(({ text, mark }) => (mark ? html`<mark>${text}</mark>` : text));

const COLUMNS = [
  ["Классы и уровень", (it, row) => (row.marks.find(([text]) => /класс/.test(text)) || [""])[0] || wordsOf(it.base, row, "level").join(", ")],
  ["Предмет", (it, row) => wordsOf(it.base, row, "subject").join(", ")],
  ["Время", (it, row) => (row.marks.find(([, name]) => name === "time") || [""])[0]],
  ["Ресурсы", (it, row) => wordsOf(it.base, row, "cost").join(", ")],
  ["Доказательность", (it, row) => wordsOf(it.base, row, "evidence").join(", ")],
];

export function table(it, rows) {
  return html`<div class="kp-table kp-results__table" tabindex="0" role="region" aria-label="Найденные материалы"><table>
    <thead><tr><th scope="col">Материал</th>${COLUMNS.map(([title]) => html`<th scope="col">${title}</th>`)}<th scope="col"><span class="kp-hidden">Что сделать</span></th></tr></thead>
    <tbody>${rows.map((row) => html`<tr key=${row.id}>
      <th scope="row"><a href=${addressOf(row.path)} data-kp-hit>${row.title}</a><span class="kp-note">${row.label}</span></th>
      ${COLUMNS.map(([, words]) => html`<td>${words(it, row) || html`<span aria-label="не указано">—</span>`}</td>`)}
      <td class="kp-item__tools">${keep(it, row)} ${compare(it, row)}</td>
    </tr>`)}</tbody>
  </table></div>`;
}

export function keep(it, row) {
  const kept = has(it.kept, row.id);
  return html`<button type="button" class="kp-keep" data-keep=${row.id} data-kept=${kept ? "" : null} aria-label=${`${WORDS[kept]}: ${row.title}`}>${WORDS[kept]}</button>`;
}

function compare(it, row) {
  const checked = it.state.compare.includes(row.id);
  const full = !checked && it.state.compare.length >= MOST_COMPARED;
  return html`<label class="kp-pick" title=${full ? "Сравнить можно не больше четырёх" : null}><input type="checkbox" autocomplete="off" checked=${checked} disabled=${full} aria-label=${`Сравнить: ${row.title}`} onChange=${() => it.go(toggleCompare(it.state, row.id))} />Сравнить</label>`;
}
