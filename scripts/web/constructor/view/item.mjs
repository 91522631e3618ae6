// A measure of the programme: a row that is moved, and everything in it that is edited.

import { html } from "../../shared/dom.mjs";
import { announce } from "../../shared/live.mjs";
import { counted, decimal } from "../../shared/russian.mjs";
import { quarterName, quartersInWords, quartersOf, titleOf } from "../logic.mjs";
import { Button, Choice, Number_, Text, Ticks } from "./fields.mjs";

export function Item({ item, base, programme, act, at, group, remarks }) {
  const { uid, title } = item;
  const hours = item.effort.reduce((all, own) => all + own.hours, 0);
  return html`<li class="kc-item" id="kc-item-${uid}" data-uid=${uid}>
    <div class="kc-item__head"><span class="kc-handle" aria-hidden="true" title="Перетащить">⠿</span>
      <div><p class="kc-item__title">${title}</p>
      <p class="kc-hint">${[item.stage, quartersInWords(item.quarters, programme.profile), item.already ? "уже идёт" : counted(hours, "час", "часа", "часов")].filter(Boolean).join(" · ")}
        ${remarks.length ? html` <span class="kc-flag">${counted(remarks.length, "замечание", "замечания", "замечаний")}</span>` : null}</p>
      ${item.why && html`<p class="kc-why">${item.why}</p>`}</div></div>
    <${Moves} item=${item} programme=${programme} act=${act} at=${at} group=${group} />
    <details class="kc-details"><summary>Править<span class="kp-hidden">: ${title}</span></summary><${Editor} item=${item} base=${base} programme=${programme} act=${act} /></details>
  </li>`;
}

function Moves({ item, programme, act, at, group }) {
  const { uid, title } = item;
  const term = quartersOf(programme.profile);
  const place = (other) => programme.items.filter((own) => own.uid !== uid).findIndex((own) => own.uid === other.uid);
  const say = (words) => announce(`«${title}»: ${words}`);
  const go = (action, words) => () => {
    act(action);
    say(words);
    // The button may now stand elsewhere: the focus goes with its measure.
    const name = document.activeElement?.dataset.move;
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector(`#kc-item-${uid} [data-move="${name}"]`)?.focus()));
  };
  const move = (name, words, disabled, click) => html`<button type="button" class="kc-button" data-move=${name} disabled=${disabled}
    aria-label="${words}: ${title}" onClick=${click}>${words}</button>`;
  const up = group[at - 1];
  const down = group[at + 1];
  return html`<div class="kc-moves" role="group" aria-label="Переставить: ${title}">
    ${move("up", "Выше", !up, up && go({ type: "move", uid, to: place(up) }, "выше"))}
    ${move("down", "Ниже", !down, down && go({ type: "move", uid, to: place(down) + 1 }, "ниже"))}
    ${move("earlier", "Раньше", item.quarters.includes(term[0]) || !item.quarters.length, go({ type: "shift", uid, by: -1 }, "на четверть раньше"))}
    ${move("later", "Позже", item.quarters.includes(term[term.length - 1]) || !item.quarters.length, go({ type: "shift", uid, by: 1 }, "на четверть позже"))}
    ${move("drop", "Убрать", false, () => { act({ type: "drop", uid }); say("убрано, можно отменить"); document.getElementById("kc-title")?.focus(); })}
  </div>`;
}

