// Addresses of the site's own pages, from a server and from a folder on a disk.

import { root } from "./data.mjs";

/** Whether the site was opened from a folder: there a page's address must name its file. */
export const fromFolder = () => location.protocol === "file:";

/** The address from this page of a page by its path from the root («techmaps/tk-drobi/»), with what may follow it. */
export function addressOf(path, rest = "") {
  return `${root()}${named(path)}${rest}`;
}

/** A path that a folder understands as well: «catalogue/?q=…» → «catalogue/index.html?q=…». */
export function named(path, folder = fromFolder()) {
  return folder ? path.replace(/(^|\/)(?=$|[?#])/, "$1index.html") : path;
}
