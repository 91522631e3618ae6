// «Ничего не найдено» that helps: broader conditions, nearest words, whom to ask.

import { addressOf } from "../shared/address.mjs";
import { html } from "../shared/dom.mjs";
import { counted } from "../shared/russian.mjs";
import { broader, chips, clear } from "./logic.mjs";
import { MATERIALS } from "./words.mjs";

/** What was sought, as the page of requests takes it: the query and the names of the conditions. */
function asked({ base, state }) {
  const words = [state.q, ...chips(base, state).map(({ title }) => title)].filter(Boolean).join(", ");
  return words ? `?q=${encodeURIComponent(words)}` : "";
}

export function nothing(it) {
  const { state, base, answer } = it;
  const wider = broader(base, state, state.q && answer ? answer.ids : null);
  const { words } = it;
  return html`<div class="kp-nothing">
    <p>${state.q ? html`По запросу «${state.q}»${wider.length ? " при этих условиях" : ""} ничего нет.` : "При этих условиях ничего нет."}</p>
    ${wider.length ? html`<p>Можно снять условие:</p><ul>${wider.map(({ facet, title, count }) => html`<li><button type="button" class="kp-link" onClick=${() => it.go(clear(state, facet))}>${facet ? `без условия «${title}»` : "без всех условий"} — ${counted(count, ...MATERIALS)}</button></li>`)}</ul>` : ""}
    ${words.length ? html`<p>По одному слову есть:</p><ul>${words.map(({ word, total }) => html`<li><button type="button" class="kp-link" onClick=${() => it.submit(word)}>${word} — ${total}</button></li>`)}</ul>` : ""}
    ${state.q && !wider.length && !words.length ? html`<p>Попробуйте слово короче или другое: «читает плохо» вместо «дислексия», «дроби» вместо «числа».</p>` : ""}
    <p>Материала нет? <a href=${addressOf("ask/", asked(it))}>Попросите его</a> или <a href=${addressOf("add/")}>дайте свой</a>.</p>
  </div>`;
}
