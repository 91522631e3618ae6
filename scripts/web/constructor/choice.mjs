// Which elements are taken, with what that covers and costs: the state that the search changes in place. A bundle is an element
// with everything that it requires and that is not taken yet. `task.work` counts the cells and loads looked at: the measure of
// effort that bounds the search, the same on every machine.
//
// Plain loops over flat arrays: this is what runs millions of times on a school's computer.

/** The choice that takes only what the school does already. */
export function newChoice(task) {
  const choice = {
    taken: new Uint8Array(task.size),
    counts: new Int32Array(task.cellCount),
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
  choice.counts.set(other.counts);
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
  choice.value += count(task, choice.counts, at);
  load(task, choice.used, at, 1);
}

export function drop(task, choice, at) {
  choice.taken[at] = 0;
  choice.hours -= task.hours[at];
  choice.value -= discount(task, choice.counts, at);
  load(task, choice.used, at, -1);
}

/** Drops an element with all that requires it. */
export function dropWithNeeding(task, choice, at) {
  const { starts, all } = task.needing;
  for (let own = starts[at]; own < starts[at + 1]; own += 1) if (choice.taken[all[own]]) drop(task, choice, all[own]);
}

/** What taking the bundle of an element would add. */
export function gainOf(task, choice, at) {
  const { starts, all } = task.needs;
  const from = starts[at];
  const to = starts[at + 1];
  if (to - from === 1) return answersOf(task, choice.counts, at);
  let gain = 0;
  for (let own = from; own < to; own += 1) if (!choice.taken[all[own]]) gain += count(task, choice.counts, all[own]);
  for (let own = from; own < to; own += 1) if (!choice.taken[all[own]]) discount(task, choice.counts, all[own]);
  return gain;
}

/** Whether the bundle of an element fits the hours and conflicts with nothing taken. */
export function fits(task, choice, at) {
  const { starts, all } = task.needs;
  const from = starts[at];
  const to = starts[at + 1];
  if (to - from === 1) return hasRoom(task, choice.used, at) && !clashes(task, choice.taken, at);
  let fit = true;
  let end = from;
  for (; end < to && fit; end += 1) {
    if (choice.taken[all[end]]) continue;
    fit = hasRoom(task, choice.used, all[end]) && !clashes(task, choice.taken, all[end]);
    load(task, choice.used, all[end], 1);
  }
  for (let own = from; own < end; own += 1) if (!choice.taken[all[own]]) load(task, choice.used, all[own], -1);
  return fit;
}

function hasRoom(task, used, at) {
  const { loads: { starts, all }, loadHours, limits } = task;
  task.work += starts[at + 1] - starts[at];
  for (let own = starts[at]; own < starts[at + 1]; own += 1) if (used[all[own]] + loadHours[own] > limits[all[own]]) return false;
  return true;
}

function clashes(task, taken, at) {
  const { starts, all } = task.clashes;
  for (let own = starts[at]; own < starts[at + 1]; own += 1) if (taken[all[own]]) return true;
  return false;
}

function load(task, used, at, sign) {
  const { loads: { starts, all }, loadHours } = task;
  task.work += starts[at + 1] - starts[at];
  for (let own = starts[at]; own < starts[at + 1]; own += 1) used[all[own]] += sign * loadHours[own];
}

function answersOf(task, counts, at) {
  const { cells: { starts, all }, weights, steps } = task;
  task.work += starts[at + 1] - starts[at];
  let gain = 0;
  for (let own = starts[at]; own < starts[at + 1]; own += 1) {
    const cell = all[own];
    if (counts[cell] < steps) gain += weights[cell * steps + counts[cell]];
  }
  return gain;
}

/** Counts the answers of an element in; returns what they add. */
function count(task, counts, at) {
  const gain = answersOf(task, counts, at);
  const { starts, all } = task.cells;
  for (let own = starts[at]; own < starts[at + 1]; own += 1) counts[all[own]] += 1;
  return gain;
}

/** Counts the answers of an element out; returns what they added. */
function discount(task, counts, at) {
  const { starts, all } = task.cells;
  for (let own = starts[at]; own < starts[at + 1]; own += 1) counts[all[own]] -= 1;
  return answersOf(task, counts, at);
}
