import assert from "node:assert/strict";
import { test } from "node:test";
import { SUBSETS, fontRules } from "../../scripts/web/fonts.mjs";

/** Whether a unicode-range of CSS holds a letter. */
function holds(range, letter) {
  const code = letter.codePointAt(0);
  return range.split(",").some((part) => {
    const [from, to] = part.slice(2).split("-").map((digits) => parseInt(digits, 16));
    return code >= from && code <= (to ?? from);
  });
}

test("every letter that is cut into a face is one for which the browser asks that face", () => {
  for (const { text, range } of Object.values(SUBSETS)) {
    assert.deepEqual([...text].filter((letter) => !holds(range, letter)), []);
  }
});

test("what our pages are set with is in one of the faces", () => {
  const known = Object.values(SUBSETS).map(({ text }) => text).join("");
  assert.deepEqual([..."Ёлка «ёж» — 5–9 № 44, 1 ч · 50 % − 3 × 4 ÷ 2 ½ 10 °C м² „да“ …\u00a0"].filter((letter) => !known.includes(letter)), []);
});

test("faces are beside the sheet; the screen's face comes in time or not at all", () => {
  const rules = fontRules().split("\n");
  assert.match(rules[0], /url\(fonts\/golos-text-cyrillic\.woff2\)/);
  assert.ok(rules.filter((rule) => rule.includes("Golos")).every((rule) => rule.includes("font-display:optional")));
  assert.ok(rules.some((rule) => rule.includes("PT Serif") && rule.includes("font-weight:700")));
});
