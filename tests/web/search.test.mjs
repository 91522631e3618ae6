import assert from "node:assert/strict";
import { test } from "node:test";

import { allowed, distance } from "../../scripts/web/search/distance.mjs";
import { around, bestPassage, marked, soughtIn } from "../../scripts/web/search/excerpt.mjs";
import { FORMAT, OldIndexError, openSearch } from "../../scripts/web/search/logic.mjs";
import { groupsIn, knownTypos, LONGEST, parse } from "../../scripts/web/search/query.mjs";
import { decode } from "../../scripts/web/search/store.mjs";
import { normal, otherLayout, stem, words } from "../../scripts/web/search/words.mjs";

const LETTERS = { ё: "е", "«": "", "»": "", "№": "" };
const STOP = new Set(["и", "не", "в"]);

/** An index in the files' own form. Terms: stem → [endings, postings]; documents: [id, title, summary, passages]. */
function files({ terms, documents, groups = [], format = FORMAT }) {
  const names = Object.keys(terms).sort();
  const bare = names.filter((name) => !/[~^]/.test(name));
  const backwards = bare.map((name) => `${Array.from(name).reverse().join("")}|${terms[name][0]}`).sort();
  const half = Math.ceil(names.length / 2);
  const shards = [names.slice(0, half), names.slice(half)].filter((part) => part.length > 0);
  const of = (value) => ({ version: "v1", of: value });
  const made = {
    "search/manifest": {
      version: "v1", format, count: documents.length, directories: true, cards: 16, letters: LETTERS, stop: [...STOP].join(" "), asking: "",
      terms: shards.map(([first]) => first), stems: [bare[0]], reversed: [backwards[0]], kinds: { techmaps: "Технологическая карта" }, groups,
    },
    "search/s-0": of(bare.map((name) => `${name}|${terms[name][0]}`).join("\n")),
    "search/r-0": of(backwards.join("\n")),
    "search/d-0": of(documents.map(([id, title, summary], place) => [id, "techmaps", title, summary, 0, place])),
    "search/x-0": of(documents.map(([, , , passages = []]) => passages)),
    "search/ids": of(documents.map(([id]) => id)),
  };
  shards.forEach((part, number) => { made[`search/t-${number}`] = of(part.map((name) => `${name}|${terms[name].join("|")}`).join("\n")); });
  return made;
}

const BASE = {
  terms: {
    "~leni": ["", "3M"],
    "^дроб": ["", "Z"],
    дроб: ["ь,и,ей", "RE"],
    дробовик: ["", "4C"],
    знаменател: ["ь,я", "2F"],
    лен: ["ь,и", "4T"],
    практик: ["а,и", "RRR"],
    уравнен: ["ие,ия", "4R"],
  },
  documents: [
    ["techmaps/tk-drobi", "Дроби", "Карта о дробях", ["Дроби складывают так"]],
    ["techmaps/tk-znamenatel", "Общий знаменатель", "Сложение дробей", ["Сначала общий знаменатель дробей, потом числитель"]],
    ["techmaps/tk-motiv", "Могу, но не хочу", "Когда ученик не хочет учиться"],
    ["techmaps/tk-uravneniya", "Уравнения", "Лень переносить слагаемые"],
  ],
  groups: [
    { id: "leni", title: "Лень", phrases: ["лен", "хочет уч"], typos: { лень: "", лэнь: "лень" }, confused: ["drugoe"], hint: "Лень или другое?" },
    { id: "drugoe", title: "Другое", phrases: ["друг"], typos: {} },
  ].map((group) => ({ ...group, typos: Object.fromEntries(Object.entries(group.typos).filter(([, right]) => right)) })),
};

function engineOf(base = BASE, { broken = [], asked = [], version } = {}) {
  const made = files(base);
  return openSearch({
    load: async (name) => {
      asked.push(name);
      if (broken.includes(name)) throw new Error(name);
      const value = made[name];
      return version && name !== "search/manifest" ? { ...value, version } : value;
    },
  });
}

const idsOf = ({ hits }) => hits.map(({ id }) => id.replace("techmaps/tk-", ""));

test("a text becomes words: ё, case, quotes, numbers apart from letters, dotted abbreviations, mixed alphabets", () => {
  assert.deepEqual(words(normal("О.В.З. и «Ёлка», Р-93 № 5а", LETTERS)), ["овз", "и", "елка", "р", "93", "5", "а"]);
  assert.deepEqual(words(normal("cлабoуспевающие", LETTERS)), ["слабоуспевающие"]);
  assert.deepEqual(words(normal("пере\u00adнос за\u0301мок и\u0306", LETTERS)), ["перенос", "замок", "й"]);
  assert.deepEqual(words(normal("PISA 2022", LETTERS)), ["pisa", "2022"]);
  assert.equal(stem("учениками"), "ученик");
  assert.equal(stem("pisa"), "pisa");
});

