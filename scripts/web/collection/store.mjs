// The one collection of a browser, shared by every script of a page and by every open page.

import { safeStorage } from "../shared/storage.mjs";
import { KEY, parse, serialise } from "./logic.mjs";

/** { read, change(from → to), listen(hear), lasting }: the bundles of a page share it through the page. */
export function collectionStore() {
  if (!self.kopilkaCollection) self.kopilkaCollection = make(safeStorage(() => window.localStorage));
  return self.kopilkaCollection;
}

function make(storage) {
  const listeners = new Set();
  const read = () => parse(storage.read(KEY));
  const tell = () => listeners.forEach((hear) => hear(read()));
  addEventListener("storage", ({ key }) => { if (key === KEY || key === null) tell(); });
  // A page that comes back from the browser's memory does not know what was done on the pages after it.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) tell(); });
  return {
    read,
    /** Whether what is put in stays when the page is left. */
    lasting: storage.lasting(),
    change(step) {
      const value = serialise(step(read()));
      if (value === null) storage.remove(KEY);
      else storage.write(KEY, value);
      tell();
    },
    listen(hear) {
      listeners.add(hear);
      hear(read());
    },
  };
}
