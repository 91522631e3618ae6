import assert from "node:assert/strict";
import { test } from "node:test";

import { criticise, emptyProfile, newProgramme, propose, warming } from "../../scripts/web/constructor/logic.mjs";
import { inIdleMoments } from "../../scripts/web/shared/idle.mjs";
import { lot, randomProfile, testBase } from "./support/constructor.mjs";

/** The same all the way down, and no longer to be changed. */
function frozen(value) {
  if (value && typeof value === "object" && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** A window whose idle moments come when the test says so; each has so many milliseconds, and a look at the clock takes one. */
function fakeWindow({ spare = 0, idle = true } = {}) {
  let clock = 0;
  const waiting = [];
  const wait = (next) => waiting.push(next);
  return {
    waiting,
    performance: { now: () => { clock += 1; return clock; } },
    setTimeout: (next) => wait(next),
    ...(idle ? { requestIdleCallback: wait } : {}),
    moment() {
      const end = clock + spare;
      waiting.shift()({ timeRemaining: () => Math.max(0, end - clock) });
    },
  };
}

const steps = (log, count) => (function* pieces() {
  for (let step = 1; step <= count; step += 1) {
    log.push(step);
    yield;
  }
}());

test("what is done beforehand changes neither the base nor the profile, and the answers after it are the same", () => {
  const base = testBase();
  const [bare, full] = [emptyProfile(new Date("2026-09-01")), randomProfile(base, lot(7))];
  const answer = (profile) => {
    const proposal = propose(base, profile);
    const programme = newProgramme(base, profile, proposal);
    return JSON.stringify([proposal, programme, criticise(base, programme)]);
  };
  const before = answer(full);
  frozen(base.elements);
  for (const profile of [frozen(bare), frozen(full)]) {
    const done = [...warming(base, profile)];
    assert.ok(done.length > 10, "in many pieces");
    assert.ok(done.every((own) => own === undefined), "gives nothing");
  }
  assert.equal(answer(full), before);
});

test("a slow clock cuts the work into more pieces, never into one long", () => {
  const base = testBase();
  // Few hours and much to do: such a search goes on as long as it may.
  const profile = {
    ...emptyProfile(), risks: Object.fromEntries(base.risks.map(({ id }) => [id, 3])), hours: Object.fromEntries(base.roles.map(({ id }) => [id, 1])),
  };
  const count = (tick) => {
    let clock = 0;
    return [...warming(base, profile, () => { clock += tick; return clock; })].length;
  };
  assert.ok(count(100) > count(0), `${count(100)} against ${count(0)}`);
});

test("without a base, or with an empty one, nothing is asked for", () => {
  assert.deepEqual([...warming(undefined, emptyProfile())], []);
  assert.deepEqual([...warming({ ...testBase(), elements: [] }, emptyProfile())], []);
});

test("an idle moment gets as many pieces as it has time for, and the rest waits for the next", () => {
  const [log, window] = [[], fakeWindow({ spare: 5 })];
  inIdleMoments(steps(log, 5), window);
  assert.deepEqual(log, [], "nothing before the first idle moment");
  window.moment();
  assert.deepEqual(log, [1, 2]);
  while (window.waiting.length) window.moment();
  assert.deepEqual(log, [1, 2, 3, 4, 5]);
});

test("where a browser tells no idle moments, a piece is done at a time", () => {
  const [log, window] = [[], fakeWindow({ spare: 1000, idle: false })];
  inIdleMoments(steps(log, 3), window);
  window.moment();
  assert.deepEqual(log, [1]);
  while (window.waiting.length) window.moment();
  assert.deepEqual(log, [1, 2, 3]);
});

test("the reader's press ends it, and so does a piece that fails", () => {
  const [log, window] = [[], fakeWindow()];
  const stop = inIdleMoments(steps(log, 5), window);
  window.moment();
  stop();
  while (window.waiting.length) window.moment();
  assert.deepEqual(log, [1]);
  const failing = fakeWindow();
  inIdleMoments((function* broken() { yield; throw new Error("так не бывает"); }()), failing);
  while (failing.waiting.length) failing.moment();
  assert.equal(failing.waiting.length, 0);
});
