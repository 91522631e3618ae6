import assert from "node:assert/strict";
import test from "node:test";
import { asked, chosen, rootOf } from "../../scripts/web/embed/logic.mjs";

const LIST = {
  site: "Копилка",
  title: "Кадры",
  page: "risks/kadry/",
  items: [1, 2, 3].map((n) => [`guides/pa-${n}`, "Памятка", `Памятка ${n}`, "О чём", `guides/pa-${n}/`]),
};

test("a card and lists are asked for; anything else is not", () => {
  assert.deepEqual(asked("techmaps/tk-drobi"), { list: "embed/kinds/techmaps", key: "techmaps/tk-drobi" });
  assert.deepEqual(asked(" risk:kadry "), { list: "embed/risks/kadry", key: "" });
  assert.deepEqual(asked("school:shkola-44"), { list: "embed/schools/shkola-44", key: "" });
  for (const wrong of ["", undefined, "kadry", "risk:", "risk:../../x", "a/b/c", "year:2024", "<b>/x", "risk:kadry:x"]) assert.equal(asked(wrong), null, wrong);
});

test("a list is cut, says how many are left and leads to the base", () => {
  const found = chosen(LIST, { key: "" }, "https://b.example/", "2");
  assert.deepEqual([found.cards.length, found.more, found.link], [2, 1, "https://b.example/risks/kadry/"]);
  assert.equal(found.cards[0].link, "https://b.example/guides/pa-1/");
  for (const limit of [undefined, "много", "-3", "999"]) assert.ok(chosen(LIST, { key: "" }, "", limit).cards.length >= 1);
});

test("a card that is gone is not drawn", () => {
  assert.equal(chosen(LIST, { key: "guides/net" }, "", undefined), null);
  assert.equal(chosen(LIST, { key: "guides/pa-2" }, "", undefined).cards[0].title, "Памятка 2");
});

test("the root is found from the script's own address", () => {
  assert.equal(rootOf("https://b.example/base/assets/kopilka/embed.js?v=1"), "https://b.example/base/");
  assert.equal(rootOf("file:///disk/site/assets/kopilka/embed.js"), "file:///disk/site/");
});
