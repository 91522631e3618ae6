// Fields [data-kp-find]: a combobox whose list offers words, materials and the whole catalogue. Nothing is loaded before focus.

import { addressOf } from "../shared/address.mjs";
import { openEngine } from "../shared/engine.mjs";
import { announce } from "../shared/live.mjs";
import { plural } from "../shared/russian.mjs";
import { calls, isWriting, step } from "./logic.mjs";
import { offers } from "./offers.mjs";

const PAUSE = 120;
const MOVES = ["ArrowDown", "ArrowUp"];
let lists = 0;

export function mount() {
  const fields = [...document.querySelectorAll("[data-kp-find]")].map((form) => new Field(form));
  if (!fields.length) return;
  document.addEventListener("keydown", (event) => {
    if (!calls(event) || isWriting(document.activeElement)) return;
    event.preventDefault();
    fields[0].input.focus();
    fields[0].input.select();
  });
}

class Field {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input");
    this.list = document.createElement("div");
    this.list.className = "kp-find__list";
    this.list.id = `kp-find-${lists += 1}`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Подсказки");
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id })) {
      this.input.setAttribute(name, value);
    }
    form.append(this.list);
    this.close();
    this.listen();
  }

  listen() {
    this.input.addEventListener("focus", () => openEngine().catch(() => {}), { once: true });
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => this.submit(event));
    // Before the field loses focus and the list its place under the pointer.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => this.follow(this.options.indexOf(target.closest("[role=option]"))));
    this.form.addEventListener("focusout", ({ relatedTarget }) => { if (!this.form.contains(relatedTarget)) this.close(); });
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(this.input.value.trim()), PAUSE);
  }

  async ask(text) {
    this.asked = text;
    if (!text) {
      this.close();
      return;
    }
    let found;
    try {
      found = await offers(await openEngine(), text);
    } catch {
      found = { groups: [], note: "Подсказки не загрузились. Нажмите Enter: каталог попробует ещё раз." };
    }
    if (this.asked === text && document.activeElement === this.input) this.open(text, found);
  }

  open(text, { groups, note = "" }) {
    this.list.replaceChildren();
    this.targets = [];
    for (const { title, items } of groups) this.addGroup(title, items);
    if (note) this.list.append(element("p", "kp-find__note", note));
    this.addGroup("", [{ parts: [{ text: `Спросить в каталоге: «${text}»` }], address: addressOf("catalogue/", `?q=${encodeURIComponent(text)}`), all: true }]);
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.options.forEach((option, index) => { option.id = `${this.list.id}-${index}`; });
    this.choose(-1);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    const number = this.options.length - 1;
    announce(note || (number ? `${number} ${plural(number, "подсказка", "подсказки", "подсказок")}, выбор стрелками` : "Подсказок нет, Enter — искать в каталоге"));
  }

  addGroup(title, items) {
    if (!items.length) return;
    const group = element("div", "kp-find__group");
    group.setAttribute("role", "group");
    if (title) {
      group.setAttribute("aria-label", title);
      const heading = element("p", "kp-find__title", title);
      heading.setAttribute("aria-hidden", "true");
      group.append(heading);
    }
    for (const item of items) {
      const option = element("div", `kp-find__option${item.all ? " kp-find__option--all" : ""}`);
      option.setAttribute("role", "option");
      option.append(words(item.parts));
      if (item.about) option.append(" ", element("span", "kp-find__about", item.about));
      this.targets.push(item);
      group.append(option);
    }
    this.list.append(group);
  }

  close() {
    clearTimeout(this.timer);
    this.asked = null;
    this.options = [];
    this.targets = [];
    this.active = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  choose(active) {
    this.active = active;
    this.options.forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    if (active < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", this.options[active].id);
      this.options[active].scrollIntoView({ block: "nearest" });
    }
  }

  key(event) {
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (MOVES.includes(event.key) && this.options.length) {
      event.preventDefault();
      this.choose(step(this.active, this.options.length, event.key));
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      this.ask(this.input.value.trim());
    }
  }

  submit(event) {
    if (this.active < 0) return;
    event.preventDefault();
    this.follow(this.active);
  }

  follow(index) {
    const item = this.targets[index];
    if (!item) return;
    if (item.query) {
      this.input.value = item.query;
      this.input.focus();
      this.ask(item.query);
    } else location.assign(item.address);
  }
}

/** A text with what was sought in it marked. */
function words(parts) {
  const line = element("span", "kp-find__words");
  for (const { text, mark } of parts) line.append(mark ? element("mark", "", text) : text);
  return line;
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
