// The choice of elements: a greedy start under several prices of hours, then exchanges. Deterministic, no clock inside.

// How strongly scarce hours push an element back: 0 looks at coverage alone, 1 at coverage per hour.
const PRICES = [0.5, 1, 0.25, 0, 1.5];
const TINY = 1e-9;
const NONE = new Set();
// How many elements may be looked at in exchanges, and in all with the shaking after them: bounds the time on a large base
// and lets a small one be searched well; so many shakes that better nothing are enough.
const EXCHANGE_WORK = 40_000;
const PATIENCE = 400;
const mostWork = (elements) => 30_000 + 27_000_000 / elements.length;

/** @returns {{ chosen: boolean[], value, most }}: what is taken by index, its coverage, the coverage if hours were endless. */
export function solve(instance) {
  const task = prepare(instance);
  let best = null;
  for (const price of PRICES) {
    const state = start(task);
    fill(task, state, price);
    prune(task, state);
    if (!best || isBetter(state, best)) best = state;
    if (best.value >= task.most - TINY) break;
  }
  best = shake(task, exchange(task, best));
  return { chosen: [...best.taken].map(Boolean), value: best.value, most: task.most };
}

function prepare({ cells, elements, capacity }) {
  const answering = cells.map(() => 0);
  for (const element of elements) for (const cell of element.cells) answering[cell] += 1;
  const needs = elements.map((_, at) => [...needed(elements, at, new Set())]);
  const needing = elements.map(() => []);
  needs.forEach((own, at) => own.forEach((other) => needing[other].push(at)));
  const most = cells.reduce((all, { weights }, at) => all + sum(weights.slice(0, answering[at])), 0);
  // Hours as a share of what there is: an hour of a scarce role is dear.
  const dear = elements.map(({ loads }) => loads.reduce((all, [at, hours]) => all + hours / Math.max(capacity[at], TINY), 0));
  const hours = elements.map(({ loads }) => loads.reduce((all, [, own]) => all + own, 0));
  const empty = start({ elements: elements.map((element) => ({ ...element, fixed: false })), cells, capacity, hours });
  const task = { cells, elements, capacity, needs, needing, most, dear, hours, work: 0 };
  // What covers nothing or can never fit need not be looked at again.
  task.useful = elements.flatMap((_, at) => (gainOf(task, empty, needs[at]) > TINY && fits(task, empty, needs[at]) ? [at] : []));
  return task;
}

function needed(elements, at, found) {
  if (found.has(at) || elements[at].fixed) return found;
  found.add(at);
  for (const required of elements[at].requires) needed(elements, required, found);
  return found;
}

function start(task) {
  const state = {
    taken: task.elements.map(() => 0),
    counts: task.cells.map(() => 0),
    used: task.capacity.map(() => 0),
    value: 0,
    hours: 0,
  };
  task.elements.forEach(({ fixed }, at) => { if (fixed) take(task, state, at); });
  return state;
}

function copy(state) {
  return { ...state, taken: state.taken.slice(), counts: state.counts.slice(), used: state.used.slice() };
}

function take(task, state, at) {
  state.taken[at] = 1;
  state.hours += task.hours[at];
  for (const cell of task.elements[at].cells) {
    state.value += task.cells[cell].weights[state.counts[cell]] || 0;
    state.counts[cell] += 1;
  }
  for (const [dimension, hours] of task.elements[at].loads) state.used[dimension] += hours;
}

function drop(task, state, at) {
  state.taken[at] = 0;
  state.hours -= task.hours[at];
  for (const cell of task.elements[at].cells) {
    state.counts[cell] -= 1;
    state.value -= task.cells[cell].weights[state.counts[cell]] || 0;
  }
  for (const [dimension, hours] of task.elements[at].loads) state.used[dimension] -= hours;
}

