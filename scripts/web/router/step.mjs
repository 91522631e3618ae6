// A step: who, by when, with what; what to say; what came of it. And the sheet that is seen only on paper.

import { root } from "../shared/data.mjs";
import { html } from "../shared/dom.mjs";
import { address, ahead, isStep, ways } from "./walk.mjs";

export function StepCard({ data, walk, node, route }) {
  const materials = node.materials.map((key) => data.materials[key]);
  const documents = node.documents.filter((key) => !node.materials.includes(key)).map((key) => data.materials[key]);
  return html`<section class=${`kp-router__step kp-kind kp-kind--routes ${node.urgent ? "kp-router__step--urgent" : ""}`}>
    <p class="kp-router__route"><a href=${root() + route.address}>${route.title}</a></p>
    <h2>${node.title}</h2>
    <dl class="kp-router__facts">
      <div><dt>Кто ведёт</dt><dd>${node.who}${node.others.length > 0 && html`<span class="kp-note">Помогают: ${node.others.join(", ")}</span>`}</dd></div>
      <div><dt>Срок</dt><dd>${node.term} <span class="kp-mark">${node.basis}</span> <${Act} act=${data.materials[node.act]} /></dd></div>
      ${materials.length > 0 && html`<div class="kp-router__wide"><dt>Материалы</dt><dd><${Links} items=${materials} /></dd></div>`}
    </dl>
    <h3>Первое действие</h3>
    <p>${node.action}</p>
    ${node.parents && html`<h3>Что сказать родителям</h3><blockquote class="kp-words">${node.parents}</blockquote>`}
    ${node.avoid.length > 0 && html`<h3>Чего не делать</h3><ul>${node.avoid.map((text) => html`<li>${text}</li>`)}</ul>`}
    ${documents.length > 0 && html`<h3>Документы</h3><${Links} items=${documents} />`}
    <${Outcomes} data=${data} walk=${walk} />
  </section>`;
}

function Act({ act }) {
  if (!act) return null;
  return act.address ? html`<a href=${root() + act.address}>${act.title}</a>` : html`<span>${act.title}</span>`;
}

function Links({ items }) {
  return html`<ul class="kp-plain">${items.map(({ title, kind, address: where }) => html`<li>
    ${where ? html`<a href=${root() + where}>${title}</a>` : title} <span class="kp-note">${kind}</span>
  </li>`)}</ul>`;
}

function Outcomes({ data, walk }) {
  return html`<h3>Что вышло</h3><ul class="kp-router__choice">
    ${ways(data, walk).map((way) => html`<li>${way.last
      ? html`<span class="kp-router__end">${way.text} <strong>Маршрут окончен</strong></span>`
      : html`<a href=${address([...walk, way])}>${way.text}</a>`}</li>`)}
  </ul>`;
}

/** The steps that may follow, so that the whole way is seen at once. */
export function Ahead({ data, walk }) {
  const later = ahead(data, walk);
  if (later.length === 0) return null;
  return html`<section class="kp-router__ahead"><h2>Что может быть дальше</h2><${Later} items=${later} /></section>`;
}

function Later({ items }) {
  return html`<ul class="kp-router__later">${items.map(({ when, walk, node, route, later }) => html`<li>
    <p class="kp-note">${when}</p>
    <a href=${address(walk)}>${isStep(node) ? node.title : `Маршрут «${route.title}»`}</a>
    ${isStep(node) && html`<p>${node.who}. Срок: ${node.term}</p>`}
    ${later.length > 0 && html`<${Later} items=${later} />`}
  </li>`)}</ul>`;
}

/** The route sheet: hidden on the screen, alone on paper. */
export function Sheet({ told }) {
  return html`<section class="kp-sheet">
    <h1>${told.title}</h1>
    <p>${told.notes[0]}</p>
    <p class="kp-sheet__line">Код случая: <span></span> Дата: <span></span></p>
    <p><strong>Что видно:</strong> ${told.seen}</p>
    ${told.answers.map(({ question, answer }) => html`<p><strong>${question}</strong> ${answer}</p>`)}
    ${told.steps.map((step, index) => html`<${SheetStep} step=${step} number=${index + 1} />`)}
    ${told.later.length > 0 && html`<h2>Что может быть дальше</h2>
      <table><thead><tr><th>Когда</th><th>Шаг</th><th>Кто ведёт</th><th>Срок</th></tr></thead>
      <tbody>${told.later.map((step) => html`<tr><td>${step.when}</td><td>${step.title}</td><td>${step.who}</td><td>${step.term}</td></tr>`)}</tbody></table>`}
    <p>${told.notes[1]} ${location.protocol === "file:" ? "" : location.href}</p>
  </section>`;
}

function SheetStep({ step, number }) {
  const row = (label, value) => value && html`<tr><th>${label}</th><td>${value}</td></tr>`;
  return html`<h2>${number}. ${step.title}</h2>
    <table><tbody>
      ${row("Кто ведёт", step.who)}
      ${row("Срок", step.term)}
      ${row("Первое действие", step.action)}
      ${row("Чего не делать", step.avoid.join("; "))}
      ${row("Что сказать родителям", step.parents)}
      ${row("Материалы и документы", step.materials.join("; "))}
      <tr class="kp-sheet__empty"><th>Дата и что вышло</th><td></td></tr>
    </tbody></table>`;
}
