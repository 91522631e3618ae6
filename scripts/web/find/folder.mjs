// A site opened from a folder. There a link to «techmaps/» would show a list of files, and no page may read another.

import { fromFolder, named } from "../shared/address.mjs";
import { ANSWER, ASKED } from "../shared/content.mjs";

export function armFolder() {
  if (!fromFolder()) return;
  for (const event of ["click", "auxclick"]) document.addEventListener(event, nameFile, true);
  for (const form of document.forms) form.action = named(form.action, true);
  // A page of the base reads this one in a frame (shared/content.mjs) and is told what everybody may see anyway.
  if (parent !== self && location.hash === ASKED) {
    parent.postMessage({ [ANSWER]: document.getElementById("kp-content").outerHTML }, "*");
  }
}

/** Just before a link is followed it is led to the file itself. */
function nameFile({ target }) {
  const link = target.closest && target.closest("a[href]");
  if (link && link.protocol === "file:") link.href = named(link.href, true);
}
