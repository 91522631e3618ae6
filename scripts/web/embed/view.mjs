// Draws inside a shadow root: the school's styles and ours do not meet. Text only ever goes in as text.

import { style } from "./style.mjs";

/** Draws the cards into the place; a fallback that stood there stays in the page, unseen. */
export function draw(place, { title, link, more, cards }) {
  const inside = place.shadowRoot || place.attachShadow({ mode: "open" });
  inside.replaceChildren(
    element("style", {}, style),
    element("section", { "aria-label": title }, [
      ...cards.map((card) => element("article", {}, [
        element("p", { class: "kind" }, card.kind),
        element("h3", {}, [element("a", { href: card.link }, card.title)]),
        element("p", {}, card.summary),
      ])),
      element("p", { class: "from" }, [element("a", { href: link }, more > 0 ? `${title}, ещё ${more}` : title)]),
    ]),
  );
}

function element(name, attributes, content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...(Array.isArray(content) ? content : [content]));
  return made;
}
