// What a school's page asks for in data-kopilka, and which list holds it. Pure.

const NAME = /^[a-z0-9-]+$/;
const LISTS = { kind: "kinds", risk: "risks", school: "schools" };
const MOST = 20;

/** «techmaps/tk-drobi» is a card; «kind:techmaps», «risk:kadry», «school:shkola-44» are lists; anything else is null. */
export function asked(text) {
  const [what, ...rest] = (text || "").trim().split(/[:/]/);
  const id = rest[0] || "";
  if (rest.length !== 1 || !NAME.test(what) || !NAME.test(id)) return null;
  if (text.includes(":")) return what in LISTS ? { list: `embed/${LISTS[what]}/${id}`, key: "" } : null;
  return { list: `embed/kinds/${what}`, key: `${what}/${id}` };
}

/** What is to be shown of a list: { title, link, more, cards: [{ kind, title, summary, link }] }; null if the card is gone. */
export function chosen(list, { key }, root, limit) {
  const card = ([, kind, title, summary, address]) => ({ kind, title, summary, link: root + address });
  if (key) {
    const found = list.items.find(([own]) => own === key);
    return found ? { title: list.site, link: root, more: 0, cards: [card(found)] } : null;
  }
  const most = Math.min(Math.max(1, Number.parseInt(limit, 10) || 5), MOST);
  return {
    title: `${list.site}: ${list.title}`,
    link: root + list.page,
    more: Math.max(0, list.items.length - most),
    cards: list.items.slice(0, most).map(card),
  };
}

/** The root of the base's site from the address of this script. */
export function rootOf(source) {
  return source.replace(/assets\/kopilka\/embed\.js(?:[?#].*)?$/, "");
}
