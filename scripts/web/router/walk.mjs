// A walk through the routes, kept in the address: #/route/node/node… Every place is a link, so «назад» is the browser's own.
//
// A walk is a list of places { route, node, by, text }: `node` is null at the door of a route, where a sign is to be chosen;
// `text` is the sign, the answer or the outcome that led there, `by` its number among those that lead to the same place.

/** The ways on from the last place of a walk: [{ text, route, node, by }]; a way with `last` ends the route. */
export function ways(data, walk) {
  const here = walk[walk.length - 1];
  if (!here) return numbered(Object.keys(data.routes).map((route) => ({ text: "", route, node: null })));
  const route = data.routes[here.route];
  const known = here.node === null ? route.signs : route.nodes[here.node].ways;
  return numbered(known.filter((way) => !way.route || data.routes[way.route]).map((way) => ({
    text: way.text,
    route: way.route || here.route,
    node: way.next || null,
    last: !way.next && !way.route,
  })));
}

function numbered(found) {
  const seen = new Map();
  return found.map((way) => {
    const key = `${way.route}/${way.node}`;
    seen.set(key, (seen.get(key) || 0) + 1);
    return { ...way, by: seen.get(key) };
  });
}

/** The address of a walk, to be put after the page's own; the empty walk is the beginning. */
export function address(walk) {
  return `#/${walk.flatMap((at, index) => parts(at, index > 0 ? walk[index - 1].route : null)).join("/")}`;
}

/** The walk of an address: { walk, broken }. What the routes no longer allow is left out, and `broken` says so. */
export function parse(data, hash) {
  const walk = [];
  let rest = decode(hash).replace(/^#?\/?/, "").split("/").filter(Boolean);
  while (rest.length > 0) {
    const from = walk.length > 0 ? walk[walk.length - 1].route : null;
    const fitting = ways(data, walk).filter((way) => !way.last && begins(rest, parts(way, from)));
    if (fitting.length === 0) return { walk, broken: true };
    const way = fitting.reduce((best, next) => (parts(next, from).length > parts(best, from).length ? next : best));
    walk.push({ route: way.route, node: way.node, by: way.by, text: way.text });
    rest = rest.slice(parts(way, from).length);
  }
  return { walk, broken: false };
}

/** What one place adds to the address: the route where it is entered, the node, after a dot which of several ways it was. */
function parts({ route, node, by }, from) {
  const told = [...(route === from ? [] : [route]), ...(node === null ? [] : [node])];
  if (by > 1) told.push(`${told.pop()}.${by}`);
  return told;
}

function begins(rest, told) {
  return told.length > 0 && told.every((part, index) => rest[index] === part);
}

function decode(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return "";
  }
}

/** The place: { route, id, node } where node is a question or a step of the data; null at a door. */
export function place(data, { route, node }) {
  return { route: data.routes[route], id: node, node: node === null ? null : data.routes[route].nodes[node] };
}

/** Whether a node of the data is a step. */
export const isStep = (node) => Boolean(node && node.who);

/** What was asked and answered on the way: [{ question, answer, back }], `back` the walk before the answer. */
export function answered(data, walk) {
  return walk.slice(1).map((next, index) => {
    const { node } = place(data, walk[index]);
    const question = node === null ? "Что видно" : isStep(node) ? `${node.title}: что вышло` : node.text;
    return { question, answer: next.text, back: walk.slice(0, index + 1) };
  });
}

/** The steps already reached by a walk, the last place among them if it is one. */
export function reached(data, walk) {
  return walk.map((at) => place(data, at)).filter(({ node }) => isStep(node));
}

/**
 * The steps that may follow: [{ when, walk, node, route, later }], `when` the outcome that leads there, `later` the steps after
 * it, as deep as asked. At the door of another route `node` is null: there the reader chooses a sign.
 */
export function ahead(data, walk, depth = 2) {
  if (depth === 0) return [];
  return ways(data, walk).filter((way) => !way.last).map((way) => {
    const next = [...walk, { route: way.route, node: way.node, by: way.by, text: way.text }];
    const { node, route } = place(data, way);
    return { when: way.text, walk: next, node, route, later: isStep(node) ? ahead(data, next, depth - 1) : [] };
  });
}
