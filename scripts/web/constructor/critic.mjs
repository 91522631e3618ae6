// The critic: what in a programme will not work, where, and what to do about it. Pure and quick: it runs after every edit.
//
// A remark: { code, text, where: { uid?, field }, mends: [{ title, action }] }; an action is one of edits.mjs.

import { ACTION, DIAGNOSIS, REPEALED, titleOf } from "./base.mjs";
import { loadsByRole } from "./programme.mjs";
import { lastDay, ofYear, quarterName, quartersOf, WEEKS } from "./terms.mjs";
import { dayOf, decimal, quoted } from "../shared/russian.mjs";

// Hours are shares of a quarter; less than this is the rounding of such shares.
const SLACK = 0.51;

const CHECKS = [
  emptyProgramme, risksWithoutAction, noDiagnosis, requirements, conflicts, overload, itemsUnfinished, indicators, reviewDate,
  oneQuarter, acts, missingElements,
];

/** Every remark, in the order of CHECKS. */
export function criticise(base, programme) {
  const view = { base, programme, profile: programme.profile, byElement: new Map(), byRisk: new Map(base.risks.map(({ id }) => [id, []])) };
  for (const item of programme.items) {
    if (item.element) view.byElement.set(item.element, item);
    for (let at = 0; at < item.risks.length; at += 1) {
      const own = view.byRisk.get(item.risks[at]);
      if (own) own.push(item);
    }
  }
  return CHECKS.flatMap((check) => [...check(view)]);
}

const remark = (code, text, where, ...mends) => ({ code, text, where, mends: mends.filter(Boolean) });
const first = (item) => Math.min(...item.quarters);

function* emptyProgramme({ programme }) {
  if (!programme.items.length) {
    yield remark("empty", "В программе нет ни одного мероприятия.", { field: "items" }, { title: "Добавить своё мероприятие", action: { type: "addOwn" } });
  }
}

function* risksWithoutAction(view) {
  const { base, profile, byRisk } = view;
  for (const { id, title } of base.risks.filter((risk) => profile.risks[risk.id])) {
    if (byRisk.get(id).some(({ stage }) => stage === ACTION)) continue;
    const found = candidate(view, (element) => element.risks.includes(id) && element.stage === ACTION);
    yield remark("risk", `Против риска ${quoted(title)} ничего не делается.`, { field: "risks", risk: id }, adding(found));
  }
}

/** The first element of the base that is fit and not in the programme; what needs least else comes first. */
function candidate({ base, byElement }, fits) {
  const found = base.elements.filter((element) => fits(element) && !byElement.has(element.id)
    && !base.conflictsOf(element.id).some((id) => byElement.has(id)));
  const missing = (element) => element.requires.filter((id) => !byElement.has(id)).length;
  return found.sort((one, other) => missing(one) - missing(other))[0];
}

function adding(element) {
  return element && { title: `Добавить ${quoted(element.title)}`, action: { type: "add", element: element.id } };
}

function* noDiagnosis(view) {
  const { base, profile, byRisk } = view;
  for (const { id, title } of base.risks.filter((risk) => profile.risks[risk.id])) {
    const own = byRisk.get(id).filter(({ quarters }) => quarters.length);
    const actions = own.filter(({ stage }) => stage === ACTION);
    if (!actions.length) continue;
    const begin = Math.min(...actions.map(first));
    const diagnoses = own.filter(({ stage }) => stage === DIAGNOSIS);
    if (diagnoses.some((item) => item.already || first(item) <= begin)) continue;
    const where = { field: "risks", risk: id };
    if (diagnoses.length) {
      const late = diagnoses[0];
      yield remark("diagnosis", `Риск ${quoted(title)}: диагностика ${quoted(late.title)} идёт после помощи.`, { uid: late.uid, field: "quarters" },
        { title: `Перенести на ${quarterName(begin, profile)}`, action: { type: "start", uid: late.uid, quarter: begin } });
    } else {
      const found = candidate(view, (element) => element.risks.includes(id) && element.stage === DIAGNOSIS);
      yield remark("diagnosis", `Риск ${quoted(title)}: помогать начинают, не выяснив, кому и с чем. Диагностики нет.`, where, adding(found));
    }
  }
}

