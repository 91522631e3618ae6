// localStorage that never throws: where it is disabled or full, values live as long as the page does.

const PROBE = "kopilka:probe";

/** @param open returns the storage; it may throw, as `() => window.localStorage` does when the storage is disabled. */
export function safeStorage(open) {
  const memory = new Map();
  const attempt = (action) => {
    try {
      return action(open());
    } catch {
      return null;
    }
  };
  return {
    /** Whether what is written stays when the page is left. */
    lasting() {
      return Boolean(attempt((storage) => {
        storage.setItem(PROBE, "1");
        storage.removeItem(PROBE);
        return true;
      }));
    },
    read(key) {
      return memory.has(key) ? memory.get(key) : attempt((storage) => storage.getItem(key));
    },
    /** Whether the value will outlive the page. */
    write(key, value) {
      const kept = Boolean(attempt((storage) => { storage.setItem(key, value); return true; }));
      if (kept) memory.delete(key);
      else memory.set(key, value);
      return kept;
    },
    remove(key) {
      // null in memory hides what a storage that refuses to delete still holds.
      if (attempt((storage) => { storage.removeItem(key); return true; })) memory.delete(key);
      else memory.set(key, null);
    },
  };
}
