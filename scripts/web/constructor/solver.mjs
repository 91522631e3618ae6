// The choice of elements: a greedy start under several prices of hours, then a part of the choice is taken out by lot and filled
// anew, over and over. Deterministic, no clock inside: effort is bounded by the work that choice.mjs counts.

import { become, dropIfIdle, dropWithNeeding, fits, gainOf, isBetter, newChoice, take } from "./choice.mjs";
import { Task } from "./task.mjs";

// How strongly scarce hours push an element back: 0 looks at coverage alone, 1 at coverage per hour.
const POWERS = [0.5, 1, 0.25, 0, 1.5];
// A bundle that asks for no hours is still not free.
const LEAST_DEAR = 0.02;
// Cells, loads and candidates that may be looked at. Found on random profiles: scripts/bench/constructor.py says how near it leads.
const MOST_WORK = 1_500_000;
// So many shakes in a row that better nothing are enough: a small school's choice is soon searched through.
const PATIENCE = 5_000;

/**
 * @param most the work after which the search stops: less is quicker and, on a large school, worse
 * @returns {{ chosen: boolean[], value, most, work }}: what is taken by index, its coverage, the coverage if hours were endless, the
 *   work that it took
 */
export function solve(instance, most = MOST_WORK) {
  const task = new Task(instance);
  const search = new Search(task, most);
  const { best } = search;
  price(search);
  for (const power of POWERS) {
    const trial = newChoice(task);
    fill(search, trial, power);
    prune(search, trial);
    if (isBetter(trial, best)) become(best, trial);
    if (best.value === search.reach) break;
  }
  shake(search);
  return { chosen: [...best.taken].map(Boolean), value: best.value, most: task.most, work: task.work };
}

/** The task, the best choice so far, what may be taken at all, and arrays used again and again. */
class Search {
  constructor(task, most) {
    this.task = task;
    this.most = most;
    this.best = newChoice(task);
    const free = [...task.fixed.keys()].filter((at) => !task.fixed[at]);
    // What covers nothing or can never fit need not be looked at again.
    this.useful = Int32Array.from(free.filter((at) => gainOf(task, this.best, at) > 0 && fits(task, this.best, at)));
    this.reach = reachOf(task, this.useful);
    // The dearest in hours first, the place of each among them, and who of them is to be looked at.
    this.byHours = Int32Array.from(free.sort((one, other) => task.hours[other] - task.hours[one] || one - other));
    this.placeByHours = new Int32Array(task.size);
    for (let place = 0; place < free.length; place += 1) this.placeByHours[this.byHours[place]] = place;
    this.marked = new Uint8Array(free.length);
    this.alive = new Int32Array(task.size);
    this.rates = new Float64Array(task.size);
    this.apart = new Uint8Array(task.size);
    this.lot = new Lot();
    this.dear = new Float64Array(task.size);
    this.prices = new Float64Array(task.limits.length);
    this.priced = new Int32Array([...wholeOf(task, this.useful)]);
  }
}

/** The elements with all that they require, each once. */
function wholeOf({ needs: { starts, all } }, elements) {
  const found = new Set();
  for (const at of elements) for (let own = starts[at]; own < starts[at + 1]; own += 1) found.add(all[own]);
  return found;
}

/** The coverage if everything that fits alone could be taken together: nothing better is to be looked for. */
function reachOf(task, useful) {
  const all = newChoice(task);
  for (const at of useful) for (const own of task.needs.all.subarray(task.needs.starts[at], task.needs.starts[at + 1])) if (!all.taken[own]) take(task, all, own);
  return all.value;
}

/**
 * Prices the hours of each element by how full each role's quarter is under a choice; without one every hour counts as full.
 * Hours that the choice uses up are dear, those it leaves over are nearly free: fullness counts in its fourth power.
 */
function price({ task, dear, prices, priced }, choice = null) {
  const { loads: { starts, all }, loadHours, limits } = task;
  for (let at = 0; at < limits.length; at += 1) {
    const fullness = choice ? (choice.used[at] + 1) / (limits[at] + 1) : 1;
    const squared = fullness * fullness;
    prices[at] = (squared * squared) / Math.max(limits[at], 1);
  }
  let looked = 0;
  for (let own = 0; own < priced.length; own += 1) {
    const at = priced[own];
    let sum = 0;
    for (let load = starts[at]; load < starts[at + 1]; load += 1) sum += loadHours[load] * prices[all[load]];
    dear[at] = sum;
    looked += starts[at + 1] - starts[at];
  }
  task.work += looked;
}

/**
 * Takes what adds most for its price until nothing adds or fits; of the useful elements only those of the side (0 or 1) on which
 * `apart` puts them.
 */
