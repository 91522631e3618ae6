// The model of a proposal in flat arrays, so that the search over it is quick: lists of lists stand one after another, `starts`
// tells where each begins. Hours are whole hundredths, so that sums of them are exact whatever their order.

const HUNDREDTHS = 100;
const TINY = 1e-6;

/**
 * Everything about the elements and cells of an instance (of instance.mjs) that never changes while solving, but for `work`.
 *
 * A class, because engines learn the shape of a literal anew at its second use and throw away what they compiled for the first:
 * the second proposal would start as cold as the first.
 */
export class Task {
  constructor({ cells, elements, capacity }) {
    const needs = elements.map(({ fixed, requires }, at) => (fixed || requires.length ? [...needed(elements, at, new Set())] : [at]));
    const needing = elements.map(() => []);
    needs.forEach((own, at) => { for (const other of own) needing[other].push(at); });
    const loads = elements.map((element) => merged(element.loads));
    const most = Math.max(1, ...cells.map(({ weights }) => weights.length));
    this.size = elements.length;
    this.cellCount = cells.length;
    this.fixed = new Uint8Array(elements.map(({ fixed }) => (fixed ? 1 : 0)));
    this.cells = flat(elements.map((element) => element.cells));
    // The k-th answer to a cell adds weights[cell × steps + k], a whole number; answers past `steps` add nothing.
    this.steps = most;
    this.weights = new Int32Array(cells.length * most);
    cells.forEach(({ weights }, at) => this.weights.set(weights, at * most));
    this.loads = flat(loads.map(({ dimensions }) => dimensions));
    this.loadHours = flat(loads.map(({ hours }) => hours)).all;
    this.limits = new Int32Array(capacity.map((hours) => Math.floor(hours * HUNDREDTHS + TINY)));
    this.needs = flat(needs);
    this.needing = flat(needing);
    this.answering = flat(answeringOf(cells, elements, needing));
    this.clashes = flat(elements.map(({ conflicts }) => conflicts));
    this.hours = new Int32Array(loads.map(({ hours }) => sum(hours)));
    this.most = mostOf(cells, elements);
    this.work = 0;
  }
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
  elements.forEach((element, at) => {
    for (const cell of element.cells) for (const other of needing[at]) answering[cell].add(other);
  });
  return answering.map((own) => [...own]);
}

/** Loads by dimension, each once, in hundredths of an hour rounded up. */
function merged(loads) {
  const [dimensions, hours] = [[], []];
  for (const [dimension, asked] of loads) {
    const known = dimensions.indexOf(dimension);
    const whole = Math.ceil(asked * HUNDREDTHS - TINY);
    if (known < 0) {
      dimensions.push(dimension);
      hours.push(whole);
    } else hours[known] += whole;
  }
  return { dimensions, hours };
}

/** The coverage if hours were endless and nothing conflicted. */
function mostOf(cells, elements) {
  const answering = cells.map(() => 0);
  for (const element of elements) for (const cell of element.cells) answering[cell] += 1;
  return sum(cells.map(({ weights }, at) => sum(weights.slice(0, answering[at]))));
}

function flat(lists) {
  const starts = new Int32Array(lists.length + 1);
  for (let at = 0; at < lists.length; at += 1) starts[at + 1] = starts[at] + lists[at].length;
  const all = new Int32Array(starts[lists.length]);
  for (let at = 0; at < lists.length; at += 1) all.set(lists[at], starts[at]);
  return { starts, all };
}

function sum(numbers) {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}
