import assert from "node:assert/strict";
import { test } from "node:test";

import { safeStorage } from "../../scripts/web/shared/storage.mjs";

function fakeStorage(initial = {}) {
  const values = new Map(Object.entries(initial));
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => values.set(key, value),
    removeItem: (key) => values.delete(key),
  };
}

test("values go through to the real storage", () => {
  const real = fakeStorage({ old: "1" });
  const storage = safeStorage(() => real);
  storage.write("new", "2");
  assert.equal(storage.read("old"), "1");
  assert.equal(real.values.get("new"), "2");
  storage.remove("old");
  assert.equal(storage.read("old"), null);
  assert.equal(real.values.has("old"), false);
});

test("a disabled storage is replaced by memory", () => {
  const storage = safeStorage(() => { throw new Error("SecurityError"); });
  assert.equal(storage.read("key"), null);
  storage.write("key", "value");
  assert.equal(storage.read("key"), "value");
  storage.remove("key");
  assert.equal(storage.read("key"), null);
});

test("a missing storage is replaced by memory", () => {
  const storage = safeStorage(() => null);
  storage.write("key", "value");
  assert.equal(storage.read("key"), "value");
});

test("a full storage does not show an old value for a new one, and recovers", () => {
  const real = fakeStorage({ key: "old" });
  const { setItem } = real;
  const storage = safeStorage(() => real);
  real.setItem = () => { throw new Error("QuotaExceededError"); };
  storage.write("key", "new");
  assert.equal(storage.read("key"), "new");
  real.setItem = setItem;
  storage.write("key", "newer");
  assert.equal(storage.read("key"), "newer");
  assert.equal(real.values.get("key"), "newer");
});
