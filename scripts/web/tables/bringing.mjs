// How a table gets onto the page: a file, or cells pasted from a spreadsheet. What is wrong is told beside the field; the text stays.

import { html } from "../shared/dom.mjs";
import { loadScript } from "../shared/data.mjs";
import { readFile, readText } from "./reading.mjs";

const openBook = (bytes) => loadScript("assets/kopilka/excel.js", () => self.kopilkaExcel).then((excel) => excel.openBook(bytes));

/** Reads files one after another: `take(name, rows)` for each that is a table, `refuse(text)` for each that is not. */
export async function bringFiles(files, take, refuse) {
  for (const file of files) {
    try {
      take(file.name, await readFile(new Uint8Array(await file.arrayBuffer()), openBook));
    } catch (error) {
      refuse(`${file.name}: ${told(error)}`);
    }
  }
}

export function bringText(text, take, refuse) {
  try {
    take("Вставленная таблица", readText(text));
  } catch (error) {
    refuse(told(error));
  }
}

function told(error) {
  return error.name === "TableFault" || /^Не загрузился/.test(error.message)
    ? error.message
    : `Прочитать не вышло (${error.message}). Сохраните таблицу как CSV и попробуйте снова.`;
}

/** The two fields; `onFiles`, `onText` are given what was chosen and what was pasted. */
export function bringing({ faults, onFiles, onText, extra }) {
  const paste = (event) => {
    event.preventDefault();
    onText(event.currentTarget.elements.pasted.value);
  };
  const choose = ({ currentTarget }) => {
    onFiles([...currentTarget.files]);
    currentTarget.value = ""; // the same file may be chosen again after it has been mended
  };
  return html`
    <div class="kp-calc__row">
      <label class="kp-calc__field"><span>Файл CSV или Excel (.xlsx)</span><input type="file" multiple accept=".csv,.txt,.tsv,.xlsx" onChange=${choose} /></label>
      ${extra}
    </div>
    <details><summary><span>Вставить из таблицы</span></summary>
      <form onSubmit=${paste}>
        <p>Выделите таблицу с заголовками, скопируйте и вставьте сюда.</p>
        <label class="kp-calc__field"><span>Ячейки таблицы</span><textarea name="pasted" autocomplete="off" spellcheck=${false}></textarea></label>
        <p><button class="kp-button" type="submit">Прочитать вставленное</button></p>
      </form>
    </details>
    <div role="alert">${faults.length > 0 && html`<div class="kp-notice kp-notice--fault"><strong>Не прочитано.</strong> Загруженное раньше осталось.<ul>${faults.map((fault) => html`<li>${fault}</li>`)}</ul></div>`}</div>`;
}

/** A warning about columns that seem to hold people; the page has not read them. */
export function peopleWarning(name, { header, people }, columnName) {
  if (people.length === 0) return null;
  const columns = people.map(({ column, what }) => `${columnName(column, header)} — ${what}`).join("; ");
  return html`<p class="kp-notice kp-notice--fault" role="alert"><strong>Похоже, в таблице есть люди.</strong> ${name}: ${columns}. Эти столбцы не прочитаны. Удалите их из файла: для подсчёта имена не нужны.</p>`;
}
