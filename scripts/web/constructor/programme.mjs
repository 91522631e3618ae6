// A programme as a value: how it is made from a proposal and what its parts are. Nothing here is ever changed in place.
//
// { title, profile, goal, reviewDate, reviewWho, outcomes: { [risk]: text }, items: [item] }
// item: { uid, element (id or null for the school's own), title, risks, stage, tier, quarters, effort: [{ role, hours }],
//   responsible, actions, outcome, how, evidence, cost, indicators: [{ name, how, baseline, target, instrument, actual }],
//   review, text, acts, materials, already, why, done, decision }

import { ACTION, DIAGNOSIS, plainText, titleOf } from "./base.mjs";
import { quarterHours, quartersFor } from "./instance.mjs";
import { HIGH } from "./profile.mjs";
import { lastDay, quartersOf } from "./terms.mjs";
import { dayOf, quoted } from "../shared/russian.mjs";

export const ITEM_TEXTS = ["title", "actions", "outcome", "how", "text", "why", "tier", "stage", "evidence", "cost", "responsible", "done", "decision"];
export const INDICATOR_TEXTS = ["name", "how", "baseline", "target", "instrument", "actual"];
export const DECISIONS = [
  { id: "keep", title: "оставить" }, { id: "change", title: "изменить" }, { id: "drop", title: "убрать" },
];
export const DONE = [{ id: "yes", title: "сделано" }, { id: "part", title: "сделано частично" }, { id: "no", title: "не сделано" }];

export function newProgramme(base, profile, proposal) {
  const items = proposal.chosen.map((id, index) => itemOf(base, profile, id, `m${index + 1}`, proposal.reasons[id] || ""));
  return {
    title: "Программа профилактики учебной неуспешности",
    profile,
    goal: goalOf(base, profile),
    reviewDate: lastDay(profile),
    reviewWho: "zam-direktora",
    outcomes: outcomesOf(base, profile, items),
    items,
  };
}

function goalOf(base, profile) {
  const high = base.risks.filter(({ id }) => profile.risks[id]).sort((one, other) => profile.risks[other.id] - profile.risks[one.id]);
  const names = high.slice(0, 3).map(({ title }) => quoted(title)).join(", ");
  const more = high.length > 3 ? ` и ещё ${high.length - 3}` : "";
  return `К ${dayOf(lastDay(profile))} ослабить факторы риска ${names}${more}: по каждому получить результат, названный в программе, `
    + "и увидеть его по показателям, которые измерены до начала и после.";
}

function outcomesOf(base, profile, items) {
  return Object.fromEntries(Object.keys(profile.risks).map((risk) => {
    // An action meant for this risk first of all says best what is to come of it.
    const own = items.filter((item) => item.risks.includes(risk));
    const actions = own.filter(({ stage }) => stage === ACTION);
    const main = actions.find(({ risks }) => risks[0] === risk) || actions[0] || own[0];
    return [risk, main ? main.outcome : ""];
  }));
}

/** An item of the programme from an element of the base. */
export function itemOf(base, profile, id, uid, why = "") {
  const element = base.element(id);
  const already = profile.doing.includes(id);
  const quarters = termQuarters(base, element, profile);
  const perYear = quartersFor(element, profile).length;
  return {
    uid,
    element: id,
    title: element.title,
    risks: element.risks.filter((risk) => profile.risks[risk]).concat(element.risks.filter((risk) => !profile.risks[risk])),
    stage: element.stage,
    tier: element.tier,
    quarters,
    effort: element.effort.map(({ role, hours }) => ({ role, hours: roundHours(hoursFor(element, hours, profile, quarters, perYear)) })),
    responsible: element.responsible,
    actions: element.actions.join("\n"),
    outcome: element.outcome,
    how: howOf(element),
    evidence: element.evidence,
    cost: element.cost,
    indicators: element.indicators.map(({ name, how, baseline, target, instrument }) => ({ name, how, baseline, target, instrument, actual: "" })),
    review: quarters[quarters.length - 1],
    text: plainText(element.text),
    acts: element.acts,
    materials: element.materials,
    already,
    why,
    done: "",
    decision: "",
  };
}

