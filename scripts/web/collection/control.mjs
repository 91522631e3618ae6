// «Моя подборка» at work: what is kept in the browser, what came by a link, and the drawing after every change.

import { mount as armCopying } from "../copy/view.mjs";
import { openBase } from "../catalogue/logic.mjs";
import { addressOf } from "../shared/address.mjs";
import { loadData } from "../shared/data.mjs";
import { render } from "../shared/dom.mjs";
import { fileName, saveFile } from "../shared/files.mjs";
import { announce } from "../shared/live.mjs";
import { saveWord } from "../shared/word.mjs";
import { blocksOf } from "./blocks.mjs";
import { readParts, showBook } from "./book.mjs";
import * as logic from "./logic.mjs";
import { fromHash, toHash } from "./share.mjs";
import { collectionStore } from "./store.mjs";
import { page, troubled } from "./view.mjs";

export function mount() {
  const place = document.querySelector("[data-kp-collection]");
  if (place) open(place);
}

async function open(place) {
  try {
    new Desk(place, openBase(await loadData("catalogue"))).start();
  } catch (error) {
    render(troubled(error.message, () => open(place)), place);
  }
}

class Desk {
  constructor(place, base) {
    this.place = place;
    this.base = base;
    this.store = collectionStore();
    this.gone = null;
    this.busy = "";
    this.trouble = "";
  }

  start() {
    this.place.textContent = "";
    addEventListener("hashchange", () => this.receive());
    this.store.listen((collection) => {
      this.collection = collection;
      if (this.started) this.draw();
    });
    this.started = true;
    this.receive();
  }

  /** A collection in the address is shown first and never put over the reader's own by itself. */
  receive() {
    const sent = fromHash(location.hash);
    this.sent = sent && sent.items.length ? sent : null;
    this.trouble = sent && !this.sent ? "Ссылка на подборку повреждена: попросите прислать её ещё раз или файлом." : "";
    this.draw();
  }

  /** The collection of the link into ours: added to it or in its place. */
  accept(instead) {
    const { sent } = this;
    this.store.change((ours) => (instead ? sent : logic.merge(ours, sent)));
    this.dismiss(instead ? "Подборка из ссылки теперь ваша" : "Материалы из ссылки добавлены к вашей подборке");
  }

  dismiss(words) {
    this.sent = null;
    try {
      history.replaceState(null, "", location.pathname);
    } catch {
      location.hash = "";
    }
    this.draw();
    this.focus("#podborka");
    announce(words);
  }

  change(step, words) {
    this.store.change(step);
    if (words) announce(words);
  }

  remove(id) {
    this.gone = { item: this.collection.items.find((item) => item.id === id), at: this.collection.items.findIndex((item) => item.id === id) };
    this.change((collection) => logic.remove(collection, id), `Убрано: ${this.titleOf(id)}`);
    this.focus("#podborka");
  }

  restore() {
    const { item, at } = this.gone;
    this.gone = null;
    this.change((collection) => {
      const back = logic.merge(collection, { title: "", items: [item] });
      return logic.move(back, item.id, at - (back.items.length - 1));
    }, `Возвращено: ${this.titleOf(item.id)}`);
    this.focus("#podborka");
  }

  move(id, by) {
    this.change((collection) => logic.move(collection, id, by));
    const at = this.collection.items.findIndex((item) => item.id === id);
    announce(`${this.titleOf(id)}: место ${at + 1} из ${this.collection.items.length}`);
    const buttons = this.place.querySelectorAll(`[data-kp-item="${id}"] [data-kp-move]:not([disabled])`);
    const same = [...buttons].find((button) => button.dataset.kpMove === String(by));
    if (same || buttons[0]) (same || buttons[0]).focus();
  }

  titleOf(id) {
    const row = this.base.byId.get(id);
    return row ? row.title : id;
  }

  get link() {
    return new URL(`${addressOf("collection/")}${toHash(this.collection)}`, location.href).href;
  }

  save() {
    saveFile(fileName(logic.titleOf(this.collection), "json"), logic.toFile(this.collection));
  }

  /** A file of the reader's: its materials come to ours. */
  async load(file) {
    try {
      const theirs = logic.fromFile(await file.text());
      const before = this.collection.items.length;
      this.change((ours) => logic.merge(ours, theirs));
      this.say(`Из файла добавлено: ${this.collection.items.length - before}. Уже были: ${theirs.items.length - this.collection.items.length + before}.`);
    } catch (error) {
      this.say(error.message);
    }
  }

  say(words) {
    this.trouble = words;
    this.draw();
    announce(words);
  }

  print() {
    return this.gather((parts) => {
      showBook(this.collection, parts);
      print();
    });
  }

  word() {
    return this.gather((parts) => saveWord(fileName(logic.titleOf(this.collection), "docx"), {
      title: logic.titleOf(this.collection),
      blocks: blocksOf(this.collection, parts),
    }));
  }

  /** Reads the pages of the whole collection and does with them what is asked. */
  async gather(use) {
    if (this.busy) return;
    this.trouble = "";
    const rows = this.collection.items.map(({ id }) => this.base.byId.get(id)).filter(Boolean);
    try {
      const { parts, failed } = await readParts(rows, (done) => {
        this.busy = `Готовим документ: ${done} из ${rows.length}`;
        this.draw();
      });
      await use(parts);
      if (failed.length) this.trouble = `Не вошли, потому что не открылись: ${failed.map(({ title }) => `«${title}»`).join(", ")}. Попробуйте ещё раз.`;
    } catch (error) {
      this.trouble = `Документ не получился. ${error.message}`;
    }
    this.busy = "";
    this.draw();
    announce(this.trouble || "Документ готов");
  }

  focus(selector) {
    const target = this.place.querySelector(selector);
    if (target) target.focus();
  }

  draw() {
    render(page(this), this.place);
    armCopying();
  }
}
