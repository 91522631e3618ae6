// Step 4: a year after. Facts against the plan, a conclusion for each measure, the draft of the next year.

import { html } from "../../shared/dom.mjs";
import { fileName } from "../../shared/files.mjs";
import { announce } from "../../shared/live.mjs";
import { saveWord } from "../../shared/word.mjs";
import { decided, DECISIONS, DONE, verdict, yearDocument } from "../logic.mjs";
import { Button, Choice, Text } from "./fields.mjs";

export function Year({ base, programme, act, onNext }) {
  const word = () => saveWord(fileName(`Итоги ${programme.title}`, "docx"), yearDocument(base, programme)).then(
    () => announce("Итоги сохранены в загрузки."), () => announce("Не удалось загрузить часть программы, которая пишет Word."));
  const open = programme.items.filter((item) => !decided(base, programme, item).decision).length;
  return html`<div class="kc-year">
    <p>Впишите, что вышло на деле. Конструктор предложит, что оставить, что изменить и что убрать, а решаете вы.
      Программа прошлого года лежит файлом? Откройте его на шаге «Мои программы» и вернитесь сюда.</p>
    ${programme.items.map((item) => html`<${Fact} key=${item.uid} base=${base} programme=${programme} item=${item} act=${act} />`)}
    <p class="kc-hint" aria-live="polite">${open ? `Не решено: ${open}. Такие мероприятия перейдут в новый черновик как есть.` : "По каждому мероприятию есть решение."}</p>
    <p class="kc-row"><${Button} main onClick=${onNext}>Собрать черновик следующего года<//>
    <${Button} onClick=${word}>План, факт, вывод в Word<//></p>
  </div>`;
}

function Fact({ base, programme, item, act }) {
  const { uid, title } = item;
  const { decision, reason } = verdict(base, programme, item);
  const proposed = DECISIONS.find(({ id }) => id === decision);
  return html`<fieldset class="kc-fact"><legend>${title}</legend>
    <div class="kc-grid">
      <${Choice} label="Сделано ли" value=${item.done} options=${DONE} empty="не отмечено" onChange=${(value) => act({ type: "item", uid, field: "done", value })} />
      <${Choice} label="Решение" value=${item.decision} options=${DECISIONS} empty=${proposed ? `как предложено: ${proposed.title}` : "не решено"}
        onChange=${(value) => act({ type: "item", uid, field: "decision", value })} />
    </div>
    ${item.indicators.map((own, index) => own.name && html`<${Text} key=${index} label="Стало: ${own.name}" value=${own.actual} hint="План: ${own.target || "не назван"}"
      onChange=${(value) => act({ type: "indicator", uid, index, field: "actual", value })} />`)}
    <p class="kc-why">${proposed ? `Предложение: ${proposed.title}. ` : ""}${reason}</p>
  </fieldset>`;
}
