// The five questions on the page, and what their answers are taken away as.

import { mount as armCopying } from "../copy/view.mjs";
import { html, render } from "../shared/dom.mjs";
import { fileName, saveFile } from "../shared/files.mjs";
import { announce } from "../shared/live.mjs";
import { safeStorage } from "../shared/storage.mjs";
import { saveWord } from "../shared/word.mjs";
import { OTHER, QUESTIONS, begun, file, known, letter, mailto, materialOf, materialWords, missing, word } from "./logic.mjs";

const KEY = "kopilka:repeat";
const LABEL = "Опыт внедрения";
const ROWS = { changed: 5, result: 7 };

/** Draws the form; what was written stays in this browser until it is erased. */
export function draw(place, data, search) {
  const storage = safeStorage(() => window.localStorage);
  const state = { answers: kept(storage, begun(data, search)), typed: "", asked: false };
  const chosen = data.materials.find(([key]) => key === state.answers.material);
  state.typed = chosen ? materialWords(chosen) : "";
  const show = () => {
    render(form(data, state, change, place.dataset.form), place);
    armCopying();
  };
  const change = (part, more = {}) => {
    Object.assign(state, more, { answers: { ...state.answers, ...part } });
    storage.write(KEY, JSON.stringify(state.answers));
    show();
  };
  place.replaceChildren();
  show();
}

/** What was written last time, under what the address asks for now. */
function kept(storage, fresh) {
  try {
    const before = JSON.parse(storage.read(KEY)) || {};
    const texts = Object.fromEntries(Object.keys(fresh).map((key) => [key, typeof before[key] === "string" ? before[key] : fresh[key]]));
    return { ...texts, material: fresh.material || texts.material };
  } catch {
    return fresh;
  }
}

function form(data, state, change, blank) {
  const { answers } = state;
  const left = missing(answers);
  const empty = (key) => state.asked && left.includes(key);
  return html`<form class="kp-repeat" novalidate onSubmit=${(event) => event.preventDefault()}>
    ${QUESTIONS.map(([key, label, hint], index) => html`<div class="kp-repeat__question">
      <label for="kp-repeat-${key}"><span class="kp-repeat__number">${index + 1}</span> ${label}</label>
      ${hint && html`<p class="kp-hint" id="kp-repeat-${key}-hint">${hint}</p>`}
      ${control(key, data, state, change, { "aria-describedby": hint ? `kp-repeat-${key}-hint` : undefined, "aria-invalid": empty(key) ? "true" : undefined })}
      ${empty(key) && html`<p class="kp-repeat__missing">${key === "material" && state.typed ? "Такого материала в базе нет: выберите из списка." : "Без этого не понять. Ответьте хотя бы словом."}</p>`}
    </div>`)}
    ${away(data, state, left, change, blank)}
  </form>`;
}

function control(key, data, { answers, typed }, change, about) {
  const id = `kp-repeat-${key}`;
  const put = (event) => change({ [key]: event.target.value });
  if (key === "material") {
    return html`<input id=${id} list="kp-repeat-materials" autocomplete="off" value=${typed} ...${about}
        onInput=${(event) => change({ material: materialOf(data, event.target.value) }, { typed: event.target.value })} />
      <datalist id="kp-repeat-materials">${data.materials.map((one) => html`<option value=${materialWords(one)}></option>`)}</datalist>`;
  }
  if (key === "school") {
    return html`<select id=${id} value=${answers.school} ...${about} onChange=${put}>
        <option value="" selected=${!answers.school}>Выберите</option>
        ${data.schools.map(([school, title]) => html`<option value=${school} selected=${school === answers.school}>${title}</option>`)}
        <option value=${OTHER} selected=${answers.school === OTHER}>Другая школа</option>
      </select>
      ${answers.school === OTHER && html`<input aria-label="Название школы" value=${answers.other} onInput=${(event) => change({ other: event.target.value })} />`}`;
  }
  if (key === "year") {
    return html`<select id=${id} value=${answers.year} ...${about} onChange=${put}>
      ${data.years.map((year) => html`<option value=${year} selected=${year === answers.year}>${year}</option>`)}</select>`;
  }
  return html`<textarea id=${id} rows=${ROWS[key]} value=${answers[key]} ...${about} onInput=${put}></textarea>`;
}

/** Three ways to hand it over. An unanswered question is shown before anything is saved. */
function away(data, state, left, change, blank) {
  const { answers } = state;
  const whole = (action) => () => {
    change({}, { asked: true });
    if (left.length === 0) return action();
    announce(`Осталось ответить: ${left.length}.`);
    return document.getElementById(`kp-repeat-${left[0]}`).focus();
  };
  const text = letter(data, answers);
  return html`<fieldset class="kp-repeat__away"><legend>Забрать</legend>
    <p class="kp-repeat__ways">
      <button type="button" class="kp-button kp-button--main" onClick=${whole(() => takeWord(data, answers))}>Скачать Word</button>
      ${known(answers) && html`<button type="button" class="kp-button" onClick=${whole(() => takeFile(data, answers))}>Скачать файл для базы</button>`}
      ${data.contact && html`<a class="kp-button" href=${mailto(data.contact, text)}>Написать куратору</a>`}
      <button type="button" class="kp-link" onClick=${() => change(begun(data, ""), { typed: "", asked: false })}>Стереть всё</button>
    </p>
    ${!known(answers) && html`<p class="kp-hint">Файл для базы получится, когда школу в неё впишут. Пока отдайте Word или текст.</p>`}
    <details class="kp-repeat__letter"><summary>Текст письма</summary>
      <textarea id="kp-repeat-letter" aria-label="Текст письма" rows="12" readonly value=${text}></textarea>
      <p><button type="button" class="kp-button" data-copy data-copy-from="#kp-repeat-letter">Скопировать</button></p>
    </details>
    <p class="kp-hint">Ответы хранятся только в этом браузере и никуда не отправляются. Удобнее на бумаге — вот <a href=${blank} download>те же пять вопросов в Word</a>.</p>
  </fieldset>`;
}

function takeFile(data, answers) {
  const { name, text } = file(data, answers);
  saveFile(name, text);
  announce(`Файл сохранён: ${name}`);
}

async function takeWord(data, answers) {
  const name = fileName(`Повторили у себя ${answers.year}`, "docx");
  try {
    await saveWord(name, word(data, answers, LABEL));
    announce(`Документ сохранён: ${name}`);
  } catch {
    announce("Документ Word не сохранился. Скопируйте текст письма.");
  }
}
