// Which elements are taken, with what that covers and costs: the state that the search changes in place. A bundle is an element
// with everything that it requires and that is not taken yet. `task.work` counts the cells and loads that a plain look takes: the
// measure of effort that bounds the search, the same on every machine, whatever short cuts are found.
//
// Plain loops over flat arrays, few and small calls, no pairs taken apart: this is what runs millions of times on a school's
// computer, and at the first press before its engine has compiled anything.

/** The choice that takes only what the school does already. */
export function newChoice(task) {
  const choice = {
    taken: new Uint8Array(task.size),
    // Where in task.weights the next answer to each cell finds its weight.
    places: Int32Array.from(task.firsts),
    used: new Int32Array(task.limits.length),
    value: 0,
    hours: 0,
  };
  for (let at = 0; at < task.size; at += 1) if (task.fixed[at]) take(task, choice, at);
  return choice;
}

/** Makes `choice` the same as another one of the same task; returns it. */
export function become(choice, other) {
  choice.taken.set(other.taken);
  choice.places.set(other.places);
  choice.used.set(other.used);
  choice.value = other.value;
  choice.hours = other.hours;
  return choice;
}

/** More coverage, or the same for fewer hours. */
export function isBetter(one, other) {
  return one.value > other.value || (one.value === other.value && one.hours < other.hours);
}

export function take(task, choice, at) {
  choice.taken[at] = 1;
  choice.hours += task.hours[at];
  const { cells: { starts, all }, weights } = task;
  const { places } = choice;
  let gain = 0;
  for (let own = starts[at]; own < starts[at + 1]; own += 1) {
    gain += weights[places[all[own]]];
    places[all[own]] += 1;
  }
  choice.value += gain;
  task.work += starts[at + 1] - starts[at];
  load(task, choice.used, at, 1);
}

export function drop(task, choice, at) {
  choice.taken[at] = 0;
  choice.hours -= task.hours[at];
  const { cells: { starts, all } } = task;
  const { places } = choice;
  choice.value -= lossOf(task, choice, at);
  for (let own = starts[at]; own < starts[at + 1]; own += 1) places[all[own]] -= 1;
  task.work += starts[at + 1] - starts[at];
  load(task, choice.used, at, -1);
}

function load(task, used, at, sign) {
  const { loads: { starts, all }, loadHours } = task;
  for (let own = starts[at]; own < starts[at + 1]; own += 1) used[all[own]] += sign * loadHours[own];
  task.work += starts[at + 1] - starts[at];
}

/** What of the coverage goes when an element that is taken goes. */
function lossOf({ cells: { starts, all }, weights }, { places }, at) {
  let loss = 0;
  for (let own = starts[at]; own < starts[at + 1]; own += 1) loss += weights[places[all[own]] - 1];
  return loss;
}

/** Drops an element that covers nothing of its own; one that does is only looked at, as if dropped and taken back. */
export function dropIfIdle(task, choice, at) {
  if (lossOf(task, choice, at) === 0) drop(task, choice, at);
  else task.work += 2 * (task.cells.starts[at + 1] - task.cells.starts[at] + task.loads.starts[at + 1] - task.loads.starts[at]);
}

/** Drops an element with all that requires it. */
export function dropWithNeeding(task, choice, at) {
  const { starts, all } = task.needing;
  for (let own = starts[at]; own < starts[at + 1]; own += 1) if (choice.taken[all[own]]) drop(task, choice, all[own]);
}

/** What taking the bundle of an element would add. */
export function gainOf(task, choice, at) {
  const { needs: { starts, all }, cells, weights } = task;
  const { taken, places } = choice;
  const answers = cells.all;
  const from = starts[at];
  const to = starts[at + 1];
  const meets = task.meets[at];
  let gain = 0;
  let looked = 0;
  for (let own = from; own < to; own += 1) {
    if (taken[all[own]]) continue;
    const end = cells.starts[all[own] + 1];
    looked += end - cells.starts[all[own]];
    for (let mine = cells.starts[all[own]]; mine < end; mine += 1) {
      const cell = answers[mine];
      gain += weights[places[cell]];
      // Where two of a bundle answer the same, the second finds the place of the first taken.
      if (meets) places[cell] += 1;
    }
  }
  if (meets) {
    for (let own = from; own < to; own += 1) {
      if (taken[all[own]]) continue;
      for (let mine = cells.starts[all[own]]; mine < cells.starts[all[own] + 1]; mine += 1) places[answers[mine]] -= 1;
    }
  }
  task.work += to - from === 1 ? looked : 2 * looked;
  return gain;
}

/** Whether the bundle of an element fits the hours and conflicts with nothing taken. */
export function fits(task, choice, at) {
  const { needs: { starts, all } } = task;
  const { taken } = choice;
  const from = starts[at];
  const to = starts[at + 1];
  let bare = 0;
  for (let own = from; own < to; own += 1) bare += 1 - taken[all[own]];
  if (bare === to - from) return fitsWhole(task, choice, from, to);
  const { used } = choice;
  let fit = true;
  let end = from;
  for (; end < to && fit; end += 1) {
    if (taken[all[end]]) continue;
    fit = hasRoom(task, used, all[end]) && !clashes(task, taken, all[end]);
    if (bare > 1) load(task, used, all[end], 1);
    else task.work += 2 * (task.loads.starts[all[end] + 1] - task.loads.starts[all[end]]);
  }
  if (bare > 1) for (let own = from; own < end; own += 1) if (!taken[all[own]]) load(task, used, all[own], -1);
  return fit;
}

/** The same of a bundle of which nothing is taken: each of it needs room beside those before it, which is known beforehand. */
function fitsWhole(task, { taken, used }, from, to) {
  const { needs, loads, bundles: { starts, all }, limits } = task;
  let fit = true;
  let own = from;
  for (; own < to && fit; own += 1) {
    const at = needs.all[own];
    const end = loads.starts[at + 1];
    const shift = starts[own] - loads.starts[at];
    for (let mine = loads.starts[at]; mine < end && fit; mine += 1) fit = used[loads.all[mine]] + all[mine + shift] <= limits[loads.all[mine]];
    if (fit) fit = !clashes(task, taken, at);
  }
  const looked = starts[own] - starts[from];
  task.work += to - from === 1 ? looked : 3 * looked;
  return fit;
}

function hasRoom(task, used, at) {
  const { loads: { starts, all }, loadHours, limits } = task;
  task.work += starts[at + 1] - starts[at];
  for (let own = starts[at]; own < starts[at + 1]; own += 1) if (used[all[own]] + loadHours[own] > limits[all[own]]) return false;
  return true;
}

function clashes({ clashes: { starts, all } }, taken, at) {
  for (let own = starts[at]; own < starts[at + 1]; own += 1) if (taken[all[own]]) return true;
  return false;
}