/** What taking these elements together would add. */
function gainOf(task, state, bundle) {
  let gain = 0;
  for (const at of bundle) {
    for (const cell of task.elements[at].cells) {
      gain += task.cells[cell].weights[state.counts[cell]] || 0;
      if (bundle.length > 1) state.counts[cell] += 1;
    }
  }
  if (bundle.length > 1) for (const at of bundle) for (const cell of task.elements[at].cells) state.counts[cell] -= 1;
  return gain;
}

function fits(task, state, bundle) {
  if (bundle.some((at) => task.elements[at].conflicts.some((other) => state.taken[other] || bundle.includes(other)))) return false;
  const { used } = state;
  let fit = true;
  for (const at of bundle) {
    for (const [dimension, hours] of task.elements[at].loads) {
      used[dimension] += hours;
      if (used[dimension] > task.capacity[dimension] + TINY) fit = false;
    }
  }
  for (const at of bundle) for (const [dimension, hours] of task.elements[at].loads) used[dimension] -= hours;
  return fit;
}

/** Takes what adds most for its price until nothing adds or fits; `banned` stays out. */
function fill(task, state, price, banned = -1, candidates = task.useful) {
  let alive = candidates;
  for (;;) {
    task.work += alive.length;
    const { bundle, left } = bestOf(task, state, price, alive, banned);
    if (!bundle) return;
    bundle.forEach((at) => take(task, state, at));
    alive = left;
  }
}

/** The best bundle, and the elements worth looking at again: as the choice grows, what adds nothing never will. */
function bestOf(task, state, price, alive, banned) {
  let bundle = null;
  let bestRate = 0;
  const left = [];
  for (const at of alive) {
    if (state.taken[at]) continue;
    const own = task.needs[at].length > 1 ? task.needs[at].filter((other) => !state.taken[other]) : task.needs[at];
    const gain = gainOf(task, state, own);
    if (gain <= TINY) continue;
    if (banned >= 0 && own.includes(banned)) continue;
    left.push(at);
    const rate = gain / priceOf(task, own, price);
    if (rate > bestRate + TINY) {
      if (fits(task, state, own)) [bundle, bestRate] = [own, rate];
      else if (own.length === 1) left.pop();
    }
  }
  return { bundle, left };
}

function priceOf(task, bundle, price) {
  if (price === 0) return 1;
  let dear = 0.02;
  for (const at of bundle) dear += task.dear[at];
  return price === 1 ? dear : dear ** price;
}

/** Drops what covers nothing of its own, the dearest in hours first. */
function prune(task, state) {
  const order = [...state.taken.keys()].filter((at) => state.taken[at] && !task.elements[at].fixed);
  task.work += order.length;
  order.sort((one, other) => task.hours[other] - task.hours[one] || one - other);
  for (const at of order) {
    const own = task.needing[at].filter((other) => state.taken[other]);
    if (own.length > 1) continue; // something that stays requires it
    const before = state.value;
    drop(task, state, at);
    if (state.value < before - TINY) take(task, state, at);
  }
}

/** One element out or in, then the rest filled anew, as long as that betters the choice. */
function exchange(task, first) {
  const moves = [...task.elements.keys()].filter((at) => !task.elements[at].fixed && (first.taken[at] || task.useful.includes(at)));
  let best = first;
  let idle = 0;
  for (let tried = 0; idle < moves.length && task.work < EXCHANGE_WORK && best.value < task.most - TINY; tried += 1) {
    const better = step(task, best, moves[tried % moves.length]);
    idle = better ? 0 : idle + 1;
    best = better || best;
  }
  return best;
}