function fill(search, choice, power, side = 0) {
  const { task, useful, alive, rates, apart } = search;
  let left = 0;
  rates.fill(0);
  for (let own = 0; own < useful.length; own += 1) {
    const at = useful[own];
    if (choice.taken[at] || apart[at] !== side) continue;
    rates[at] = rateOf(search, choice, at, power);
    if (rates[at] > 0) alive[left++] = at;
  }
  for (;;) {
    const looked = left;
    task.work += looked;
    left = 0;
    let best = -1;
    // As the choice grows, what adds nothing never will, and what does not fit never will.
    for (let own = 0; own < looked; own += 1) {
      const at = alive[own];
      const rate = rates[at];
      if (rate === 0) continue;
      if (best < 0 || rate > rates[best]) {
        if (!fits(task, choice, at)) {
          rates[at] = 0;
          continue;
        }
        best = at;
      }
      alive[left++] = at;
    }
    if (best < 0) return;
    takeBundle(search, choice, best, power);
  }
}

/** Takes an element with all that it requires, and rates anew those that answer the same or require what was taken. */
function takeBundle(search, choice, at, power) {
  const { task, rates } = search;
  const { needs, cells, answering, needing } = task;
  for (let own = needs.starts[at]; own < needs.starts[at + 1]; own += 1) {
    const taken = needs.all[own];
    if (choice.taken[taken]) continue;
    take(task, choice, taken);
    rates[taken] = 0;
    for (let mine = cells.starts[taken]; mine < cells.starts[taken + 1]; mine += 1) rerate(search, choice, answering, cells.all[mine], power);
    rerate(search, choice, needing, taken, power);
  }
}

function rerate(search, choice, { starts, all }, of, power) {
  const { rates } = search;
  for (let own = starts[of]; own < starts[of + 1]; own += 1) if (rates[all[own]] > 0) rates[all[own]] = rateOf(search, choice, all[own], power);
}

/** What the bundle of an element adds for its price. */
function rateOf({ task, dear }, choice, at, power) {
  const gain = gainOf(task, choice, at);
  if (gain === 0 || power === 0) return gain;
  const { starts, all } = task.needs;
  let shares = LEAST_DEAR;
  for (let own = starts[at]; own < starts[at + 1]; own += 1) if (!choice.taken[all[own]]) shares += dear[all[own]];
  if (power === 1) return gain / shares;
  return gain / (power === 0.5 ? Math.sqrt(shares) : shares ** power);
}

/** Drops what covers nothing of its own, the dearest in hours first. */
function prune({ task, byHours, placeByHours, marked }, choice) {
  const { taken } = choice;
  const { needing: { starts, all }, fixed } = task;
  // indexOf finds the few taken among many at the engine's own speed, compiled or not.
  for (let at = taken.indexOf(1); at >= 0; at = taken.indexOf(1, at + 1)) if (!fixed[at]) marked[placeByHours[at]] = 1;
  for (let place = marked.indexOf(1); place >= 0; place = marked.indexOf(1, place + 1)) {
    marked[place] = 0;
    const at = byHours[place];
    let needing = 0;
    for (let other = starts[at]; other < starts[at + 1]; other += 1) needing += taken[all[other]];
    if (needing === 1) dropIfIdle(task, choice, at); // or something that stays requires it
  }
}

/**
 * Takes a part of the choice out by lot and fills anew at the prices that it showed, first from some of the elements, then from the
 * rest; the lot is always the same.
 */
function shake(search) {
  const { task, most, best, useful, lot } = search;
  const here = become(newChoice(task), best);
  const trial = newChoice(task);
  for (let idle = 0; useful.length && idle < PATIENCE && task.work < most && best.value < search.reach; idle += 1) {
    become(trial, here);
    price(search, here);
    loosen(search, trial, 0.2 + 0.4 * lot.draw());
    const power = POWERS[Math.floor(lot.draw() * POWERS.length)];
    part(search, 0.4 * lot.draw());
    fill(search, trial, power, 0);
    fill(search, trial, power, 1);
    prune(search, trial);
    // A little worse is taken too, or the search would stay in one valley; the best is kept apart.
    if (trial.value >= here.value || trial.value >= best.value * (1 - 0.06 * lot.draw())) become(here, trial);
    if (trial.value > best.value) idle = 0;
    if (isBetter(trial, best)) become(best, trial);
  }
}

/** Takes such a share of the choice out by lot. */
function loosen({ task, lot }, choice, share) {
  const { taken } = choice;
  for (let at = taken.indexOf(1); at >= 0; at = taken.indexOf(1, at + 1)) if (!task.fixed[at] && lot.draw() < share) dropWithNeeding(task, choice, at);
}

/** Puts such a share of the useful elements apart by lot. */
function part({ useful, apart, lot }, share) {
  for (let own = 0; own < useful.length; own += 1) apart[useful[own]] = lot.draw() < share ? 1 : 0;
}

/** Numbers from 0 to 1 that look random and are the same every time: a linear congruential generator. */
class Lot {
  constructor() {
    this.seed = 20_261_122;
  }

  draw() {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0;
    return this.seed / 4_294_967_296;
  }
}
