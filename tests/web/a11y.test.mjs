import assert from "node:assert/strict";
import { test } from "node:test";

import { DEFAULTS, KEY, SETTINGS, attributes, change, instead, parse, said, serialise } from "../../scripts/web/a11y/logic.mjs";

test("the key is one for the site and has a version", () => {
  assert.match(KEY, /^kopilka:a11y:v\d+$/);
});

test("by default nothing is stored and nothing stands on <html>", () => {
  assert.equal(serialise(DEFAULTS), null);
  assert.deepEqual(attributes(DEFAULTS).filter(([, value]) => value !== null), []);
});

test("sizes go from 100 to 200 %, and there are five schemes of contrast", () => {
  const options = Object.fromEntries(SETTINGS.map(({ name, options }) => [name, Object.keys(options)]));
  assert.deepEqual(options.size, ["100", "125", "150", "200"]);
  assert.deepEqual(options.scheme, ["site", "white", "black", "blue", "beige", "yellow"]);
});

test("a choice survives being stored", () => {
  const choice = change(change(DEFAULTS, "size", "150"), "scheme", "yellow");
  assert.equal(serialise(choice), '{"size":"150","scheme":"yellow"}');
  assert.deepEqual(parse(serialise(choice)), choice);
});

test("nothing stored or something damaged is as the defaults", () => {
  for (const stored of [null, undefined, "", "{", "7", "null", "[]", '"150"', '{"size":150}', '{"size":"900"}', '{"colour":"red"}']) {
    assert.deepEqual(parse(stored), DEFAULTS, String(stored));
  }
});

test("what is damaged in one setting does not spoil another", () => {
  assert.deepEqual(parse('{"size":"900","font":"serif"}'), { ...DEFAULTS, font: "serif" });
});

test("an unknown setting or option changes nothing, names of Object included", () => {
  assert.equal(change(DEFAULTS, "size", "300"), DEFAULTS);
  assert.equal(change(DEFAULTS, "colour", "red"), DEFAULTS);
  assert.equal(change(DEFAULTS, "size", "constructor"), DEFAULTS);
  assert.equal(change(DEFAULTS, "constructor", "name"), DEFAULTS);
});

test("what differs from the defaults stands on <html>, the rest is taken away", () => {
  const set = Object.fromEntries(attributes({ ...DEFAULTS, lines: "wide" }));
  assert.equal(set["data-kp-lines"], "wide");
  assert.equal(set["data-kp-size"], null);
});

test("a change is said with the words of the panel", () => {
  assert.equal(said("size", "150"), "Размер текста: 150 %");
  assert.equal(said("scheme", "white"), "Цвета: чёрным по белому");
  assert.equal(said("font", "golos"), "Шрифт: Golos Text");
});

test("words stand in for a picture; a decorative one has none", () => {
  assert.equal(instead(" Круг "), "Картинка: Круг");
  for (const alt of ["", "  ", null, undefined]) assert.equal(instead(alt), "");
});

test("every setting has a title and words for every option", () => {
  for (const { title, options } of SETTINGS) for (const words of [title, ...Object.values(options)]) assert.match(words, /\S/);
});
