// Step 2: the workshop. What is covered, what the critic says, the measures by the quarter in which they begin.

import { useEffect, useRef, useState } from "preact/hooks";
import Sortable from "sortablejs";
import { html } from "../../shared/dom.mjs";
import { counted, decimal } from "../../shared/russian.mjs";
import { allHours, coverageOf, loadOf, ofYear, quarterName, quartersOf, titleOf, WEEKS } from "../logic.mjs";
import { Button, Choice, Text } from "./fields.mjs";
import { Item } from "./item.mjs";
import { Remarks } from "./remarks.mjs";

export function Workshop({ base, programme, remarks, act, history, onUndo, onRedo, gaps, saved }) {
  const set = (field) => (value) => act({ type: "set", field, value });
  const show = (where) => showPlace(where);
  return html`<div class="kc-workshop">
    <${Text} label="Название программы" value=${programme.title} onChange=${set("title")} id="kc-title" />
    <${Sums} base=${base} programme=${programme} />
    <div class="kc-bar" role="group" aria-label="Правка">
      <${Button} onClick=${onUndo} disabled=${!history.past.length}>Отменить<//>
      <${Button} onClick=${onRedo} disabled=${!history.future.length}>Вернуть<//>
      <span class="kc-hint">${saved}</span>
    </div>
    <${Remarks} remarks=${remarks} act=${act} show=${show} />
    <${Gaps} base=${base} gaps=${gaps} />
    <h3>Мероприятия</h3>
    <p class="kc-hint">Порядок меняют мышью за полоску слева или кнопками «Выше» и «Ниже», четверть — кнопками «Раньше» и «Позже».</p>
    <${Board} base=${base} programme=${programme} remarks=${remarks} act=${act} />
    <${Shop} base=${base} programme=${programme} act=${act} />
    <details class="kc-details"><summary>Цель, результаты по рискам, пересмотр</summary><${Aims} base=${base} programme=${programme} act=${act} set=${set} /></details>
    <details class="kc-details"><summary>Часы по ролям и четвертям</summary><${Load} base=${base} programme=${programme} /></details>
  </div>`;
}

/** Opens the item of a remark and puts the focus where the remark points. */
function showPlace({ uid, field }) {
  const place = uid ? document.getElementById(`kc-item-${uid}`) : document.getElementById(field === "reviewDate" ? "kc-review-date" : "kc-shop");
  if (!place) return;
  for (let own = place; own; own = own.parentElement) if (own.tagName === "DETAILS") own.open = true;
  const details = place.querySelector("details");
  if (details) details.open = true;
  const target = place.querySelector(`[data-field="${field}"] :is(input, select, textarea, button)`) || place.querySelector("input, select, textarea, button") || place;
  target.focus();
  target.scrollIntoView({ block: "center" });
}

function Sums({ base, programme }) {
  const { share } = coverageOf(base, programme.profile, programme.items.map(({ element }) => element));
  return html`<dl class="kc-sums">
    <div><dt>Закрыто из того, что просит профиль</dt><dd>${Math.round(share * 100)} %</dd></div>
    <div><dt>Мероприятий</dt><dd>${programme.items.length}</dd></div>
    <div><dt>Часов всех ролей</dt><dd>${decimal(allHours(programme))}</dd></div>
  </dl>`;
}

function Gaps({ base, gaps }) {
  if (!gaps.length) return null;
  const name = ({ risk, stage, group }) => (risk ? `${titleOf(base.risk, risk)}: ${stage}` : titleOf(base.group, group));
  return html`<details class="kc-details"><summary>Осталось незакрытым: ${gaps.length}</summary>
    <ul>${gaps.map(({ cell, why }) => html`<li>${name(cell)} — ${why}.</li>`)}</ul></details>`;
}

function Board({ base, programme, remarks, act }) {
  const groups = quartersOf(programme.profile).map((quarter) => ({ quarter, items: programme.items.filter((item) => Math.min(...item.quarters) === quarter) }));
  const without = programme.items.filter((item) => !item.quarters.length);
  if (without.length) groups.push({ quarter: 0, items: without });
  return html`<div class="kc-board">${groups.filter(({ items, quarter }) => items.length || ofYear(quarter || 1) <= 4).map(({ quarter, items }) => html`
    <section key=${quarter} aria-label=${quarter ? `Начало: ${quarterName(quarter, programme.profile)}` : "Без срока"}>
      <h4>${quarter ? `Начать: ${quarterName(quarter, programme.profile)}` : "Срок не выбран"}</h4>
      <${Column} quarter=${quarter} items=${items} base=${base} programme=${programme} remarks=${remarks} act=${act} />
    </section>`)}</div>`;
}

