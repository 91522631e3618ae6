// The filters: a group of checkboxes for every facet, with the number of materials behind each.

import { html } from "../shared/dom.mjs";
import { clear, toggle, tree } from "./logic.mjs";
import { found } from "./words.mjs";

/** How many options a long facet shows before it is unfolded: those with the most materials; of the kinds, all of the library's. */
const FIRST = 7;
/** Facets that are open from the start. */
const OPEN = new Set(["kind", "group", "level", "subject"]);

export function facets(it) {
  const number = Object.keys(it.state.chosen).length;
  return html`<aside class="kp-facets" aria-label="Условия">
    <button type="button" class="kp-button kp-facets__switch" aria-expanded=${String(Boolean(it.filtersOpen))} aria-controls="kp-facets" onClick=${() => it.openFilters()}>Условия${number ? `: ${number}` : ""}</button>
    <div class="kp-facets__list" id="kp-facets">
      ${it.base.facets.map((facet, index) => facetGroup(it, facet, it.list.counts[index]))}
      <p class="kp-facets__done"><button type="button" class="kp-button kp-button--main" onClick=${() => done(it)}>${found(it.list.rows.length)}: показать</button></p>
    </div>
  </aside>`;
}

function done(it) {
  it.openFilters();
  it.place.querySelector("#naydeno, #sravnenie").focus();
}

function facetGroup(it, facet, counts) {
  if (!facet.options.length) return "";
  const chosen = it.state.chosen[facet.name] || [];
  const all = tree(facet, counts);
  const shown = it.unfolded.has(facet.name) ? all : first(it, facet, all, chosen);
  return html`<details class="kp-facet" key=${facet.name} open=${OPEN.has(facet.name) || chosen.length > 0}>
    <summary class="kp-facet__title">${facet.title}${chosen.length ? html` <span class="kp-facet__chosen">выбрано: ${chosen.length}</span>` : ""}</summary>
    <div class="kp-facet__options" role="group" aria-label=${facet.title}>
      ${shown.map((option) => html`<div key=${option.id} class=${`kp-facet__item kp-facet__item--${option.depth}`}>${box(it, facet, option, chosen.includes(option.id))}</div>`)}
    </div>
    ${shown.length < all.length ? html`<button type="button" class="kp-link" onClick=${() => unfold(it, facet, shown)}>Ещё ${all.length - shown.length}</button>` : ""}
    ${chosen.length > 1 ? html` <button type="button" class="kp-link" onClick=${() => it.go(clear(it.state, facet.name))}>Снять все</button>` : ""}
  </details>`;
}

function box(it, facet, option, checked) {
  const change = () => it.go(toggle(it.state, facet.name, option.id));
  return html`<label class="kp-facet__option"><input type="checkbox" autocomplete="off" name=${facet.name} value=${option.id} checked=${checked} disabled=${option.count === 0 && !checked} onChange=${change} /><span class="kp-facet__words">${option.title}</span><span class="kp-facet__number">${option.count}</span></label>`;
}

function first(it, facet, all, chosen) {
  const index = it.base.facets.indexOf(facet);
  const most = index === 0 ? all.slice(0, it.base.library) : heaviest(facet, all, it.totals[index]);
  if (all.length <= most.length + 1) return all;
  const kept = new Set([...most.map(({ id }) => id), ...chosen]);
  return all.filter(({ id }) => kept.has(id));
}

function heaviest(facet, all, totals) {
  const weights = new Map(facet.options.map(({ id }, index) => [id, totals[index]]));
  return [...all].sort((one, other) => weights.get(other.id) - weights.get(one.id)).slice(0, FIRST);
}

function unfold(it, facet, shown) {
  it.unfold(facet.name);
  const known = new Set(shown.map(({ id }) => id));
  const boxes = it.place.querySelectorAll(`.kp-facet input[name="${facet.name}"]`);
  const next = [...boxes].find((one) => !known.has(one.value) && !one.disabled);
  if (next) next.focus();
}