/** Hours over the whole programme: a quarter takes its share, three years repeat the year. */
function hoursFor(element, hours, profile, quarters, perYear) {
  if (profile.term === "quarter") return quarterHours(element, hours);
  return hours * (quarters.length / Math.max(perYear, 1));
}

// Down, so that rounding never makes an overload of what fitted.
function roundHours(hours) {
  return Math.floor(hours * 100 + 1e-6) / 100;
}

function howOf(element) {
  const forWhom = { всем: "Для всех", группе: "В группе", индивидуально: "Индивидуально" }[element.tier] || "";
  return [forWhom, element.people].filter(Boolean).join(": ");
}

/** Every diagnosis and high risks begin in the first year, middle ones in the second, low ones in the third; each goes on. */
function termQuarters(base, element, profile) {
  if (profile.term !== "three") return [...quartersFor(element, profile)];
  const begins = firstYearOf(base, element, profile);
  return [0, 1, 2].filter((year) => year >= begins).flatMap((year) => element.quarters.map((quarter) => quarter + 4 * year));
}

function firstYearOf(base, element, profile, seen = new Set()) {
  if (element.stage === DIAGNOSIS || seen.has(element.id) || profile.doing.includes(element.id)) return 0;
  seen.add(element.id);
  const own = HIGH - Math.max(1, ...element.risks.map((risk) => profile.risks[risk] || 0));
  const served = base.elements.filter(({ requires }) => requires.includes(element.id)).map((other) => firstYearOf(base, other, profile, seen));
  return Math.min(own, ...served);
}

/** The school's own measure, empty but for its place. */
export function ownItem(programme, uid) {
  const quarters = quartersOf(programme.profile).slice(0, 1);
  return {
    uid, element: null, title: "Новое мероприятие", risks: [], stage: ACTION, tier: "группе", quarters, effort: [], responsible: "",
    actions: "", outcome: "", how: "", evidence: "ne-otsenivalos", cost: "", indicators: [], review: quarters[0], text: "",
    acts: [], materials: [], already: false, why: "Добавлено школой.", done: "", decision: "",
  };
}

/** A uid that no item has. */
export function freeUid(programme) {
  const taken = new Set(programme.items.map(({ uid }) => uid));
  let number = programme.items.length + 1;
  while (taken.has(`m${number}`)) number += 1;
  return `m${number}`;
}

/** Hours of each role in each quarter: Map «role:quarter» → hours. What the school does already asks for none. */
export function loadOf(programme) {
  const load = new Map();
  for (const [role, quarters] of loadsByRole(programme)) quarters.forEach(({ hours }, quarter) => load.set(`${role}:${quarter}`, hours));
  return load;
}

/** The same by role: Map role → array by quarter of { hours, most, item }, the item being the first that asks for the most of them. */
export function loadsByRole({ items }) {
  const roles = new Map();
  for (const item of items) {
    if (item.already) continue;
    for (let at = 0; at < item.effort.length; at += 1) {
      const { role, hours } = item.effort[at];
      let load = roles.get(role);
      if (!load) {
        load = [];
        roles.set(role, load);
      }
      addLoad(load, item, hours / item.quarters.length);
    }
  }
  return roles;
}

function addLoad(load, item, share) {
  const { quarters } = item;
  for (let at = 0; at < quarters.length; at += 1) {
    const own = load[quarters[at]];
    if (!own) load[quarters[at]] = { hours: share, most: share, item };
    else {
      own.hours += share;
      if (share > own.most) {
        own.most = share;
        own.item = item;
      }
    }
  }
}

/** The risks that a programme answers, in the order of the base. */
export function risksOf(base, programme) {
  return base.risks.filter(({ id }) => programme.profile.risks[id]);
}

export function significanceWord(programme, risk) {
  return ["", "низкая", "средняя", "высокая"][programme.profile.risks[risk] || 0];
}

export function roleTitle(base, role) {
  return role ? titleOf(base.role, role) : "";
}