/** Takes a part of the choice out by lot and fills anew, now and then from other candidates; the lot is always the same. */
function shake(task, first) {
  const draw = lot();
  let [best, here] = [first, first];
  if (!task.useful.length) return best;
  const most = mostWork(task.elements);
  for (let idle = 0; idle < PATIENCE && task.work < most && best.value < task.most - TINY; idle += 1) {
    const state = copy(here);
    const share = 0.1 + 0.4 * draw();
    for (let at = 0; at < state.taken.length; at += 1) {
      if (state.taken[at] && !task.elements[at].fixed && draw() < share) evict(task, state, at, NONE);
    }
    const price = PRICES[Math.floor(draw() * PRICES.length)];
    const missed = 0.4 * draw();
    fill(task, state, price, -1, task.useful.filter(() => draw() >= missed));
    fill(task, state, price);
    prune(task, state);
    task.work += task.elements.length;
    // A little worse is taken too, or the search would stay in one valley; the best is kept apart.
    if (state.value >= here.value - TINY || state.value >= best.value * (1 - 0.06 * draw())) here = state;
    if (isBetter(state, best)) {
      if (state.value > best.value + TINY) idle = 0;
      best = state;
    }
  }
  return best;
}

/** Numbers from 0 to 1 that look random and are the same every time: a linear congruential generator. */
function lot() {
  let seed = 20_261_122;
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 4_294_967_296;
  };
}

function step(task, from, at) {
  for (const price of [0.5, 1]) {
    const state = from.taken[at] ? without(task, from, at, price) : withForced(task, from, at, price);
    if (state && isBetter(state, from)) return state;
  }
  return null;
}

function without(task, from, at, price) {
  const state = copy(from);
  for (const other of task.needing[at]) if (state.taken[other]) drop(task, state, other);
  fill(task, state, price, at);
  fill(task, state, price);
  prune(task, state);
  return state;
}

/** Forces an element in: conflicts go, then what frees the overfull hours at the least loss. */
function withForced(task, from, at, price) {
  const bundle = task.needs[at].filter((other) => !from.taken[other]);
  if (gainOf(task, from, bundle) <= TINY) return null;
  const state = copy(from);
  const kept = new Set(task.needs[at]);
  for (const other of bundle.flatMap((own) => task.elements[own].conflicts)) {
    if (state.taken[other] && !evict(task, state, other, kept)) return null;
  }
  while (!fits(task, state, bundle)) {
    const worst = cheapest(task, state, bundle, kept);
    if (worst < 0 || !evict(task, state, worst, kept)) return null;
  }
  bundle.forEach((own) => take(task, state, own));
  fill(task, state, price);
  prune(task, state);
  return state;
}

/** Takes an element out with all that needs it; false where something of that must stay. */
function evict(task, state, at, kept) {
  const leaving = task.needing[at].filter((other) => state.taken[other]);
  if (task.elements[at].fixed || leaving.some((other) => kept.has(other))) return false;
  leaving.forEach((other) => drop(task, state, other));
  return true;
}

function cheapest(task, state, bundle, kept) {
  const short = new Map();
  for (const [dimension, hours] of bundle.flatMap((at) => task.elements[at].loads)) {
    short.set(dimension, (short.get(dimension) ?? state.used[dimension] - task.capacity[dimension]) + hours);
  }
  task.work += task.elements.length;
  let [best, bestRate] = [-1, Infinity];
  for (let at = 0; at < task.elements.length; at += 1) {
    if (!state.taken[at] || kept.has(at) || task.elements[at].fixed) continue;
    const freed = task.elements[at].loads.reduce((all, [dimension, hours]) => (
      all + Math.max(0, Math.min(hours, short.get(dimension) ?? 0)) / Math.max(task.capacity[dimension], TINY)), 0);
    if (freed <= TINY) continue;
    const before = state.value;
    const leaving = task.needing[at].filter((other) => state.taken[other]);
    leaving.forEach((other) => drop(task, state, other));
    const rate = (before - state.value) / freed;
    leaving.forEach((other) => take(task, state, other));
    if (rate < bestRate - TINY) [best, bestRate] = [at, rate];
  }
  return best;
}

function isBetter(one, other) {
  return one.value > other.value + TINY || (one.value > other.value - TINY && one.hours < other.hours - TINY);
}

function sum(numbers) {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}
