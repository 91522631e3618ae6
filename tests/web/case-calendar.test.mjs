// Working days of a case's calendar.

import assert from "node:assert/strict";
import { test } from "node:test";
import { spoken, workday } from "../../scripts/web/case-calendar/logic.mjs";

test("weekends are skipped", () => {
  assert.equal(workday("2026-11-20", 0), "2026-11-20");
  assert.equal(workday("2026-11-20", 1), "2026-11-23");
  assert.equal(workday("2026-11-20", 10), "2026-12-04");
  assert.equal(workday("2026-11-23", 5), "2026-11-30");
});

test("a request on a weekend counts from Monday", () => {
  assert.equal(workday("2026-11-21", 0), "2026-11-23");
  assert.equal(workday("2026-11-22", 3), "2026-11-26");
});

test("over the new year and in a leap year", () => {
  assert.equal(workday("2026-12-31", 1), "2027-01-01");
  assert.equal(workday("2028-02-28", 1), "2028-02-29");
});

test("what is no day gives none", () => {
  for (const wrong of ["", "2026-13-01", "завтра"]) assert.equal(workday(wrong, 1), null);
});

test("a day is said in Russian", () => {
  assert.equal(spoken("2026-12-01"), "вт, 1 декабря");
});
