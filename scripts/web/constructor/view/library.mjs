// Step 5: programmes kept in this browser; opening files and links; two side by side.

import { useState } from "preact/hooks";
import { html } from "../../shared/dom.mjs";
import { compare } from "../logic.mjs";
import { Button, Choice } from "./fields.mjs";

export function Library({ base, shelf, current, onOpen, onCopy, onRemove, removed, onRestore, onFile }) {
  const programmes = shelf.list();
  return html`<div>
    <div class="kc-field"><label for="kc-file">Открыть файл программы (.json)</label>
      <input id="kc-file" type="file" accept=".json,application/json" onChange=${(event) => { const [file] = event.currentTarget.files; if (file) onFile(file); event.currentTarget.value = ""; }} /></div>
    ${removed && html`<p class="kc-row kc-note">Удалено: «${removed.programme.title}». <${Button} onClick=${onRestore}>Вернуть<//></p>`}
    ${programmes.length ? html`<ul class="kc-library">${programmes.map(({ id, title, saved }) => html`<li key=${id}>
      <p><strong>${title}</strong>${id === current ? " — открыта" : ""}<br /><span class="kc-hint">сохранена ${when(saved)}</span></p>
      <p class="kc-row"><${Button} label="Открыть: ${title}" onClick=${() => onOpen(id)}>Открыть<//>
      <${Button} label="Сделать копию: ${title}" onClick=${() => onCopy(id)}>Сделать копию<//>
      <${Button} label="Удалить: ${title}" onClick=${() => onRemove(id)}>Удалить<//></p></li>`)}</ul>` : html`<p>В этом браузере программ пока нет.</p>`}
    ${programmes.length > 1 && html`<${Compare} base=${base} shelf=${shelf} programmes=${programmes} />`}
  </div>`;
}

function when(iso) {
  const day = new Date(iso);
  return Number.isNaN(day.getTime()) ? "неизвестно когда" : day.toLocaleString("ru-RU", { dateStyle: "long", timeStyle: "short" });
}

function Compare({ base, shelf, programmes }) {
  const [one, setOne] = useState(programmes[0].id);
  const [other, setOther] = useState(programmes[1].id);
  const [left, right] = [one, other].map((id) => shelf.open(id));
  const options = programmes.map(({ id, title, saved }) => ({ id, title: `${title}, ${when(saved)}` }));
  return html`<section><h3>Сравнить две программы</h3>
    <div class="kc-grid"><${Choice} label="Первая" value=${one} options=${options} onChange=${setOne} />
    <${Choice} label="Вторая" value=${other} options=${options} onChange=${setOther} /></div>
    ${left && right && html`<${Difference} ...${compare(base, left.programme, right.programme)} />`}
  </section>`;
}

function Difference({ sums, items }) {
  const row = ({ title, one, other, same }) => html`<tr class=${same ? undefined : "kc-differs"}><th scope="row">${title}</th><td>${one || "нет"}</td><td>${other || "нет"}</td><td>${same ? "одинаково" : "различается"}</td></tr>`;
  return html`<div class="kc-scroll" tabindex="0" role="region" aria-label="Сравнение"><table class="kc-table"><thead><tr><th scope="col">Мероприятие</th><th scope="col">Первая</th><th scope="col">Вторая</th><th scope="col">Итог</th></tr></thead>
    <tbody>${sums.map(([name, one, other]) => row({ title: name, one, other, same: one === other }))}${items.map(row)}</tbody></table></div>`;
}