function Editor({ item, base, programme, act }) {
  const { uid } = item;
  const { profile } = programme;
  const set = (field) => (value) => act({ type: "item", uid, field, value });
  const term = quartersOf(profile).map((quarter) => ({ id: quarter, title: quarterName(quarter, profile) }));
  const element = base.element(item.element);
  return html`<div class="kc-editor">
    <div data-field="title"><${Text} label="Название" value=${item.title} onChange=${set("title")} /></div>
    <fieldset data-field="quarters"><legend>Четверти</legend><${Ticks} options=${term} chosen=${item.quarters} onChange=${(chosen) => {
    const changed = term.find(({ id }) => chosen.includes(id) !== item.quarters.includes(id));
    if (changed) act({ type: "quarter", uid, quarter: changed.id, on: chosen.includes(changed.id) });
  }} /></fieldset>
    <div class="kc-grid">
      <div data-field="responsible"><${Choice} label="Ответственный" value=${item.responsible} options=${base.roles} empty="не назначен" onChange=${set("responsible")} /></div>
      <div data-field="review"><${Choice} label="Когда пересмотреть" value=${item.review || ""} options=${term} empty="не сказано" onChange=${(value) => set("review")(Number(value) || 0)} /></div>
      <div data-field="stage"><${Choice} label="Этап" value=${item.stage} options=${base.stages.map((id) => ({ id, title: id }))} onChange=${set("stage")} /></div>
      <div data-field="cost"><${Choice} label="Уровень ресурсов" value=${item.cost} options=${base.costs} empty="не указан" onChange=${set("cost")} /></div>
    </div>
    <${Effort} item=${item} base=${base} act=${act} />
    ${element && element.people && html`<p class="kc-hint">Расчёт элемента: ${element.people}.</p>`}
    <div data-field="outcome"><${Text} label="Желаемый результат" lines=${2} value=${item.outcome} onChange=${set("outcome")} /></div>
    <div data-field="actions"><${Text} label="Действия, по одному в строке" lines=${6} value=${item.actions} onChange=${set("actions")} /></div>
    <div data-field="how"><${Text} label="Как проводится" lines=${2} value=${item.how} onChange=${set("how")} /></div>
    <${Indicators} item=${item} act=${act} />
    <div data-field="text"><${Text} label="Текст для документа" lines=${6} value=${item.text} onChange=${set("text")} /></div>
    <details class="kc-details"><summary>Факторы риска, которым служит: ${item.risks.length}</summary><${Ticks} options=${base.risks} chosen=${item.risks} onChange=${set("risks")} /></details>
    <div data-field="acts">${item.acts.length > 0 && html`<p class="kc-hint">Правовая основа:</p><${Ticks} options=${item.acts.map((id) => ({ id, title: titleOf((own) => ({ title: (base.actOf(own) || { short: own }).short }), id) }))}
      chosen=${item.acts} onChange=${set("acts")} />`}</div>
  </div>`;
}

function Effort({ item, base, act }) {
  const free = base.roles.filter(({ id }) => !item.effort.some(({ role }) => role === id));
  const set = (role, hours) => act({ type: "hours", uid: item.uid, role, hours });
  return html`<fieldset data-field="effort"><legend>Часы за весь срок</legend>
    <div class="kc-grid">${item.effort.map(({ role, hours }) => html`<div class="kc-row" key=${role}>
      <${Number_} label=${titleOf(base.role, role)} value=${hours} most=${10000} unit="ч" onChange=${(value) => set(role, value ?? 0)} />
      <${Button} label="Убрать роль: ${titleOf(base.role, role)}" onClick=${() => set(role, null)}>Убрать<//></div>`)}</div>
    ${free.length > 0 && html`<${Choice} label="Добавить роль" value="" options=${free} empty="выберите" onChange=${(role) => role && set(role, 1)} />`}
    ${item.already && html`<p class="kc-hint">Это школа уже делает: в нагрузку не входит (${decimal(item.effort.reduce((all, own) => all + own.hours, 0))} ч).</p>`}
  </fieldset>`;
}

function Indicators({ item, act }) {
  const { uid } = item;
  const set = (index, field) => (value) => act({ type: "indicator", uid, index, field, value });
  return html`<fieldset data-field="indicators"><legend>Показатели</legend>
    ${item.indicators.map((own, index) => html`<div class="kc-indicator" key=${index}>
      <${Text} label="Показатель ${index + 1}" value=${own.name} onChange=${set(index, "name")} />
      <${Text} label="Как считается" value=${own.how} onChange=${set(index, "how")} />
      <div class="kc-grid"><${Text} label="Было" value=${own.baseline} onChange=${set(index, "baseline")} />
      <${Text} label="Должно стать" value=${own.target} onChange=${set(index, "target")} /></div>
      <${Button} label="Убрать показатель ${index + 1}" onClick=${() => act({ type: "dropIndicator", uid, index })}>Убрать показатель<//>
    </div>`)}
    <p><${Button} onClick=${() => act({ type: "addIndicator", uid })}>Добавить показатель<//></p>
  </fieldset>`;
}
