// «Попросить материал»: three answers become a text to hand over, a Word file, a letter. Pure.

/** The questions, in order: the key of the answer, what is asked, what helps to answer, lines of the field. */
export const QUESTIONS = [
  ["what", "Чего не хватает", "Своими словами: какая тема, какая трудность, что вы хотите с этим сделать.", 4],
  ["who", "Для кого", "Класс, предмет, сколько учеников. Без имён и диагнозов.", 2],
  ["tried", "Что уже смотрели или пробовали", "Можно не отвечать.", 3],
];
export const TITLE = "Просьба о материале";
/** A query of ten thousand letters is a page pasted by mistake. */
const LONGEST = 300;

/** Answers to begin with: what was sought and not found stands in the address. */
export function begun(search) {
  const sought = (new URLSearchParams(search).get("q") || "").replace(/\s+/g, " ").trim().slice(0, LONGEST);
  return { what: sought, who: "", tried: sought ? `Искали в Копилке: «${sought}» — ничего не нашлось.` : "" };
}

/** Whether there is something to ask for. */
export function ready({ what }) {
  return what.trim() !== "";
}

function given(answers) {
  return QUESTIONS.map(([key, label]) => [label, answers[key].trim()]).filter(([, text]) => text);
}

/** The text to hand over: what is asked stands before what is answered. */
export function letter(answers) {
  return [TITLE, ...given(answers).map(([label, text]) => `${label}:\n${text}`)].join("\n\n");
}

/** The same as a document of shared/word.mjs. */
export function word(answers) {
  const told = given(answers).flatMap(([label, text]) => [
    { type: "heading", level: 2, text: label },
    ...text.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => ({ type: "paragraph", text: line })),
  ]);
  return { title: TITLE, blocks: [{ type: "heading", level: 1, text: TITLE }, ...told] };
}

/** The address that opens the letter in a mail program. */
export function mailto(contact, answers) {
  return `mailto:${contact}?subject=${encodeURIComponent(TITLE)}&body=${encodeURIComponent(letter(answers).replaceAll("\n", "\r\n"))}`;
}

/** The address of a new issue in the repository with the same words. */
export function issue(repository, answers) {
  return `${repository.replace(/\/+$/, "")}/issues/new?title=${encodeURIComponent(TITLE)}&body=${encodeURIComponent(letter(answers))}`;
}
