// Buttons [data-copy data-copy-from="#id" hidden]: shown here, so that without JavaScript there is no dead button.

import { announce } from "../shared/live.mjs";
import { COPIED, LABELS, SELECTED, SHOWN_FOR, copyBy, plainText, sourceId } from "./logic.mjs";

const mounted = new WeakSet();

export function mount() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const source = document.getElementById(sourceId(button.dataset.copyFrom) || "");
    if (!source || mounted.has(button)) continue;
    mounted.add(button);
    arm(button, source);
  }
}

function arm(button, source) {
  const idle = button.textContent;
  let timer;
  button.addEventListener("click", async () => {
    const outcome = await copyBy(waysFor(source), plainText(textOf(source)));
    clearTimeout(timer);
    button.textContent = LABELS[outcome];
    button.dataset.copyState = outcome;
    announce(LABELS[outcome]);
    timer = setTimeout(() => {
      button.textContent = idle;
      delete button.dataset.copyState;
    }, SHOWN_FOR);
  });
  button.hidden = false;
}

function textOf(source) {
  return "value" in source ? source.value : source.innerText;
}

function waysFor(source) {
  return [
    { outcome: COPIED, run: (text) => navigator.clipboard.writeText(text) },
    { outcome: COPIED, run: copyThroughField },
    { outcome: SELECTED, run: () => select(source) },
  ];
}

/** For pages without navigator.clipboard: http, and file:// in some browsers. */
function copyThroughField(text) {
  const field = document.createElement("textarea");
  const focused = document.activeElement;
  field.value = text;
  field.readOnly = true;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } finally {
    field.remove();
    if (focused) focused.focus();
  }
}

function select(source) {
  if (typeof source.select === "function") source.select();
  else getSelection().selectAllChildren(source);
}
