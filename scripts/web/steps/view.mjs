// Lists [data-steps="<page id>"] of items [data-step="<key>"]: a checkbox each, and one line below with the progress.

import { safeStorage } from "../shared/storage.mjs";
import { mark, parse, progress, serialise, storageKey } from "./logic.mjs";

const storage = safeStorage(() => window.localStorage);
const mounted = new WeakSet();

export function mount() {
  const pages = new Map();
  for (const list of document.querySelectorAll("[data-steps]")) {
    if (mounted.has(list)) continue;
    mounted.add(list);
    pages.set(list.dataset.steps, [...(pages.get(list.dataset.steps) || []), list]);
  }
  pages.forEach(arm);
}

/** A page may cut its steps into several lists: they share the key, the progress and the button. */
function arm(lists, page) {
  const items = lists.flatMap((list) => [...list.querySelectorAll("[data-step]")]);
  if (items.length === 0) return;
  const key = storageKey(page);
  const known = items.map((item) => item.dataset.step);
  const boxes = items.map((item, index) => addBox(item, index + 1));
  const bar = addBar(lists[lists.length - 1]);
  let done = parse(storage.read(key), known);

  const show = () => {
    items.forEach((item, index) => {
      boxes[index].checked = done.includes(known[index]);
      item.classList.toggle("is-done", boxes[index].checked);
    });
    bar.status.textContent = progress(done, known);
    bar.restart.hidden = done.length === 0;
  };
  const change = (next) => {
    done = next;
    const value = serialise(done);
    if (value === null) storage.remove(key);
    else storage.write(key, value);
    show();
  };

  boxes.forEach((box, index) => {
    box.addEventListener("change", () => change(mark(done, known[index], box.checked, known)));
  });
  bar.restart.addEventListener("click", () => {
    change([]);
    boxes[0].focus(); // the button has just gone, and focus must not go with it
  });
  show();
}

function addBox(item, number) {
  const label = element("label", "kopilka-step__done");
  const box = element("input", "kopilka-step__box");
  box.type = "checkbox";
  box.autocomplete = "off"; // Firefox would restore ticks by position, even of another version of the page
  box.setAttribute("aria-label", `Сделано: шаг ${number}`);
  label.append(box, " Сделано");
  item.append(label);
  return box;
}

function addBar(list) {
  const bar = element("div", "kopilka-steps__bar");
  const status = element("span", "kopilka-steps__progress");
  const restart = element("button", "kopilka-steps__restart");
  status.setAttribute("role", "status");
  restart.type = "button";
  restart.textContent = "Начать заново";
  bar.append(status, " ", restart);
  list.after(bar);
  return { status, restart };
}

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
