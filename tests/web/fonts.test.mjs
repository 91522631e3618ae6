import assert from "node:assert/strict";
import { test } from "node:test";
import { fontRules } from "../../scripts/web/fonts.mjs";

const CSS = `/* golos-text-cyrillic-wght-normal */
@font-face {
  font-family: 'Golos Text Variable';
  font-display: swap;
  src: url(./files/golos-text-cyrillic-wght-normal.woff2) format('woff2-variations');
}

/* golos-text-vietnamese-wght-normal */
@font-face {
  font-family: 'Golos Text Variable';
  src: url(./files/golos-text-vietnamese-wght-normal.woff2) format('woff2-variations');
}`;

test("only the named subsets stay, beside the sheet, without a late swap", () => {
  const rules = fontRules(CSS);
  assert.match(rules, /url\(golos-text-cyrillic-wght-normal\.woff2\)/);
  assert.match(rules, /font-display: optional/);
  assert.doesNotMatch(rules, /vietnamese/);
});