function Column({ quarter, items, base, programme, remarks, act }) {
  const list = useRef(null);
  const latest = useRef();
  latest.current = { programme, act };
  useEffect(() => {
    const sortable = Sortable.create(list.current, {
      group: "kc-items", handle: ".kc-handle", animation: 0, onEnd: (event) => dropped(event, latest.current),
    });
    return () => sortable.destroy();
  }, []);
  return html`<ol class="kc-column" ref=${list} data-quarter=${quarter}>${items.map((item, at) => html`<${Item} key=${item.uid} item=${item}
    base=${base} programme=${programme} act=${act} at=${at} group=${items} remarks=${remarks.filter(({ where }) => where.uid === item.uid)} />`)}</ol>`;
}

/** Puts the list back as preact drew it, then says what has moved: preact moves it. */
function dropped({ item, from, to, oldIndex, newIndex }, { programme, act }) {
  const uid = item.dataset.uid;
  const follows = [...to.children].filter((own) => own !== item)[newIndex]?.dataset.uid;
  from.insertBefore(item, [...from.children].filter((own) => own !== item)[oldIndex] || null);
  const rest = programme.items.filter((own) => own.uid !== uid);
  const at = follows ? rest.findIndex((own) => own.uid === follows) : rest.length;
  const quarter = Number(to.dataset.quarter);
  const actions = [{ type: "move", uid, to: at }];
  if (from !== to && quarter) {
    const bare = !programme.items.find((own) => own.uid === uid).quarters.length;
    actions.push(bare ? { type: "quarter", uid, quarter, on: true } : { type: "start", uid, quarter });
  }
  act({ type: "several", actions });
}

function Shop({ base, programme, act }) {
  const chosen = base.risks.find(({ id }) => programme.profile.risks[id]);
  const [risk, setRisk] = useState(chosen ? chosen.id : "");
  const [stage, setStage] = useState("");
  const there = new Set(programme.items.map(({ element }) => element));
  const found = base.elements.filter((element) => !there.has(element.id) && (!risk || element.risks.includes(risk)) && (!stage || element.stage === stage));
  return html`<details class="kc-details" id="kc-shop"><summary>Добавить мероприятие</summary>
    <p><${Button} onClick=${() => act({ type: "addOwn" })}>Добавить своё<//></p>
    <div class="kc-grid" data-field="risks">
      <${Choice} label="Фактор риска" value=${risk} options=${base.risks} empty="любой" onChange=${setRisk} />
      <${Choice} label="Этап" value=${stage} options=${base.stages.map((id) => ({ id, title: id }))} empty="любой" onChange=${setStage} />
    </div>
    <p class="kc-hint" aria-live="polite">${counted(found.length, "элемент базы", "элемента базы", "элементов базы")}</p>
    <ul class="kc-shop">${found.slice(0, 40).map((element) => html`<li key=${element.id}>
      <strong>${element.title}</strong> <span class="kc-hint">${element.stage}, ${titleOf(base.cost, element.cost).toLowerCase()}</span>
      <p>${element.summary}</p><${Button} label="Добавить: ${element.title}" onClick=${() => act({ type: "add", element: element.id })}>Добавить<//></li>`)}</ul>
  </details>`;
}

function Aims({ base, programme, act, set }) {
  return html`<div>
    <${Text} label="Цель программы" value=${programme.goal} lines=${3} onChange=${set("goal")} />
    ${base.risks.filter(({ id }) => programme.profile.risks[id]).map(({ id, title }) => html`<${Text} key=${id} label="Желаемый результат: ${title}" lines=${2}
      value=${programme.outcomes[id] || ""} onChange=${(value) => act({ type: "outcome", risk: id, value })} />`)}
    <div class="kc-grid">
      <${Text} label="Когда пересмотреть программу" type="date" id="kc-review-date" value=${programme.reviewDate} onChange=${set("reviewDate")} />
      <${Choice} label="Кто пересматривает" value=${programme.reviewWho} options=${base.roles} empty="не выбран" onChange=${set("reviewWho")} />
    </div>
  </div>`;
}

function Load({ base, programme }) {
  const { profile } = programme;
  const load = loadOf(programme);
  const quarters = quartersOf(profile);
  const roles = base.roles.filter(({ id }) => profile.hours[id] || quarters.some((quarter) => load.get(`${id}:${quarter}`)));
  const cell = (role, quarter) => {
    const [hours, most] = [load.get(`${role}:${quarter}`) || 0, (profile.hours[role] || 0) * WEEKS[ofYear(quarter) - 1]];
    const over = hours > most + 0.51;
    return html`<td class=${over ? "kc-over" : undefined}>${decimal(hours)} из ${decimal(most)}${over ? " — много" : ""}</td>`;
  };
  return html`<div class="kc-scroll" tabindex="0" role="region" aria-label="Часы по ролям и четвертям"><table class="kc-table"><thead><tr><th scope="col">Роль</th>
    ${quarters.map((quarter) => html`<th scope="col">${quarterName(quarter, profile)}</th>`)}</tr></thead>
    <tbody>${roles.map(({ id, title }) => html`<tr key=${id}><th scope="row">${title}</th>${quarters.map((quarter) => cell(id, quarter))}</tr>`)}</tbody></table></div>`;
}
