// Step 3: the document, on the page and as files.

import { useMemo, useState } from "preact/hooks";
import { html } from "../../shared/dom.mjs";
import { fileName, saveFile, toCsv } from "../../shared/files.mjs";
import { announce } from "../../shared/live.mjs";
import { saveWord } from "../../shared/word.mjs";
import { documentOf, draftName, roadMapRows, toCalendar, toDraft, toFile, toLink } from "../logic.mjs";
import { Chapters } from "./chapters.mjs";
import { Button } from "./fields.mjs";

export function Output({ base, programme, remarks, onCritic }) {
  const document_ = useMemo(() => documentOf(base, programme), [programme]);
  const [said, setSaid] = useState("");
  const say = (words) => { setSaid(words); announce(words); };
  const save = (extension, make) => () => { saveFile(fileName(programme.title, extension), make()); say(`Файл .${extension} сохранён в загрузки.`); };
  const word = async () => {
    say("Готовлю документ Word, считаю страницы: это несколько секунд…");
    try {
      await saveWord(fileName(programme.title, "docx"), document_);
      say("Документ Word сохранён в загрузки.");
    } catch {
      say("Не удалось загрузить часть программы, которая пишет Word. Проверьте связь и нажмите ещё раз.");
    }
  };
  return html`<div>
    ${remarks.length > 0 && html`<p class="kc-note">У критика есть замечания: ${remarks.length}. <${Button} onClick=${onCritic}>Посмотреть<//></p>`}
    <div class="kc-row kc-output">
      <${Button} main onClick=${word}>Скачать Word<//>
      <${Button} onClick=${() => window.print()}>Печать или PDF<//>
      <${Button} onClick=${save("csv", () => toCsv(roadMapRows(base, programme)))}>Дорожная карта, CSV<//>
      <${Button} onClick=${save("ics", () => toCalendar(base, programme))}>Календарь, iCal<//>
      <${Button} onClick=${save("json", () => toFile(programme))}>Файл программы<//>
      <${Button} onClick=${() => copyLink(base, programme, say)}>Скопировать ссылку<//>
      <${Button} onClick=${() => { saveFile(draftName(programme), toDraft(base, programme)); say("Черновик для базы сохранён: пришлите его куратору или положите в practices/models."); }}>Отдать в базу<//>
    </div>
    <p class="kc-hint" aria-hidden="true">${said}</p>
    <p class="kc-hint">Содержание в Word уже со страницами. Если вы правили текст, щёлкните по содержанию правой кнопкой и выберите «Обновить поле».</p>
    <p class="kc-hint">В ссылке вся программа вместе с названием школы, если оно вписано: кому дали ссылку, тот её увидит.</p>
    <${Chapters} blocks=${document_.blocks} />
  </div>`;
}

async function copyLink(base, programme, say) {
  const link = `${location.href.split("#")[0]}#${toLink(base, programme)}`;
  history.replaceState(null, "", link);
  try {
    await navigator.clipboard.writeText(link);
    say("Ссылка скопирована.");
  } catch {
    say("Ссылка стоит в адресной строке: скопируйте её оттуда.");
  }
}
