// The three questions on the page, and the ways to hand their answers over: those for which the base has an address.

import { mount as armCopying } from "../copy/view.mjs";
import { html, render } from "../shared/dom.mjs";
import { fileName } from "../shared/files.mjs";
import { announce } from "../shared/live.mjs";
import { saveWord } from "../shared/word.mjs";
import { QUESTIONS, TITLE, begun, issue, letter, mailto, ready, word } from "./logic.mjs";

/** Draws the form; nothing of what is written is kept or sent. `place` tells the addresses, empty where there are none. */
export function draw(place, search) {
  let answers = begun(search);
  const show = () => {
    render(form(answers, place.dataset, change), place);
    armCopying();
  };
  const change = (part) => {
    answers = { ...answers, ...part };
    show();
  };
  place.replaceChildren();
  show();
}

function form(answers, { contact, repository }, change) {
  return html`<form class="kp-ask" onSubmit=${(event) => event.preventDefault()}>
    ${QUESTIONS.map(([key, label, hint, rows]) => html`<div class="kp-ask__question">
      <label for="kp-ask-${key}">${label}</label>
      <p class="kp-hint" id="kp-ask-${key}-hint">${hint}</p>
      <textarea id="kp-ask-${key}" rows=${rows} aria-describedby="kp-ask-${key}-hint" value=${answers[key]} onInput=${(event) => change({ [key]: event.target.value })}></textarea>
    </div>`)}
    <fieldset class="kp-ask__away"><legend>Отдать просьбу</legend>
      <label for="kp-ask-text">Готовый текст</label>
      <textarea id="kp-ask-text" rows="8" readonly value=${ready(answers) ? letter(answers) : ""} placeholder="Напишите, чего не хватает: текст появится здесь."></textarea>
      <p class="kp-ask__ways">
        <button type="button" class="kp-button kp-button--main" data-copy data-copy-from="#kp-ask-text">Скопировать текст</button>
        <button type="button" class="kp-button" disabled=${!ready(answers)} onClick=${() => takeWord(answers)}>Скачать Word</button>
        ${contact && ready(answers) && html`<a class="kp-button" href=${mailto(contact, answers)}>Написать куратору</a>`}
        ${repository && ready(answers) && html`<a class="kp-button" href=${issue(repository, answers)}>Открыть обращение</a>`}
      </p>
    </fieldset>
  </form>`;
}

async function takeWord(answers) {
  const name = fileName(TITLE, "docx");
  try {
    await saveWord(name, word(answers));
    announce(`Документ сохранён: ${name}`);
  } catch {
    announce("Документ Word не сохранился. Скопируйте текст.");
  }
}
