// Step 1: the profile of the school.

import { useState } from "preact/hooks";
import { html } from "../../shared/dom.mjs";
import { costRank, missingIn, schoolYear, schoolYearOf, SIGNIFICANCE, TERMS, TYPICAL_HOURS } from "../logic.mjs";
import { Button, Choice, Number_, Problems, Text, Ticks } from "./fields.mjs";

const QUARTERS = ["I", "II", "III", "IV"].map((name, at) => ({ id: at + 1, title: `${name} четверть` }));

export function Profile({ base, profile, onChange, onPropose, onKeep, hasProgramme }) {
  const [missing, setMissing] = useState([]);
  const set = (field, value) => onChange({ ...profile, [field]: value });
  const propose = () => {
    const found = missingIn(profile);
    setMissing(found);
    if (!found.length) onPropose();
  };
  return html`<div class="kc-profile">
    <${About} base=${base} profile=${profile} set=${set} />
    <${Risks} base=${base} profile=${profile} set=${set} />
    <${Hours} base=${base} profile=${profile} set=${set} />
    <${More} base=${base} profile=${profile} set=${set} />
    <${Problems} problems=${missing} />
    <p class="kc-row"><${Button} main onClick=${propose}>${hasProgramme ? "Собрать новую программу" : "Собрать программу"}<//>
    ${hasProgramme && html`<${Button} onClick=${onKeep}>Оставить мероприятия, поменять только профиль<//>`}</p>
    ${hasProgramme && html`<p class="kc-hint">Нынешняя программа останется в «Моих программах».</p>`}
  </div>`;
}

function About({ base, profile, set }) {
  const now = schoolYearOf(new Date());
  const years = [...new Set([profile.year, schoolYear(now, -1), now, schoolYear(now, 1)])].sort().map((year) => ({ id: year, title: year }));
  return html`<fieldset><legend>Школа и срок</legend>
    <div class="kc-grid">
      <${Text} label="Название школы" value=${profile.school} onChange=${(value) => set("school", value)}
        hint="Не обязательно. Нужно только для титульного листа и не уходит из этого браузера." />
      <${Number_} label="Сколько учеников" value=${profile.pupils} most=${10000} onChange=${(value) => set("pupils", value)} />
      <${Choice} label="Срок программы" value=${profile.term} options=${TERMS} onChange=${(value) => set("term", value)} />
      ${profile.term === "quarter" && html`<${Choice} label="Какая четверть" value=${profile.quarter} options=${QUARTERS} onChange=${(value) => set("quarter", Number(value))} />`}
      <${Choice} label=${profile.term === "three" ? "Первый учебный год" : "Учебный год"} value=${profile.year} options=${years} onChange=${(value) => set("year", value)} />
    </div>
    <fieldset class="kc-inner"><legend>Уровни образования</legend>
      <${Ticks} options=${base.levels} chosen=${profile.levels} onChange=${(value) => set("levels", value)} /></fieldset>
  </fieldset>`;
}

function Risks({ base, profile, set }) {
  const options = [...SIGNIFICANCE].map(({ id, title }) => ({ id, title }));
  const change = (risk, value) => {
    const risks = { ...profile.risks };
    if (value) risks[risk] = Number(value);
    else delete risks[risk];
    set("risks", risks);
  };
  return html`<fieldset><legend>Факторы риска и их значимость</legend>
    <p class="kc-hint">Возьмите из рискового профиля школы. Чем выше значимость, тем больше действий соберёт Конструктор.</p>
    <div class="kc-risks">${base.risks.map(({ id, title }) => html`<${Choice} key=${id} label=${title} value=${profile.risks[id] || ""}
      options=${options} empty="нет" onChange=${(value) => change(id, value)} />`)}</div>
  </fieldset>`;
}

function Hours({ base, profile, set }) {
  const change = (role, value) => {
    const hours = { ...profile.hours };
    if (value) hours[role] = value;
    else delete hours[role];
    set("hours", hours);
  };
  const typical = () => set("hours", Object.fromEntries(base.roles.filter(({ id }) => TYPICAL_HOURS[id]).map(({ id }) => [id, TYPICAL_HOURS[id]])));
  return html`<fieldset><legend>Кто есть и сколько часов в неделю</legend>
    <p class="kc-hint">Часы всех людей этой роли вместе, которые школа готова отдать программе. Пусто — такой роли нет.</p>
    <p><${Button} onClick=${typical}>Подставить ориентир<//> <span class="kc-hint">ориентир редакции для средней школы, не норма: исправьте под себя</span></p>
    <div class="kc-grid">${base.roles.map(({ id, title }) => html`<${Number_} key=${id} label=${title} value=${profile.hours[id] ?? null} most=${2000}
      unit="ч в неделю" onChange=${(value) => change(id, value)} />`)}</div>
    <${Choice} label="Уровень ресурсов, не выше" value=${profile.budget} options=${base.costs} onChange=${(value) => set("budget", value)} />
    <p class="kc-hint">${(base.costs[costRank(base, profile.budget)] || { about: "" }).about}</p>
  </fieldset>`;
}

function More({ base, profile, set }) {
  const near = base.elements.filter((element) => profile.doing.includes(element.id) || element.risks.some((risk) => profile.risks[risk]));
  return html`<div>
    <details class="kc-details"><summary>Группы учеников, которым нужна помощь: ${profile.groups.length || "не выбраны"}</summary>
      <${Ticks} options=${base.groups} chosen=${profile.groups} onChange=${(value) => set("groups", value)} /></details>
    <details class="kc-details"><summary>Что школа уже делает: ${profile.doing.length || "не отмечено"}</summary>
      <p class="kc-hint">Новых часов это не попросит, но войдёт в программу.</p>
      ${near.length ? html`<${Ticks} options=${near} chosen=${profile.doing} onChange=${(value) => set("doing", value)} />`
    : html`<p>Сначала выберите факторы риска.</p>`}</details>
  </div>`;
}
