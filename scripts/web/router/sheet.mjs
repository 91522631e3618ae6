// The route sheet: what has been found out, who does what by when. No name stands on it, and there is no place for one.

import { ahead, answered, isStep, reached } from "./walk.mjs";

export const NO_NAMES = "Имя, фамилию, класс и школу ребёнка не вписывайте. Нужен код — придумайте его и храните отдельно.";
const EDITORIAL = "Маршрут составила редакция. Сроки с пометкой «значение редакции» школа утверждает своим актом.";

/** The sheet of a walk: { title, seen, answers, steps, later }. */
export function sheet(data, walk) {
  const route = data.routes[walk[walk.length - 1].route];
  const [seen, ...answers] = answered(data, walk);
  const asked = answers.filter(({ question }) => !/^.*: что вышло$/.test(question));
  return {
    title: `Маршрутный лист: ${route.title}`,
    seen: seen ? seen.answer : "",
    answers: asked.map(({ question, answer }) => ({ question, answer })),
    steps: reached(data, walk).map(({ node }) => written(data, node)),
    later: following(data, ahead(data, walk)),
    notes: [NO_NAMES, EDITORIAL],
  };
}

function following(data, found) {
  return found.filter(({ node }) => isStep(node)).flatMap(({ when, node, later }) => [{ when, ...written(data, node) }, ...following(data, later)]);
}

function written(data, node) {
  const titles = (keys) => keys.map((key) => data.materials[key]?.title).filter(Boolean);
  return {
    title: node.title,
    who: [node.who, ...node.others].join(", "),
    term: term(data, node),
    action: node.action,
    avoid: node.avoid,
    parents: node.parents,
    materials: [...new Set([...titles(node.materials), ...titles(node.documents)])],
  };
}

/** A term with its basis: «в день заседания (норма: Примерное положение о ППк)». */
export function term(data, node) {
  const act = node.act && data.materials[node.act] ? `: ${data.materials[node.act].title}` : "";
  return `${node.term} (${node.basis}${act})`;
}

/** The sheet as the neutral blocks of shared/word.mjs. */
export function wordDocument(told) {
  const rows = told.steps.map((step, index) => [
    `${index + 1}. ${step.title}`, step.who, step.term, step.action, "", "",
  ]);
  return {
    title: told.title,
    blocks: [
      { type: "heading", level: 1, text: told.title },
      { type: "paragraph", text: told.notes[0] },
      { type: "paragraph", runs: [{ text: "Код случая: ", bold: true }, { text: "____________" }] },
      { type: "paragraph", runs: [{ text: "Что видно: ", bold: true }, { text: told.seen }] },
      ...told.answers.map(({ question, answer }) => ({ type: "paragraph", runs: [{ text: `${question} `, bold: true }, { text: answer }] })),
      { type: "heading", level: 2, text: "Шаги" },
      { type: "table", head: ["Шаг", "Кто ведёт", "Срок", "Первое действие", "Дата", "Что вышло"], rows, widths: [22, 16, 16, 26, 9, 11] },
      ...told.steps.flatMap(details),
      ...(told.later.length > 0 ? [{ type: "heading", level: 2, text: "Что может быть дальше" }] : []),
      ...(told.later.length > 0 ? [{ type: "table", head: ["Когда", "Шаг", "Кто ведёт", "Срок"], widths: [30, 25, 20, 25],
        rows: told.later.map((step) => [step.when, step.title, step.who, step.term]) }] : []),
      { type: "paragraph", text: told.notes[1] },
    ],
  };
}

function details(step) {
  return [
    ...(step.parents ? [{ type: "heading", level: 3, text: `${step.title}: что сказать родителям` }, { type: "paragraph", text: step.parents }] : []),
    ...(step.avoid.length > 0 ? [{ type: "heading", level: 3, text: "Чего не делать" }, { type: "list", items: step.avoid }] : []),
    ...(step.materials.length > 0 ? [{ type: "heading", level: 3, text: "Материалы и документы" }, { type: "list", items: step.materials }] : []),
  ];
}

