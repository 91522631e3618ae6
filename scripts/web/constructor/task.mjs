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
    this.limits = new Int32Array(capacity.map((hours) => Math.floor(hours * HUNDREDTHS + TINY)));
    this.needs = flat(needs);
    // For each of a bundle, by its place in `needs`, the hours that it asks for together with those of the bundle before it.
    this.bundles = gathered(this.needs, this.loads, this.loadHours, capacity.length);
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
  const dimensions = [];
  const hours = [];
  for (let at = 0; at < loads.length; at += 1) {
    const known = dimensions.indexOf(loads[at][0]);
    const whole = Math.ceil(loads[at][1] * HUNDREDTHS - TINY);
    if (known < 0) {
      dimensions.push(loads[at][0]);
      hours.push(whole);
    } else hours[known] += whole;
  }
  return { dimensions, hours };
}

/** The weights of each cell, for as many answers as there may be and one more. */
function weightsOf(cells, elements) {
  const weights = cells.map(() => [0]);
  for (const element of elements) for (const cell of element.cells) weights[cell].push(0);
  cells.forEach((cell, at) => {
    for (let place = 0; place < cell.weights.length && place < weights[at].length - 1; place += 1) weights[at][place] = cell.weights[place];
  });
  return flat(weights);
}

/** For each of a bundle its hours with those that the ones before it ask for in the same dimensions, load by load. */
function gathered(needs, loads, loadHours, dimensions) {
  const starts = new Int32Array(needs.all.length + 1);
  for (let own = 0; own < needs.all.length; own += 1) starts[own + 1] = starts[own] + loads.starts[needs.all[own] + 1] - loads.starts[needs.all[own]];
  const all = new Int32Array(starts[needs.all.length]);
  const asked = new Int32Array(dimensions);
  for (let bundle = 0; bundle + 1 < needs.starts.length; bundle += 1) {
    asked.fill(0);
    for (let own = needs.starts[bundle]; own < needs.starts[bundle + 1]; own += 1) {
      const first = loads.starts[needs.all[own]];
      for (let load = first; load < loads.starts[needs.all[own] + 1]; load += 1) {
        asked[loads.all[load]] += loadHours[load];
        all[starts[own] + load - first] = asked[loads.all[load]];
      }
    }
  }
  return { starts, all };
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
