// What the critic says, beside the place and the mend of each remark.

import { html } from "../../shared/dom.mjs";
import { announce } from "../../shared/live.mjs";
import { counted } from "../../shared/russian.mjs";
import { Button } from "./fields.mjs";

const SHOWN = 12;

export function Remarks({ remarks, act, show }) {
  const mend = (action) => () => { act(action); announce("Поправлено. Можно отменить."); };
  return html`<section class="kc-remarks" aria-labelledby="kc-remarks-title">
    <h3 id="kc-remarks-title">${remarks.length ? `Критик: ${counted(remarks.length, "замечание", "замечания", "замечаний")}` : "Критик: замечаний нет"}</h3>
    ${remarks.length > 0 && html`<ul>${remarks.slice(0, SHOWN).map(({ text, where, mends }, at) => html`<li key=${`${at}:${text}`}><p>${text}</p>
      <p class="kc-row"><${Button} label="Показать место: ${text}" onClick=${() => show(where)}>Показать место<//>
      ${mends.map(({ title, action }) => html`<${Button} onClick=${mend(action)}>${title}<//>`)}</p></li>`)}</ul>`}
    ${remarks.length > SHOWN && html`<p class="kc-hint">И ещё ${remarks.length - SHOWN}: покажутся, когда поправите эти.</p>`}
  </section>`;
}
