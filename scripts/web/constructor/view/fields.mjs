// Small controls of which the steps are made.

import { useState } from "preact/hooks";
import { html } from "../../shared/dom.mjs";
import { readNumber } from "../logic.mjs";

let last = 0;

/** A label above a text field; `lines` makes it a text area. */
export function Text({ label, value, onChange, lines = 0, hint = "", type = "text", id = "" }) {
  const [own] = useState(() => id || `kc-${last += 1}`);
  const said = hint ? `${own}-hint` : undefined;
  const change = (event) => onChange(event.currentTarget.value);
  return html`<div class="kc-field">
    <label for=${own}>${label}</label>
    ${hint && html`<p class="kc-hint" id=${said}>${hint}</p>`}
    ${lines ? html`<textarea id=${own} rows=${lines} aria-describedby=${said} value=${value} onInput=${change}></textarea>`
    : html`<input id=${own} type=${type} aria-describedby=${said} value=${value} onInput=${change} autocomplete="off" />`}
  </div>`;
}

/** A number that may be left empty: null then. What is no sound number is said beside it and not passed on. */
export function Number_({ label, value, onChange, most, unit = "", id = "" }) {
  const [own] = useState(() => id || `kc-${last += 1}`);
  const [typed, setTyped] = useState(null);
  const problem = typed === null ? "" : readNumber(typed, most).problem;
  const input = (event) => {
    const text = event.currentTarget.value;
    const read = readNumber(text, most);
    setTyped(read.problem ? text : null);
    if (!read.problem) onChange(read.value);
  };
  const shown = typed ?? (value === null || value === undefined ? "" : String(value).replace(".", ","));
  return html`<div class=${problem ? "kc-field kc-field--number kc-wrong" : "kc-field kc-field--number"}>
    <label for=${own}>${label}</label>
    <span class="kc-number"><input id=${own} inputmode="decimal" autocomplete="off" value=${shown} onChange=${input}
      aria-invalid=${problem ? "true" : undefined} aria-describedby=${problem ? `${own}-problem` : undefined} />${unit && html` <span>${unit}</span>`}</span>
    ${problem && html`<p class="kc-problem" id="${own}-problem" role="alert">${problem}</p>`}
  </div>`;
}

/** A closed list; options are [{ id, title }]. */
export function Choice({ label, value, options, onChange, empty = "", hidden = false, id = "" }) {
  const [own] = useState(() => id || `kc-${last += 1}`);
  return html`<div class="kc-field">
    <label for=${own} class=${hidden ? "kp-hidden" : undefined}>${label}</label>
    <select id=${own} value=${value} onChange=${(event) => onChange(event.currentTarget.value)}>
      ${empty && html`<option value="" selected=${value === ""}>${empty}</option>`}
      ${options.map((option) => html`<option key=${option.id} value=${option.id} selected=${String(option.id) === String(value)}>${option.title}</option>`)}
    </select>
  </div>`;
}

/** A group of check boxes; `chosen` is a list of ids. */
export function Ticks({ options, chosen, onChange }) {
  return html`<ul class="kc-ticks">${options.map(({ id, title }) => html`<li key=${id}><label>
    <input type="checkbox" checked=${chosen.includes(id)} onChange=${(event) => onChange(
    event.currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id))} /> <span>${title}</span></label></li>`)}</ul>`;
}

/** A button; `label` is what is said where the word on it is not enough. */
export function Button({ children, onClick, main = false, label, disabled = false, id }) {
  return html`<button type="button" id=${id} class=${main ? "kc-button kc-button--main" : "kc-button"} onClick=${onClick}
    aria-label=${label} disabled=${disabled}>${children}</button>`;
}

/** Sentences on what went wrong or was changed. */
export function Problems({ problems }) {
  return problems.length ? html`<div class="kc-problems" role="alert"><ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul></div>` : null;
}