test("the other layout works both ways and keeps what has no other letter", () => {
  assert.equal(otherLayout("ghfrnbrf"), "практика");
  assert.equal(otherLayout("K.,jdm"), "любовь");
  assert.equal(otherLayout("зшыф"), "pisa");
  assert.equal(otherLayout("2024"), "2024");
});

test("distance counts inserts, drops, replacements and swaps, and gives up beyond the bound", () => {
  assert.equal(distance("карта", "карта", 2), 0);
  assert.equal(distance("катра", "карта", 2), 1);
  assert.equal(distance("карт", "карта", 2), 1);
  assert.equal(distance("парка", "карта", 2), 2);
  assert.equal(distance("школа", "урок", 1), 2);
  assert.deepEqual([3, 4, 7, 8].map(allowed), [0, 1, 1, 2]);
});

test("postings: distances in base 32, one where nothing is written, levels from A to Z", () => {
  assert.deepEqual(decode("AB2Z"), [0, 1, 1, 2, 3, 26]);
  assert.deepEqual(decode("10C"), [31, 3]);
  assert.deepEqual(decode(""), []);
});

test("a query is parsed into words, phrases and minus words; tags and what is beyond the limit are dropped", () => {
  assert.deepEqual(parse('«общий знаменатель» дроби -уравнения 5 - 6'), { plain: "общий знаменатель дроби 5 - 6", phrases: ["общий знаменатель"], minus: ["уравнения"] });
  assert.equal(parse("<b onclick=x>дроби</b>").plain, "дроби");
  assert.ok(parse("а".repeat(10_000)).plain.length <= LONGEST);
});

test("known misspellings of several words are put right", () => {
  const lexicon = { letters: LETTERS, typos: new Map([["не успешность", "неуспешность"], ["тютор", "тьютор"]]) };
  assert.equal(knownTypos("тютор и не успешность", lexicon), "тьютор и неуспешность");
  assert.equal(knownTypos("тьютор", lexicon), null);
});

test("a group of synonyms is found by any of its phrases, in any order, and with its stop words where it needs them", () => {
  const found = ["учиться", "не", "хочет"].map((word) => ({ word, stem: stem(word), stop: STOP.has(word) }));
  const groups = [{ id: "a", phrases: [`${stem("хочет")} ${stem("учиться")}`] }, { id: "b", phrases: [`=не ${stem("хочет")}`] }, { id: "c", phrases: [`=${stem("хочет")} не`] }];
  assert.deepEqual(groupsIn(found, groups).map(({ group, places }) => [group.id, places]), [["a", [1, 0]], ["b", [1]]]);
});

test("letters that no text has as a word are a beginning first, a stem second", async () => {
  const names = Array.from({ length: 12 }, (_, place) => [`techmaps/tk-${place}`, "Карта", "О разном", []]);
  const engine = await openSearch({ load: async (name) => files({ terms: { отмет: ["ить,ьте", "JJJJJJJJJJJ"], отметин: ["а", "cB"] }, documents: names })[name] });
  assert.equal(idsOf(await engine.search("отмети"))[0], "11");
  assert.equal(idsOf(await engine.search("отметьте"))[0], "0");
});

test("a sought word is seen however it is spelt", () => {
  for (const text of ["зелёный", "ЗЕЛЕНЫЙ", "зел\u00adёный", "зeлeный", "зеле\u0301ный", "зелены\u0438\u0306"]) {
    const found = marked(`Мел ${text}, мел`, soughtIn(new Set([stem("зеленый")]), LETTERS)).filter(({ mark }) => mark);
    assert.deepEqual(found.map((one) => one.text), [text]);
  }
  assert.deepEqual(marked("Мел", soughtIn(new Set(["зелен"]), LETTERS)), [{ text: "Мел", mark: false }]);
});

test("found forms are marked, whatever their endings", () => {
  const sought = soughtIn(new Set(["дроб"]), LETTERS);
  assert.deepEqual(marked("О дробях и дробовике", sought).filter(({ mark }) => mark).map(({ text }) => text), ["дробях"]);
  assert.equal(marked("О дробях", sought).map(({ text }) => text).join(""), "О дробях");
  assert.equal(bestPassage(["ничего", "две дроби"], sought), "две дроби");
  const long = `${"слово ".repeat(100)}дробь ${"слово ".repeat(100)}`;
  assert.match(around(long, sought), /^… .*дробь.* …$/);
  assert.ok(around(long, sought).length < 260);
});

test("another form, a whole name, a phrase, a minus word", async () => {
  const engine = await engineOf();
  assert.deepEqual(idsOf(await engine.search("дробями")), ["drobi", "znamenatel"]);
  assert.equal(idsOf(await engine.search("дробь знаменатель"))[0], "znamenatel");
  assert.deepEqual(idsOf(await engine.search('"общий знаменатель" дроби')), ["znamenatel"]);
  assert.deepEqual(idsOf(await engine.search('"знаменатель общий" дроби')), []);
  assert.deepEqual(idsOf(await engine.search("дроби -знаменатель")), ["drobi"]);
});

