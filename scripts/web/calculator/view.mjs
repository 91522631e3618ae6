// The page of the calculator: instrument, tables, summary. Everything is drawn from one state.

import { counted } from "../shared/russian.mjs";
import { addressOf } from "../shared/address.mjs";
import { html, render } from "../shared/dom.mjs";
import { announce } from "../shared/live.mjs";
import { bringFiles, bringText, bringing } from "../tables/bringing.mjs";
import { exampleRows } from "./example.mjs";
import { addTable, assign, begin, choose, chosen, describe, removeTable, result } from "./state.mjs";
import { results } from "./results.mjs";
import { tableCard } from "./sheets.mjs";

export function mount(place, instruments) {
  let state = begin(instruments, decodeURIComponent(location.hash.slice(1)));
  let faults = [];
  place.textContent = "";

  const draw = () => render(page(state, faults, actions), place);
  const set = (next) => { state = next; draw(); };
  const take = (name, rows) => {
    set(addTable(state, name, rows));
    announce(`${name}: ${counted(rows.length - state.tables[state.tables.length - 1].match.first, "строка", "строки", "строк")}`);
  };
  const refuse = (text) => { faults = [...faults, text]; draw(); };
  const bring = (read, brought) => { faults = []; draw(); return read(brought, take, refuse); };
  const actions = {
    choose(id) { history.replaceState(null, "", `#${id}`); set(choose(state, id)); },
    files: (files) => bring(bringFiles, files),
    text: (text) => bring(bringText, text),
    example: () => take("Вымышленный пример", exampleRows(chosen(state))),
    remove: (key) => set(removeTable(state, key)),
    describe: (key, change) => set(describe(state, key, change)),
    assign: (key, column, told) => set(assign(state, key, column, told)),
    show: (change) => set({ ...state, ...change }),
  };
  window.addEventListener("hashchange", () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (instruments.some((one) => one.id === id)) set(choose(state, id));
  });
  draw();
}

function page(state, faults, actions) {
  const instrument = chosen(state);
  const found = result(state);
  return html`<div class="kp-calc">
    <div class="kp-calc__input">
      <h2 id="instrument">1. Что считаем</h2>
      <div class="kp-calc__row">
        <label class="kp-calc__field"><span>Инструмент</span>
          <select value=${state.id} onChange=${(event) => actions.choose(event.currentTarget.value)}>
            ${state.instruments.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
          </select>
        </label>
      </div>
      <p class="kp-note">Вопросов: ${instrument.items.length}, показателей: ${instrument.scales.length}. <a href=${addressOf(`instruments/${state.id}/`)}>Страница инструмента и бланк</a></p>
      <h2 id="answers">2. Ответы</h2>
      ${bringing({
        faults,
        onFiles: actions.files,
        onText: actions.text,
        extra: html`<button class="kp-button" type="button" onClick=${actions.example}>Показать на вымышленном примере</button>`,
      })}
      ${state.tables.map((table, at) => tableCard(table, instrument, found.coded.problems.filter((problem) => problem.table === at), actions))}
    </div>
    <h2 id="summary">3. Сводка</h2>
    ${found ? results(state, instrument, found, actions) : html`<p class="kp-nothing">Здесь появится сводка, когда вы дадите таблицу с ответами.</p>`}
  </div>`;
}