function* requirements({ base, programme, profile, byElement }) {
  for (const item of programme.items) {
    const element = base.element(item.element);
    if (!element || item.already) continue;
    for (const id of element.requires) {
      const required = byElement.get(id);
      const name = quoted(titleOf(base.element, id));
      if (!required) {
        yield remark("requires", `${quoted(item.title)} требует ${name}, а его в программе нет.`, { uid: item.uid, field: "title" }, adding(base.element(id)));
      } else if (!required.already && required.quarters.length && item.quarters.length && first(required) > first(item)) {
        yield remark("order", `${quoted(item.title)} начинается раньше, чем ${name}, на котором держится.`, { uid: item.uid, field: "quarters" },
          { title: `Начать в: ${quarterName(first(required), profile)}`, action: { type: "start", uid: item.uid, quarter: first(required) } });
      }
    }
  }
}

function* conflicts({ base, programme, byElement }) {
  const said = new Set();
  for (const item of programme.items) {
    for (const id of item.element ? base.conflictsOf(item.element) : []) {
      const other = byElement.get(id);
      if (!other || said.has(other.uid)) continue;
      said.add(item.uid);
      yield remark("conflict", `${quoted(item.title)} не сочетается с ${quoted(other.title)}: оставьте что-то одно.`, { uid: other.uid, field: "title" },
        { title: `Убрать ${quoted(other.title)}`, action: { type: "drop", uid: other.uid } },
        { title: `Убрать ${quoted(item.title)}`, action: { type: "drop", uid: item.uid } });
    }
  }
}

function* overload({ base, programme, profile }) {
  for (const [role, quarters] of loadsByRole(programme)) {
    for (const [quarter, load] of quarters.entries()) {
      const most = (profile.hours[role] || 0) * WEEKS[ofYear(quarter) - 1];
      if (load && load.hours > most + SLACK) yield overloaded({ base, profile, role, quarter, most }, load);
    }
  }
}

function overloaded({ base, profile, role, quarter, most }, { hours, item }) {
  const name = titleOf(base.role, role);
  const text = most ? `${name}: в ${quarterName(quarter, profile)} нужно ${decimal(hours)} ч, а есть ${decimal(most)}.`
    : `${name}: нужно ${decimal(hours)} ч (${quarterName(quarter, profile)}), а в профиле часов этой роли нет.`;
  return remark("overload", text, { uid: item.uid, field: "effort", role, quarter }, ...lighter(profile, item, role, quarter, hours - most));
}

function lighter(profile, item, role, quarter, excess) {
  const term = quartersOf(profile);
  const spare = term.find((other) => other > quarter && !item.quarters.includes(other));
  const own = item.effort.find((effort) => effort.role === role).hours;
  const left = Math.floor(Math.max(0, own - excess * item.quarters.length) * 10) / 10;
  return [
    left > 0 && { title: `Оставить на ${quoted(item.title)} ${decimal(left)} ч этой роли`, action: { type: "hours", uid: item.uid, role, hours: left } },
    spare && { title: `Растянуть ${quoted(item.title)} на: ${quarterName(spare, profile)}`, action: { type: "quarter", uid: item.uid, quarter: spare, on: true } },
    { title: `Убрать ${quoted(item.title)}`, action: { type: "drop", uid: item.uid } },
  ];
}

