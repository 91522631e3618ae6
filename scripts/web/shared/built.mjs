// A built site read by Node: the same data scripts that pages load, for the command-line twins of the client and for tests.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";

/** The value of assets/data/<name>.js of the site in the folder; throws a Russian message where it is not there. */
export function readData(site, name) {
  const file = join(site, "assets", "data", `${name}.js`);
  if (!existsSync(file)) throw new Error(`Нет файла ${file}: соберите сайт (make site) или укажите его папку (--site).`);
  const page = {};
  page.self = page;
  runInNewContext(readFileSync(file, "utf8"), page);
  // Through JSON: objects of another context have another Object.prototype, which deepEqual minds.
  return JSON.parse(JSON.stringify(page.kopilkaData[name]));
}