test("a hit tells all that a list shows", async () => {
  const { hits, total, ids } = await (await engineOf()).search("знаменатели", { ids: true });
  assert.equal(total, 1);
  assert.deepEqual(ids, ["techmaps/tk-znamenatel"]);
  const { score, ...rest } = hits[0];
  assert.ok(score > 0);
  assert.deepEqual(rest, {
    id: "techmaps/tk-znamenatel",
    kind: "techmaps",
    kindTitle: "Технологическая карта",
    title: "Общий знаменатель",
    url: "techmaps/tk-znamenatel/",
    titleParts: [{ text: "Общий ", mark: false }, { text: "знаменатель", mark: true }],
    excerpt: [{ text: "Сложение дробей", mark: false }],
  });
});

test("an unfinished word, a misspelt one, the other layout, a synonym", async () => {
  const engine = await engineOf();
  assert.deepEqual(idsOf(await engine.search("знамен")), ["znamenatel"]);
  assert.deepEqual(idsOf(await engine.search("знамен", { prefix: false })), []);
  const mistyped = await engine.search("уровнения");
  assert.deepEqual([idsOf(mistyped), mistyped.corrected], [["uravneniya"], "уравнения"]);
  const swapped = await engine.search("урванения");
  assert.deepEqual([idsOf(swapped), swapped.corrected], [["uravneniya"], "уравнения"]);
  const layout = await engine.search("ghfrnbrf");
  assert.equal(layout.layout, "практика");
  assert.equal(layout.total, 3);
  assert.ok(idsOf(await engine.search("лень")).includes("motiv"));
  assert.equal((await engine.search("лэнь")).corrected, "лень");
});

test("words that are taken for each other bring a hint", async () => {
  const { hints } = await (await engineOf()).search("лень");
  assert.deepEqual(hints, [{ text: "Лень или другое?", query: "Другое" }]);
});

test("suggestions complete the last word and keep what stands before it", async () => {
  const { words: told, hits } = await (await engineOf()).suggest("общий знам");
  assert.deepEqual(told, [{ text: "знаменатель", query: "общий знаменатель" }, { text: "знаменателя", query: "общий знаменателя" }].slice(0, told.length));
  assert.equal(hits[0].id, "techmaps/tk-znamenatel");
});

test("bad input is answered, not thrown", async () => {
  const engine = await engineOf();
  const bad = ["", "   ", "и не в", "😀😀", ".*+?^${}()|[]\\", "<script>alert(1)</script>", "~leni", "^дроб", "-", "--", '"', "«»", "-дроби", "\u0000\u202e", "а".repeat(10_000),
    "дроби ".repeat(2_000), "constructor __proto__ toString", "%D0%B4", "|||", "1 2 3 4 5 6 7 8 9"];
  for (const text of bad) {
    const { hits, failed, total } = await engine.search(text);
    assert.ok(Array.isArray(hits) && Number.isInteger(total), text);
    assert.deepEqual(failed, [], text);
    await engine.suggest(text);
  }
  assert.equal((await engine.search("😀 дроби")).total, 2);
  assert.equal((await engine.search("дроби ".repeat(2_000))).total, 2);
  assert.deepEqual((await engine.search("и не в")).hits, []);
});

test("a shard that does not load is named, the rest is answered, and the next search asks again", async () => {
  const broken = ["search/t-1"];
  const engine = await engineOf(BASE, { broken });
  const partly = await engine.search("дробь уравнения");
  assert.deepEqual(partly.failed, ["search/t-1"]);
  assert.ok(idsOf(partly).includes("drobi"));
  broken.pop();
  const whole = await engine.search("дробь уравнения");
  assert.deepEqual(whole.failed, []);
  assert.ok(idsOf(whole).includes("uravneniya"));
});

test("a card or a text that does not load takes away no other hit", async () => {
  const engine = await engineOf(BASE, { broken: ["search/d-0"] });
  const found = await engine.search("дробь");
  assert.deepEqual([found.hits, found.total, found.failed], [[], 2, ["search/d-0"]]);
});

test("an index of another version or another form is told apart", async () => {
  const engine = await engineOf(BASE, { version: "v2" });
  await assert.rejects(engine.search("дробь"), OldIndexError);
  await assert.rejects(engineOf({ ...BASE, format: FORMAT + 1 }), OldIndexError);
});

test("only the shards that a query needs are asked for", async () => {
  const asked = [];
  const engine = await engineOf(BASE, { asked });
  await engine.search("знаменатель", { prefix: false });
  assert.ok(!asked.includes("search/ids") && !asked.includes("search/s-0") && !asked.includes("search/r-0"), asked.join(" "));
});

test("a filter counts and shows only what it lets through", async () => {
  const found = await (await engineOf()).search("дробь", { filter: (id) => id.endsWith("znamenatel"), ids: true });
  assert.deepEqual([idsOf(found), found.total, found.ids], [["znamenatel"], 1, ["techmaps/tk-znamenatel"]]);
});
