// The collection as elements: what came by a link, the materials in their order, what can be done with them.

import { addressOf } from "../shared/address.mjs";
import { html } from "../shared/dom.mjs";
import { counted } from "../shared/russian.mjs";
import { LONGEST_NOTE, TITLE, setNote, setTitle, titleOf } from "./logic.mjs";
import { SAFE_LENGTH } from "./share.mjs";

const MATERIALS = ["материал", "материала", "материалов"];

/** @param it the desk (control.mjs). */
export function page(it) {
  const { items } = it.collection;
  return html`
    ${it.sent ? arrived(it) : ""}
    ${it.trouble ? html`<p class="kp-notice">${it.trouble}</p>` : ""}
    ${it.store.lasting ? "" : html`<p class="kp-notice">Этот браузер ничего не запоминает: закроете страницу — подборка пропадёт. Скопируйте ссылку или сохраните файл.</p>`}
    <h2 class="kp-collection__count" id="podborka" tabindex="-1">${items.length ? `В подборке ${counted(items.length, ...MATERIALS)}` : "В подборке пока пусто"}</h2>
    ${it.gone ? html`<p class="kp-hint">Убрано: «${it.titleOf(it.gone.item.id)}». <button type="button" class="kp-link" onClick=${() => it.restore()}>Вернуть</button></p>` : ""}
    ${items.length ? filled(it) : empty()}
    <p class="kp-collection__file"><label class="kp-button kp-file">Открыть файл подборки<input type="file" accept=".json,application/json" onChange=${({ target }) => take(it, target)} /></label></p>`;
}

export function troubled(message, again) {
  return html`<div class="kp-nothing" role="alert"><p>Подборка не открылась, но она цела. ${message}</p>
    <p><button type="button" class="kp-button" onClick=${again}>Попробовать ещё раз</button></p></div>`;
}

function take(it, field) {
  const [file] = field.files;
  field.value = ""; // the same file may be chosen again
  if (file) it.load(file);
}

function empty() {
  return html`<p>Нажмите «В подборку» на карточке или на странице материала, и он окажется здесь. Подборка хранится только в этом браузере.</p>
    <p><a class="kp-button" href=${addressOf("catalogue/")}>Выбрать в каталоге</a></p>`;
}

function arrived(it) {
  const { sent } = it;
  const own = it.collection.items.length > 0;
  return html`<section class="kp-collection__sent" aria-label="Подборка из ссылки">
    <h2>Вам прислали подборку${sent.title ? ` «${sent.title}»` : ""}</h2>
    <ol>${sent.items.map(({ id, note }) => html`<li key=${id}>${name(it, id)}${note ? html`<p class="kp-note">${note}</p>` : ""}</li>`)}</ol>
    <p class="kp-collection__buttons">
      <button type="button" class="kp-button kp-button--main" onClick=${() => it.accept(false)}>${own ? "Добавить к моей" : "Сохранить себе"}</button>
      ${own ? html`<button type="button" class="kp-button" onClick=${() => it.accept(true)}>Заменить мою</button>` : ""}
      <button type="button" class="kp-link" onClick=${() => it.dismiss("Подборка из ссылки закрыта")}>Не нужно</button>
    </p>
  </section>`;
}

function filled(it) {
  const { collection } = it;
  return html`<p class="kp-collection__title"><label>Название <input class="kp-field" type="text" value=${collection.title} placeholder=${TITLE} maxlength="120" autocomplete="off" onInput=${({ target }) => it.change((own) => setTitle(own, target.value))} /></label></p>
    <p class="kp-note">Заметки увидит тот, кому вы отправите ссылку или документ. Имён детей в них не пишите.</p>
    <ol class="kp-collection__list">${collection.items.map((item, index) => material(it, item, index))}</ol>
    ${actions(it)}`;
}

function material(it, { id, note }, index) {
  const row = it.base.byId.get(id);
  const last = index === it.collection.items.length - 1;
  const words = it.titleOf(id);
  return html`<li class=${`kp-collection__item kp-kind kp-kind--${id.split("/")[0]}`} key=${id} data-kp-item=${id}>
    <h3 class="kp-collection__name">${name(it, id)}</h3>
    ${row ? html`<p class="kp-note">${row.label}</p>` : ""}
    <label class="kp-collection__note">Заметка<textarea class="kp-field" rows="2" maxlength=${LONGEST_NOTE} value=${note} onInput=${({ target }) => it.change((own) => setNote(own, id, target.value))}></textarea></label>
    <p class="kp-collection__buttons">
      <button type="button" class="kp-button" data-kp-move="-1" disabled=${index === 0} aria-label=${`Выше: ${words}`} onClick=${() => it.move(id, -1)}>Выше</button>
      <button type="button" class="kp-button" data-kp-move="1" disabled=${last} aria-label=${`Ниже: ${words}`} onClick=${() => it.move(id, 1)}>Ниже</button>
      <button type="button" class="kp-link" aria-label=${`Убрать из подборки: ${words}`} onClick=${() => it.remove(id)}>Убрать</button>
    </p>
  </li>`;
}

function name(it, id) {
  const row = it.base.byId.get(id);
  return row ? html`<a href=${addressOf(row.path)}>${row.title}</a>` : html`<span>${id} <span class="kp-note">(этого материала в базе больше нет)</span></span>`;
}

function actions(it) {
  const { link } = it;
  return html`<section class="kp-collection__actions" aria-label=${`Что сделать с подборкой «${titleOf(it.collection)}»`}>
    <h2>Поделиться и унести</h2>
    <p class="kp-collection__link"><label>Ссылка для коллеги <input class="kp-field" id="kp-share" type="text" readonly value=${link} onFocus=${({ target }) => target.select()} /></label>
      <button type="button" class="kp-button" data-copy data-copy-from="#kp-share">Скопировать</button></p>
    <p class="kp-note">Вся подборка с заметками — в самой ссылке, на сервер она не уходит.${link.length > SAFE_LENGTH ? ` Ссылка длинная, ${counted(link.length, "знак", "знака", "знаков")}: почта может её обрезать, надёжнее файл.` : ""}</p>
    <p class="kp-collection__buttons">
      <button type="button" class="kp-button kp-button--main" disabled=${Boolean(it.busy)} onClick=${() => it.print()}>Напечатать одним документом</button>
      <button type="button" class="kp-button" disabled=${Boolean(it.busy)} onClick=${() => it.word()}>Сохранить в Word</button>
      <button type="button" class="kp-button" onClick=${() => it.save()}>Сохранить файл подборки</button>
      ${it.busy ? html`<span class="kp-note" role="status">${it.busy}</span>` : ""}
    </p>
  </section>`;
}
