// The model of a proposal in flat arrays, so that the search over it is quick: lists of lists stand one after another, `starts`
// tells where each begins. Hours are whole hundredths, so that sums of them are exact whatever their order.

const HUNDREDTHS = 100;
const TINY = 1e-6;

/** @param instance of instance.mjs @returns the task: everything about the elements and cells that never changes while solving. */
export function makeTask({ cells, elements, capacity }) {
  const needs = elements.map((_, at) => [...needed(elements, at, new Set())]);
  const needing = elements.map(() => []);
  needs.forEach((own, at) => own.forEach((other) => needing[other].push(at)));
  const loads = elements.map((element) => merged(element.loads));
  const limits = Int32Array.from(capacity, (hours) => Math.floor(hours * HUNDREDTHS + TINY));
  const most = Math.max(1, ...cells.map(({ weights }) => weights.length));
  return {
    size: elements.length,
    cellCount: cells.length,
    fixed: Uint8Array.from(elements, ({ fixed }) => (fixed ? 1 : 0)),
    cells: flat(elements.map((element) => element.cells)),
    // The k-th answer to a cell adds weights[cell × steps + k], a whole number; answers past `steps` add nothing.
    steps: most,
    weights: Int32Array.from(cells.flatMap(({ weights }) => Array.from({ length: most }, (_, step) => weights[step] || 0))),
    loads: flat(loads.map((own) => own.map(([dimension]) => dimension))),
    loadHours: Int32Array.from(loads.flatMap((own) => own.map(([, hours]) => hours))),
    limits,
    needs: flat(needs),
    needing: flat(needing),
    answering: flat(answeringOf(cells, elements, needing)),
    clashes: flat(elements.map(({ conflicts }) => conflicts)),
    hours: Int32Array.from(loads, (own) => sum(own.map(([, hours]) => hours))),
    most: mostOf(cells, elements),
    work: 0,
  };
}

/** The element and all that it requires, directly or not; what the school does already is there without being taken. */
function needed(elements, at, found) {
  if (found.has(at) || elements[at].fixed) return found;
  found.add(at);
  for (const required of elements[at].requires) needed(elements, required, found);
  return found;
}

/** For each cell the elements whose bundles answer it. */
function answeringOf(cells, elements, needing) {
  const answering = cells.map(() => new Set());
  elements.forEach((element, at) => element.cells.forEach((cell) => needing[at].forEach((other) => answering[cell].add(other))));
  return answering.map((own) => [...own]);
}

/** Loads by dimension, each once, in hundredths of an hour rounded up. */
function merged(loads) {
  const found = new Map();
  for (const [dimension, hours] of loads) found.set(dimension, (found.get(dimension) || 0) + Math.ceil(hours * HUNDREDTHS - TINY));
  return [...found];
}

/** The coverage if hours were endless and nothing conflicted. */
function mostOf(cells, elements) {
  const answering = cells.map(() => 0);
  for (const element of elements) for (const cell of element.cells) answering[cell] += 1;
  return sum(cells.map(({ weights }, at) => sum(weights.slice(0, answering[at]))));
}

function flat(lists) {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => { starts[at + 1] = starts[at] + list.length; });
  return { starts, all: Int32Array.from(lists.flat()) };
}

function sum(numbers) {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}
