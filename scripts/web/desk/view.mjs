// The order form drawn over the static list of steps; without scripts the list stays.

import { html, render } from "../shared/dom.mjs";
import { saveFile } from "../shared/files.mjs";
import { announce } from "../shared/live.mjs";
import { blank, issue, kindOf, letter, near, wishes } from "./logic.mjs";

/** Draws the form for what the address asks. */
export function draw(place, data, search) {
  const found = wishes(data, search);
  const asked = new URLSearchParams(search).get("kind");
  const above = document.createElement("div");
  place.prepend(above);
  const show = (folder) => render(form(data, found, kindOf(data, folder), place.dataset.catalogue, show), above);
  show(asked);
}

function form(data, found, kind, catalogue, show) {
  return html`<section class="kp-order__form">
    ${found.length > 0 && wanted(found, catalogue)}
    <p><label for="kp-order-kind">Что у вас есть</label>
      <select id="kp-order-kind" class="kp-order__kind" value=${kind[0]} onChange=${(event) => show(event.target.value)}>
        ${data.kinds.map(([folder, label]) => html`<option value=${folder} selected=${folder === kind[0]}>${label}</option>`)}
      </select></p>
    <p class="kp-order__ways"><button type="button" class="kp-button" onClick=${() => save(kind, found)}>Скачать заготовку</button>
      ${data.contact && html` <a class="kp-button" href=${letter(data.contact, kind, found)}>Написать куратору</a>`}
      ${data.repository && html` <a class="kp-button" href=${issue(data.repository, kind, found)}>Открыть обращение</a>`}</p>
    <p class="kp-note">${found.length > 0 ? "В заготовке уже стоит то, что названо выше. Остальное допишите или оставьте пустым" : "В заготовке у каждого поля подсказка. Заполните, что можете, остальное оставьте пустым"}: поможет куратор.</p>
  </section>`;
}

function wanted(found, catalogue) {
  return html`<h2 id="zhdyom">Чего ждём</h2>
    <dl class="kp-pairs">${found.map(({ label, title }) => html`<div><dt>${label}</dt><dd>${title}</dd></div>`)}</dl>
    <p>Что есть рядом: ${near(found).map(({ title, query }, index) => html`${index > 0 && ", "}<a href=${catalogue + query}>${title}</a>`)}.</p>`;
}

function save(kind, found) {
  const name = `moya-praktika.${kind[2]}`;
  saveFile(name, blank(kind, found));
  announce(`Заготовка сохранена: ${name}`);
}
