// Up to four materials side by side, by the cards of their own pages.

import { addressOf } from "../shared/address.mjs";
import { html } from "../shared/dom.mjs";
import { differs, sideBySide } from "./facts.mjs";
import { keep } from "./list.mjs";
import { toggleCompare } from "./logic.mjs";

export function comparison(it) {
  const rows = it.state.compare.map((id) => it.base.byId.get(id));
  const facts = rows.map(({ id }) => it.facts.get(id) || {});
  const lines = sideBySide(facts.map((one) => one.rows));
  const shown = it.onlyDifferent ? lines.filter(differs) : lines;
  return html`<div class="kp-results__head">
      <h2 class="kp-results__count" id="sravnenie" tabindex="-1">Сравнение</h2>
      ${rows.length > 1 ? html`<label class="kp-pick"><input type="checkbox" autocomplete="off" checked=${it.onlyDifferent} onChange=${() => { it.onlyDifferent = !it.onlyDifferent; it.draw(); }} />Только различия</label>` : ""}
      <span class="kp-results__tools"><button type="button" class="kp-button" onClick=${() => it.go({ ...it.state, comparing: false })}>Вернуться к списку</button>
      <button type="button" class="kp-link" onClick=${() => print()}>Напечатать</button></span>
    </div>
    ${rows.length < 2 ? html`<p class="kp-hint">Отметьте в списке ещё один материал: сравнить можно до четырёх.</p>` : ""}
    <div class="kp-table kp-compare" tabindex="0" role="region" aria-label="Сравнение материалов"><table>
      <thead><tr><th scope="col"><span class="kp-hidden">О чём</span></th>${rows.map((row, index) => column(it, row, facts[index]))}</tr></thead>
      <tbody>
        <tr><th scope="row">Кратко</th>${rows.map((row) => html`<td key=${row.id}>${row.summary}</td>`)}</tr>
        ${shown.map((line) => html`<tr key=${line[0]} class=${differs(line) ? "" : "is-same"}><th scope="row">${line[0]}</th>${line[1].map((text) => html`<td>${text || html`<span aria-label="не указано">—</span>`}</td>`)}</tr>`)}
      </tbody>
    </table></div>`;
}

function column(it, row, { rows, failed }) {
  const out = () => {
    it.go(toggleCompare(it.state, row.id));
    it.place.querySelector("#sravnenie, #naydeno").focus();
  };
  return html`<th scope="col" key=${row.id}><span class="kp-note">${row.label}</span><a href=${addressOf(row.path)}>${row.title}</a>
    <span class="kp-item__tools">${keep(it, row)} <button type="button" class="kp-link" aria-label=${`Убрать из сравнения: ${row.title}`} onClick=${out}>Убрать</button></span>
    ${failed ? html`<span class="kp-notice">Страница не открылась. <button type="button" class="kp-link" onClick=${() => it.retry(row.id)}>Ещё раз</button></span>` : ""}
    ${!rows && !failed ? html`<span class="kp-note">Читаем…</span>` : ""}</th>`;
}
