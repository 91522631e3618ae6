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
    this.size = elements.length;
    this.fixed = new Uint8Array(elements.map(({ fixed }) => (fixed ? 1 : 0)));
    this.cells = flat(elements.map((element) => element.cells));
    // The k-th answer to a cell adds weights[firsts[cell] + k], a whole number, be it 0: there is a place for each that could answer.
    const asks = weightsOf(cells, elements);
    this.weights = asks.all;
    this.firsts = asks.starts.subarray(0, cells.length);
    this.loads = flat(loads.map(({ dimensions }) => dimensions));
    this.loadHours = flat(loads.map(({ hours }) => hours)).all;
    // For each of a bundle the hours that it asks for with those of the bundle before it, by the place in `needs`.
    const bundles = needs.flatMap((own) => gathered(own, loads));
    this.bundles = flat(bundles.map(({ dimensions }) => dimensions));
    this.bundleHours = flat(bundles.map(({ hours }) => hours)).all;
    this.limits = new Int32Array(capacity.map((hours) => Math.floor(hours * HUNDREDTHS + TINY)));
    this.needs = flat(needs);
    // Whether two of a bundle answer the same cell.
    this.meets = Uint8Array.from(needs, (own) => (own.length > 1 && meet(own, elements) ? 1 : 0));
    this.needing = flat(needing);
    this.answering = flat(answeringOf(cells, elements, needing));
    this.clashes = flat(elements.map(({ conflicts }) => conflicts));
    this.hours = new Int32Array(loads.map(({ hours }) => sum(hours)));
    this.most = sum(this.weights);
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

/** The weights of each cell, for as many answers as there may be. */
function weightsOf(cells, elements) {
  const answering = cells.map(() => 0);
  for (const element of elements) for (const cell of element.cells) answering[cell] += 1;
  return flat(cells.map(({ weights }, at) => Array.from({ length: answering[at] + 1 }, (_, place) => (place < answering[at] && weights[place]) || 0)));
}

/** The loads of each of a bundle, with what those before it ask for in the same dimensions. */
function gathered(bundle, loads) {
  if (bundle.length === 1) return [loads[bundle[0]]];
  const asked = new Map();
  return bundle.map((at) => {
    const { dimensions, hours } = loads[at];
    return {
      dimensions,
      hours: hours.map((own, index) => {
        const all = own + (asked.get(dimensions[index]) || 0);
        asked.set(dimensions[index], all);
        return all;
      }),
    };
  });
}

function meet(bundle, elements) {
  const cells = bundle.flatMap((at) => elements[at].cells);
  return new Set(cells).size < cells.length;
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
