// «Повторили у себя»: five answers become a file of the base, a Word form that `kopilka take` reads, a letter. Pure.

import { inner } from "../shared/russian.mjs";

/** The questions, in order: the key of the answer, what is asked, what helps to answer. */
export const QUESTIONS = [
  ["material", "Что взяли", "Начните писать название и выберите из списка."],
  ["school", "Школа", "Нет в списке — выберите последнюю строку и впишите название."],
  ["year", "Учебный год", ""],
  ["changed", "Что изменили", "Класс, время, задания, порядок. Ничего не меняли — так и напишите."],
  ["result", "Что получилось", "Чисел хватит грубых: было, стало, сколько учеников. Не измеряли — скажите, что заметили. Не вышло — тоже опыт."],
];
export const OTHER = "другая";

/** Answers to begin with: the material of the address where the base knows it, the present year. */
export function begun(data, search) {
  const asked = new URLSearchParams(search).get("material");
  return { material: data.materials.some(([key]) => key === asked) ? asked : "", school: "", other: "", year: data.years[0], changed: "", result: "" };
}

/** The line of a list in which a material is chosen. */
export function materialWords([, kind, title]) {
  return `${title} — ${kind.toLowerCase()}`;
}

/** The key that a typed line means: the whole line of the list, or its title alone where only one material has it. */
export function materialOf(data, typed) {
  const text = typed.trim().toLowerCase();
  const same = data.materials.filter((one) => materialWords(one).toLowerCase() === text || one[2].toLowerCase() === text);
  return same.length === 1 ? same[0][0] : "";
}

/** What is still missing: the keys of unanswered questions, in order. */
export function missing(answers) {
  const given = { ...answers, school: answers.school === OTHER ? answers.other : answers.school };
  return QUESTIONS.map(([key]) => key).filter((key) => !String(given[key] || "").trim());
}

/** Whether the answers can become a file of the base: a school that the base does not know has no name to refer to. */
export function known(answers) {
  return answers.school !== OTHER;
}

/** A form of words filled in; the title in it is cut to the length allowed, its quotes become inner ones. As in Python. */
export function worded([form, limit], parts) {
  const put = (title) => form.replace(/\{(\w+)\}/g, (_, name) => (name === "title" ? title : parts[name]));
  const title = inner(parts.title);
  const room = limit - [...put("")].length;
  const letters = [...title];
  return put(letters.length > room ? `${letters.slice(0, room - 1).join("").replace(/[ ,;:—–-]+$/, "")}…` : title);
}

function parts(data, answers) {
  const [, title] = data.materials.find(([key]) => key === answers.material)?.slice(1) || ["", ""];
  const school = data.schools.find(([id]) => id === answers.school);
  return { title, year: answers.year, school: school ? school[2] : answers.other.trim(), full: school ? school[1] : answers.other.trim() };
}

/** The file of the base: { name, text }. */
export function file(data, answers) {
  const told = parts(data, answers);
  const front = [
    `title: ${quoted(worded(data.words.title, told))}`,
    `summary: ${quoted(worded(data.words.summary, told))}`,
    "status: черновик",
    "origin: школа",
    `school: ${answers.school}`,
    `school_year: ${answers.year}`,
    `material: ${answers.material}`,
  ];
  const body = `## Что изменили\n\n${prose(answers.changed)}\n\n## Что получилось\n\n${prose(answers.result)}\n`;
  const name = `${answers.school}-${answers.material.split("/")[1]}-${answers.year.replace("/", "-")}.md`;
  return { name, text: `---\n${front.join("\n")}\n---\n\n${body}` };
}

function quoted(text) {
  return JSON.stringify(text); // JSON is YAML
}

/** What a person typed, as Markdown that says the same: no heading, tag, link or rule comes of a sign at its beginning. */
export function prose(text) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n").map((line) => line.trim());
  return lines.join("\n").replace(/\n{3,}/g, "\n\n").trim()
    .replace(/[\\`*_<>[\]{}|~]/g, "\\$&")
    .replace(/^([#=+]|-(?!\s)|-{2,})/gm, "\\$1")
    .replace(/^(\d+)([.)])/gm, "$1\\$2");
}

/** The Word form, as `kopilka take` knows it: its title, «Главное», rows of a label and an answer, then the two texts. */
export function word(data, answers, label) {
  const told = parts(data, answers);
  const school = known(answers) ? `${told.full} (${answers.school})` : told.full;
  return {
    title: label,
    blocks: [
      { type: "heading", level: 1, text: label },
      { type: "heading", level: 2, text: "Главное" },
      {
        type: "table",
        widths: [3, 7],
        rows: [
          ["Какой материал", `${told.title} (${answers.material})`],
          ["Школа", school],
          ["Учебный год", answers.year],
        ],
      },
      { type: "heading", level: 2, text: "Текст материала" },
      { type: "heading", level: 3, text: "Что изменили" },
      ...paragraphs(answers.changed),
      { type: "heading", level: 3, text: "Что получилось" },
      ...paragraphs(answers.result),
    ],
  };
}

function paragraphs(text) {
  return text.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => ({ type: "paragraph", text: line }));
}

/** The letter as text: what is asked stands before what is answered. */
export function letter(data, answers) {
  const told = parts(data, answers);
  return [
    "Повторили у себя",
    "",
    `Что взяли: ${told.title} (${answers.material})`,
    `Школа: ${told.full}`,
    `Учебный год: ${answers.year}`,
    "",
    "Что изменили:",
    answers.changed.trim(),
    "",
    "Что получилось:",
    answers.result.trim(),
    "",
  ].join("\n");
}

/** The address that opens the letter in a mail program. */
export function mailto(contact, text) {
  return `mailto:${contact}?subject=${encodeURIComponent("Повторили у себя")}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
}
