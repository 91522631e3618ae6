// Programmes kept in this browser: several, each under its own key, with a stamp that tells when another tab has saved it.

const ROOT = "kopilka:constructor:v1";
const PROFILE = `${ROOT}:profile`;

/** @param storage safeStorage; @param stamp gives a text that no other save has */
export function makeShelf(storage, stamp = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`) {
  const keyOf = (id) => `${ROOT}:${id}`;
  const list = () => parsed(storage.read(ROOT), []).filter((entry) => entry && typeof entry.id === "string");

  function put(id, programme) {
    const entry = { id, title: programme.title, saved: new Date().toISOString() };
    const mark = stamp();
    const kept = storage.write(keyOf(id), JSON.stringify({ mark, programme }));
    const noted = storage.write(ROOT, JSON.stringify([entry, ...list().filter((other) => other.id !== id)]));
    return { id, mark, kept: kept && noted };
  }

  return {
    list,
    /** @returns {{ mark, programme }} as it was written, or null */
    open(id) {
      const found = parsed(storage.read(keyOf(id)), null);
      return found && found.programme ? found : null;
    },
    /**
     * Saves under the id; where another tab has saved since `mark`, saves beside it under a new id: nothing is lost.
     * @returns {{ id, mark, kept, beside }}
     */
    save(id, mark, programme) {
      const there = id ? parsed(storage.read(keyOf(id)), null) : null;
      if (there && there.mark !== mark) {
        const copy = { ...programme, title: `${programme.title} (из второй вкладки)` };
        return { ...put(stamp(), copy), beside: true };
      }
      return { ...put(id || stamp(), programme), beside: false };
    },
    remove(id) {
      storage.remove(keyOf(id));
      storage.write(ROOT, JSON.stringify(list().filter((other) => other.id !== id)));
    },
    profile: () => parsed(storage.read(PROFILE), null),
    saveProfile: (profile) => storage.write(PROFILE, JSON.stringify(profile)),
  };
}

function parsed(text, otherwise) {
  try {
    return JSON.parse(text) ?? otherwise;
  } catch {
    return otherwise;
  }
}
