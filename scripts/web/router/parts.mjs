// The pieces of a walk that are not a step: how one came here, the question, the signs of a route, what can be done with it.

import { printPage } from "../frame/print.mjs";
import { html } from "../shared/dom.mjs";
import { fileName } from "../shared/files.mjs";
import { announce } from "../shared/live.mjs";
import { saveWord } from "../shared/word.mjs";
import { wordDocument } from "./sheet.mjs";
import { address, answered, ways } from "./walk.mjs";

/** Back, anew, the link to this place. */
export function Tools({ walk }) {
  return html`<nav class="kp-router__tools" aria-label="Маршрут">
    <a class="kp-button" href=${address(back(walk))}>Назад</a>
    <a class="kp-button" href="#/">Начать заново</a>
    <button type="button" class="kp-button" onClick=${copyLink}>Скопировать ссылку</button>
  </nav>`;
}

/** One step back; from the first node of a chosen sign to the beginning, where the sign was chosen. */
function back(walk) {
  return walk.length <= 2 ? [] : walk.slice(0, -1);
}

function copyLink() {
  const said = (text) => () => announce(text);
  const written = navigator.clipboard ? navigator.clipboard.writeText(location.href) : Promise.reject();
  written.then(said("Ссылка скопирована."), said("Скопировать не удалось: ссылка — в адресной строке."));
}

/** The sheet of the walk on paper and in Word. */
export function Paper({ told }) {
  return html`<p class="kp-router__paper">
    <span>Маршрутный лист без имени ребёнка:</span>
    <button type="button" class="kp-button" onClick=${printPage}>Печатать</button>
    <button type="button" class="kp-button" onClick=${() => saveSheet(told)}>Сохранить в Word</button>
  </p>`;
}

function saveSheet(told) {
  saveWord(fileName(told.title, "docx"), wordDocument(told)).then(
    () => announce("Лист сохранён."),
    () => announce("Word-файл не собрался: распечатайте лист."),
  );
}

/** What was asked and answered on the way; every answer can be changed. */
export function Trail({ data, walk }) {
  const known = answered(data, walk);
  if (known.length === 0) return null;
  return html`<ol class="kp-router__trail" aria-label="Ваши ответы">
    ${known.map(({ question, answer, back: before }) => html`<li>
      <span class="kp-router__asked">${question}</span> ${" "}
      <span class="kp-router__answer">${answer}</span> ${" "}
      <a href=${before.length === 1 ? "#/" : address(before)} aria-label=${`Изменить ответ: ${answer}`}>изменить</a>
    </li>`)}
  </ol>`;
}

export function Question({ data, walk, node }) {
  return html`<section class="kp-router__question">
    <h2>${node.text}</h2>
    ${node.help && html`<p class="kp-note">${node.help}</p>`}
    <${Choice} data=${data} walk=${walk} />
  </section>`;
}

/** The door of a route to which another one leads: its signs. */
export function Door({ data, walk, route }) {
  return html`<section class="kp-router__question">
    <h2>${route.title}: что видно?</h2>
    <${Choice} data=${data} walk=${walk} />
  </section>`;
}

function Choice({ data, walk }) {
  return html`<ul class="kp-router__choice">
    ${ways(data, walk).map((way) => html`<li><a href=${address([...walk, way])}>${way.text}</a></li>`)}
  </ul>`;
}
