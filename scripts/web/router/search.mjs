// «Что вы видите?»: the signs that fit the reader's words, as links into the walk.

import { html, render } from "../shared/dom.mjs";
import { announce } from "../shared/live.mjs";
import { counted } from "../shared/numerals.mjs";
import { findSigns } from "./words.mjs";
import { address } from "./walk.mjs";

const MOST = 6;
let saying = 0;

function say(signs) {
  announce(signs > 0 ? `Нашлось: ${counted(Math.min(signs, MOST), ["признак", "признака", "признаков"])}.` : "Признаков не нашлось.");
}

/** Draws the search into its place; the results stand under the field, the full list below stays. */
export function addSearch(root, data) {
  root.hidden = false;
  const show = (query) => render(html`<${Search} data=${data} query=${query} onQuery=${show} />`, root);
  show("");
}

function Search({ data, query, onQuery }) {
  const found = findSigns(data, query).slice(0, MOST);
  const change = ({ target }) => {
    onQuery(target.value);
    clearTimeout(saying);
    saying = setTimeout(() => say(findSigns(data, target.value).length), 700);
  };
  return html`<form class="kp-router__search" role="search" onSubmit=${(event) => event.preventDefault()}>
    <label for="kp-router-query">Что вы видите? Напишите своими словами</label>
    <input id="kp-router-query" type="search" autocomplete="off" enterkeyhint="search" value=${query} onInput=${change}
      placeholder="не справляется с чтением в 3 классе" />
    ${found.length > 0 && html`<ul class="kp-router__choice" aria-label="Подходящие признаки">
      ${found.map((one) => html`<li><${Found} data=${data} found=${one} /></li>`)}
    </ul>`}
    ${found.length === 0 && query.trim().length > 2 && html`<p>Такого признака нет. Выберите похожий из списка ниже или скажите проще: «читает по слогам», «не ходит на математику».</p>`}
  </form>`;
}

function Found({ data, found: { route, index } }) {
  const { title, signs } = data.routes[route];
  const by = signs.slice(0, index + 1).filter((sign) => sign.next === signs[index].next).length;
  const walk = [{ route, node: null, by: 1 }, { route, node: signs[index].next, by }];
  return html`<a href=${address(walk)}>${signs[index].text} <span class="kp-note">${title}</span></a>`;
}