function* itemsUnfinished({ base, programme, profile }) {
  for (const item of programme.items) {
    const at = (field) => ({ uid: item.uid, field });
    if (!item.responsible.trim()) {
      const role = profile.hours["zam-direktora"] ? "zam-direktora" : (item.effort[0] || base.roles[0]).role || base.roles[0].id;
      yield remark("responsible", `У мероприятия ${quoted(item.title)} нет ответственного.`, at("responsible"),
        { title: `Назначить: ${titleOf(base.role, role).toLowerCase()}`, action: { type: "item", uid: item.uid, field: "responsible", value: role } });
    }
    if (!item.quarters.length) {
      const [quarter] = quartersOf(profile);
      yield remark("term", `У мероприятия ${quoted(item.title)} нет срока: не выбрана ни одна четверть.`, at("quarters"),
        { title: `Поставить: ${quarterName(quarter, profile)}`, action: { type: "quarter", uid: item.uid, quarter, on: true } });
    }
    if (!item.review) {
      yield remark("review", `У мероприятия ${quoted(item.title)} не сказано, когда его пересмотрят.`, at("review"),
        item.quarters.length && { title: `Пересмотреть: ${quarterName(Math.max(...item.quarters), profile)}`, action: { type: "item", uid: item.uid, field: "review", value: Math.max(...item.quarters) } });
    }
    for (const { role: own, hours } of item.effort) {
      if (!(hours >= 0)) yield remark("hours", `${quoted(item.title)}: часы не бывают меньше нуля (${titleOf(base.role, own).toLowerCase()}: ${hours}).`, at("effort"),
        { title: "Поставить 0", action: { type: "hours", uid: item.uid, role: own, hours: 0 } });
    }
  }
}

function* indicators({ base, programme }) {
  for (const item of programme.items) {
    if (!item.indicators.some(({ name }) => name.trim())) {
      const known = (base.element(item.element) || { indicators: [] }).indicators[0];
      const indicator = known || { name: "Сколько запланированных дел сделано в срок", how: "сделанные дела / все дела × 100 %", target: "не меньше 80 %" };
      yield remark("indicator", `У мероприятия ${quoted(item.title)} нет показателя: не увидеть, помогло ли.`, { uid: item.uid, field: "indicators" },
        { title: `Добавить показатель ${quoted(indicator.name)}`, action: { type: "addIndicator", uid: item.uid, indicator } });
    }
    for (let index = 0; index < item.indicators.length; index += 1) {
      const indicator = item.indicators[index];
      if (indicator.name.trim() && !indicator.target.trim()) {
        yield remark("target", `Показатель ${quoted(indicator.name)}: не сказано, каким он должен стать.`, { uid: item.uid, field: "indicators", index });
      }
    }
  }
}

function* reviewDate({ programme, profile }) {
  if (programme.reviewDate) return;
  yield remark("review", "Не назначен день, когда программу пересмотрят целиком.", { field: "reviewDate" },
    { title: `Поставить ${dayOf(lastDay(profile))}`, action: { type: "set", field: "reviewDate", value: lastDay(profile) } });
}

function* oneQuarter({ programme, profile }) {
  const only = programme.items.flatMap(({ quarters }) => quarters.slice(0, 1))[0];
  if (profile.term === "quarter" || programme.items.length < 3 || !only) return;
  if (programme.items.some(({ quarters }) => quarters.some((quarter) => quarter !== only))) return;
  const later = programme.items.filter(({ stage }) => stage !== DIAGNOSIS).map(({ uid }) => uid);
  const next = only === quartersOf(profile).length ? only - 1 : only + 1;
  yield remark("rush", `Всё стоит в одной четверти: ${quarterName(only, profile)}.`, { field: "items" }, later.length && {
    title: `Всё, кроме диагностики, начать в: ${quarterName(next, profile)}`,
    action: { type: "several", actions: later.map((uid) => ({ type: "start", uid, quarter: next })) },
  });
}

function* acts({ base, programme }) {
  for (const item of programme.items) {
    for (const id of item.acts) {
      const act = base.actOf(id);
      if (!act || act.state !== REPEALED) continue;
      const to = act.replaced_by.filter((other) => base.actOf(other));
      const names = to.map((other) => quoted(base.actOf(other).short)).join(", ");
      yield remark("act", `${quoted(item.title)} опирается на акт ${quoted(act.short)}: он утратил силу.`, { uid: item.uid, field: "acts" },
        { title: to.length ? `Заменить на ${names}` : "Убрать акт из программы", action: { type: "swapAct", uid: item.uid, from: id, to } });
    }
  }
}

function* missingElements({ base, programme }) {
  for (const item of programme.items) {
    if (!item.element || base.element(item.element)) continue;
    yield remark("gone", `${quoted(item.title)}: этого элемента в базе больше нет. Ваш текст цел; проверьте, не устарел ли он.`, { uid: item.uid, field: "title" },
      { title: "Оставить как своё мероприятие", action: { type: "item", uid: item.uid, field: "element", value: null } });
  }
}
