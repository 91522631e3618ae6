// What the reader sees: the search above the list of signs, or the place of the walk with what led there and what may follow.

import { html, render } from "../shared/dom.mjs";
import { announce } from "../shared/live.mjs";
import { Door, Paper, Question, Tools, Trail } from "./parts.mjs";
import { Ahead, Sheet, StepCard } from "./step.mjs";
import { addSearch } from "./search.mjs";
import { sheet } from "./sheet.mjs";
import { isStep, parse, place } from "./walk.mjs";

/** Makes the page walkable: `root` is where the walk is drawn; the list of signs beside it is hidden meanwhile. */
export function mount(root, data) {
  const start = document.getElementById("kp-router-start");
  for (const link of start.querySelectorAll("a[data-state]")) link.href = `#/${link.dataset.state}`;
  addSearch(document.getElementById("kp-router-search"), data);
  let moved = false;
  const show = () => {
    if (!isWalk(location.hash, start)) return;
    const { walk, broken } = parse(data, location.hash.startsWith("#/") ? location.hash : "");
    start.hidden = walk.length > 0;
    root.hidden = walk.length === 0 && !broken;
    render(html`<${Place} data=${data} walk=${walk} broken=${broken} />`, root);
    if (moved && location.hash.startsWith("#/")) arrive(root, walk.length > 0);
  };
  window.addEventListener("hashchange", show);
  show();
  moved = true;
}

/** Anchors of the frame (#kp-content) leave the walk where it is; those of the list (#sluchai) lead back to the list. */
function isWalk(hash, start) {
  return hash === "" || hash.startsWith("#/") || start.querySelector(`[id="${CSS.escape(hash.slice(1))}"]`) !== null;
}

/** After a click the new place is at the top of the window, has the focus and is said aloud. */
function arrive(root, walking) {
  const heading = walking ? root.querySelector("h2") : document.querySelector(".kp-router h1");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
  announce(heading.textContent);
}

function Place({ data, walk, broken }) {
  if (walk.length === 0) return broken ? html`<${Broken} />` : null;
  const { node, route } = place(data, walk[walk.length - 1]);
  const told = isStep(node) ? sheet(data, walk) : null;
  return html`
    ${broken && html`<${Broken} />`}
    <${Tools} walk=${walk} />
    <${Trail} data=${data} walk=${walk} />
    ${node === null && html`<${Door} data=${data} walk=${walk} route=${route} />`}
    ${node !== null && !isStep(node) && html`<${Question} data=${data} walk=${walk} node=${node} />`}
    ${told && html`<${StepCard} data=${data} walk=${walk} node=${node} route=${route} />`}
    ${told && html`<${Paper} told=${told} />`}
    ${told && html`<${Ahead} data=${data} walk=${walk} />`}
    ${told && html`<${Sheet} told=${told} />`}
  `;
}

function Broken() {
  return html`<p class="kp-notice kp-notice--draft">
    <strong>Маршрут изменился</strong> Ссылка вела дальше, чем он идёт теперь. Показано место, до которого она верна.
  </p>`;
}
