// Loaded in <head> without defer, so that a chosen size and scheme are there before the first paint. No inline script.

import { safeStorage } from "../shared/storage.mjs";
import { KEY, parse, serialise } from "./logic.mjs";
import { startTone } from "./tone.mjs";
import { apply, mount } from "./view.mjs";

const storage = safeStorage(() => window.localStorage);
const keep = (choice) => {
  const value = serialise(choice);
  if (value === null) storage.remove(KEY);
  else storage.write(KEY, value);
};

const read = () => parse(storage.read(KEY));

apply(read());
const tone = startTone(storage);
document.documentElement.setAttribute("data-kp-scripts", "");
document.addEventListener("DOMContentLoaded", () => {
  const panel = mount(read(), keep);
  // A page that comes back from the browser's memory does not know what was chosen on the pages after it.
  window.addEventListener("pageshow", (event) => event.persisted && panel.show(read()));
  tone.mount();
});
