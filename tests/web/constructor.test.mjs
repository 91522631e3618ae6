import assert from "node:assert/strict";
import { test } from "node:test";

import {
  commit, coverageOf, criticise, documentOf, edit, fromFile, fromLink, itemOf, makeBase, missingIn, newHistory, newProgramme, nextYear, propose,
  quartersInWords, reached, readNumber, redo, roadMapRows, soundProfile, toCalendar, toDraft, toFile, toLink, undo, verdict, compare,
} from "../../scripts/web/constructor/logic.mjs";
import { loadOf } from "../../scripts/web/constructor/programme.mjs";
import { makeShelf } from "../../scripts/web/constructor/shelf.mjs";
import { quoted } from "../../scripts/web/shared/russian.mjs";
import { lot, randomProfile, randomProgramme, testBase, testData } from "./support/constructor.mjs";

const base = testBase();
const HOURS = { "zam-direktora": 20, "pedagog-psikholog": 20, "uchitel-predmetnik": 20 };
const sound = (raw) => soundProfile(base, { year: "2026/2027", budget: "r6-gorod", hours: HOURS, ...raw }).profile;
const RICH = sound({ risks: { motivatsiya: 3, roditeli: 2 }, groups: ["slabouspevayushchie"] });
const made = (profile) => newProgramme(base, profile, propose(base, profile));
const rich = () => made(RICH);
const codes = (programme) => criticise(base, programme).map(({ code }) => code);

// Proposal

test("a proposal covers everything a generous profile asks for, keeps requirements and conflicts and says why", () => {
  const { chosen, coverage, reasons, gaps } = propose(base, RICH);
  assert.equal(coverage.share, 1);
  assert.deepEqual(gaps, []);
  for (const id of chosen) {
    for (const required of base.element(id).requires) assert.ok(chosen.includes(required), `${id} без ${required}`);
    for (const other of base.conflictsOf(id)) assert.ok(!chosen.includes(other), `${id} рядом с ${other}`);
    assert.match(reasons[id], /часа|часов|не просит/);
  }
  assert.deepEqual(propose(base, RICH).chosen, chosen, "the same every time");
});

test("no random proposal breaks hours, requirements, conflicts, the budget or the term", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const profile = randomProfile(base, lot(seed));
    const programme = made(profile);
    const wrong = criticise(base, programme).filter(({ code }) => ["overload", "requires", "conflict", "order", "term", "hours"].includes(code));
    assert.deepEqual(wrong.map(({ text: said }) => said), [], `семя ${seed}`);
    const rank = base.costs.findIndex(({ id }) => id === profile.budget);
    for (const item of programme.items) assert.ok(item.already || base.costs.findIndex(({ id }) => id === item.cost) <= rank);
  }
});

test("what the school does already asks for no hours and opens what requires it", () => {
  const profile = sound({ risks: { kadry: 3 }, doing: ["el-kadry-2-0"], hours: { "uchitel-predmetnik": 30, "zam-direktora": 30, "pedagog-psikholog": 30 } });
  const programme = made(profile);
  const own = programme.items.find(({ element }) => element === "el-kadry-2-0");
  assert.equal(own.already, true);
  assert.ok(programme.items.some(({ element }) => element === "el-kadry-2-1"));
  assert.ok([...loadOf({ ...programme, items: [own] })].length === 0);
});

test("a risk that cannot be answered is told with what stands in the way", () => {
  const { gaps } = propose(base, sound({ risks: { motivatsiya: 3 }, hours: { "zam-direktora": 0.05 } }));
  assert.ok(gaps.some(({ why }) => /часов нужной роли|не хватило часов/.test(why)));
});

test("three years begin with the high risks and go on to the end", () => {
  const programme = made(sound({ risks: { motivatsiya: 3, roditeli: 1 }, term: "three" }));
  const first = (risk) => Math.min(...programme.items.filter((item) => item.risks.length === 1 && item.risks[0] === risk).flatMap(({ quarters }) => quarters));
  assert.ok(first("motivatsiya") <= 4);
  assert.ok(first("roditeli") >= 9);
  assert.deepEqual(codes(programme), []);
});

test("nothing chosen is said before anything is proposed", () => {
  assert.deepEqual(missingIn(soundProfile(base, {}).profile).length, 2);
  assert.deepEqual(missingIn(RICH), []);
});

// Bad input

test("a typed number is read as people write it; what is none is said with the right form", () => {
  assert.deepEqual(readNumber("1,5"), { value: 1.5, problem: "" });
  assert.deepEqual(readNumber(""), { value: null, problem: "" });
  assert.match(readNumber("-3").problem, /Меньше нуля/);
  assert.match(readNumber("шесть").problem, /не число.*Например/);
  assert.match(readNumber("9999999").problem, /Слишком много/);
});

test("a profile of nonsense becomes a sound one and every loss is said", () => {
  const { profile, problems } = soundProfile(base, { levels: ["net"], risks: { motivatsiya: 9, net: 1 }, hours: { "zam-direktora": -2 }, term: "век", quarter: 7, year: "2026/2030" });
  assert.deepEqual([profile.levels, profile.risks, profile.hours, profile.term, profile.quarter], [[], {}, {}, "year", 1]);
  assert.equal(problems.length, 4);
  assert.match(problems.join(" "), /Меньше нуля/);
});

test("a foreign, broken or newer file is refused in words", () => {
  assert.throws(() => fromFile(base, "не json"), /не читается/);
  assert.throws(() => fromFile(base, '{"a":1}'), /не файл программы/);
  assert.throws(() => fromFile(base, '{"format":"kopilka-programme","version":7,"programme":{"items":[]}}'), /другой версии: 7/);
  assert.throws(() => fromFile(base, '{"format":"kopilka-programme","version":1,"programme":null}'), /нет мероприятий/);
});

test("a link cut short anywhere is refused in words", () => {
  const link = toLink(base, rich());
  for (let end = 2; end < link.length; end += 37) assert.throws(() => fromLink(base, link.slice(0, end)), /Ссылка неполная/);
});

test("a file with elements that the base has no more keeps them and names them", () => {
  const programme = rich();
  const smaller = makeBase({ ...testData(), elements: testData().elements.filter(({ id }) => id !== programme.items[0].element) });
  for (const read of [fromFile(smaller, toFile(programme)), fromLink(smaller, toLink(base, programme))]) {
    assert.match(read.problems.join(" "), new RegExp(`больше нет элементов: «${programme.items[0].title}»`));
    assert.equal(read.programme.items.length, programme.items.length);
    assert.equal(read.programme.items[0].title, programme.items[0].title);
    assert.ok(criticise(smaller, read.programme).some(({ code, mends }) => code === "gone" && mends.length));
  }
  assert.equal(fromFile(smaller, toFile(programme)).programme.items[0].actions, programme.items[0].actions);
});

test("negative hours of a file become zero and are said", () => {
  const programme = rich();
  programme.items = programme.items.map((item, at) => (at ? item : { ...item, effort: [{ role: "zam-direktora", hours: -5 }] }));
  const read = fromFile(base, toFile(programme));
  assert.equal(read.programme.items[0].effort[0].hours, 0);
  assert.match(read.problems.join(" "), /Меньше нуля.*Поставлен ноль/);
});

// Export and import

test("500 random programmes come back from a file and from a link as they were", () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const programme = randomProgramme(base, seed);
    for (const { programme: back, problems } of [fromFile(base, toFile(programme)), fromLink(base, toLink(base, programme))]) {
      assert.deepEqual(back, programme, `семя ${seed}`);
      assert.deepEqual(problems, []);
    }
  }
});

// Edits

test("undo and redo lead back and forth; letters typed into one field are one step", () => {
  let history = newHistory(rich());
  const before = history.present;
  for (const value of ["П", "Пр", "Про"]) history = commit(history, { type: "set", field: "title", value }, base);
  history = commit(history, { type: "drop", uid: before.items[0].uid }, base);
  assert.equal(history.past.length, 2);
  const after = history.present;
  history = undo(undo(history));
  assert.deepEqual(history.present, before);
  assert.equal(undo(history).present, before);
  assert.deepEqual(redo(redo(history)).present, after);
});

test("edits change what they name and nothing else, and never in place", () => {
  const programme = Object.freeze(rich());
  const [one, two] = programme.items;
  assert.deepEqual(edit(programme, { type: "move", uid: two.uid, to: 0 }, base).items.map(({ uid }) => uid).slice(0, 2), [two.uid, one.uid]);
  const moved = edit(programme, { type: "shift", uid: one.uid, by: 9 }, base).items[0];
  assert.deepEqual([moved.quarters, moved.review], [[4], 4]);
  assert.equal(edit(programme, { type: "add", element: "el-kadry-0-0" }, base).items.length, programme.items.length + 1);
  assert.deepEqual(edit(programme, { type: "hours", uid: one.uid, role: one.effort[0].role, hours: null }, base).items[0].effort, one.effort.slice(1));
  assert.throws(() => edit(programme, { type: "нет" }, base), /Неизвестная правка/);
});

// Critic

const GOLD = Array.from({ length: 20 }, (_, at) => sound({
  risks: Object.fromEntries(base.risks.filter((__, n) => (at + 1) & (1 << n) || n === at % 4).map(({ id }, n) => [id, 1 + ((at + n) % 3)])),
  term: at % 5 === 4 ? "three" : "year", groups: at % 2 ? ["slabouspevayushchie"] : [], hours: Object.fromEntries(Object.keys(HOURS).map((role) => [role, 40])),
}));

test("no false alarm on twenty gold programmes", () => {
  for (const profile of GOLD) assert.deepEqual(criticise(base, made(profile)).map(({ text: said }) => said), []);
});

const without = (programme, keep) => ({ ...programme, items: programme.items.filter(keep) });
const changed = (programme, at, fields) => ({ ...programme, items: programme.items.map((item, own) => (own === at ? { ...item, ...fields } : item)) });
const DEFECTS = {
  empty: (programme) => without(programme, () => false),
  risk: (programme, risk) => without(programme, (item) => !(item.stage === "реализация" && item.risks.includes(risk))),
  diagnosis: (programme, risk) => without(programme, (item) => !(item.stage === "диагностика" && item.risks.includes(risk))),
  requires: (programme) => edit(without(programme, ({ element }) => element !== "el-kadry-2-0" && element !== "el-kadry-2-1"), { type: "add", element: "el-kadry-2-1" }, base),
  order: (programme) => ["el-kadry-2-0", "el-kadry-2-1"].reduce((all, id, at) => {
    const item = all.items.find(({ element }) => element === id);
    const ready = item ? all : edit(all, { type: "add", element: id }, base);
    return { ...ready, items: ready.items.map((own) => (own.element === id ? { ...own, already: false, quarters: [at ? 1 : 4] } : own)) };
  }, programme),
  conflict: (programme) => ["el-kadry-2-1", "el-kadry-2-2"].reduce((all, id) => (
    all.items.some(({ element }) => element === id) ? all : edit(all, { type: "add", element: id }, base)), programme),
  overload: (programme) => changed(programme, 0, { effort: [{ role: "zam-direktora", hours: 9000 }] }),
  responsible: (programme) => changed(programme, 0, { responsible: "" }),
  term: (programme) => changed(programme, 0, { quarters: [] }),
  hours: (programme) => changed(programme, 0, { effort: [{ role: "zam-direktora", hours: -1 }] }),
  indicator: (programme) => changed(programme, 0, { indicators: [] }),
  target: (programme) => changed(programme, 0, { indicators: [{ ...programme.items[0].indicators[0], target: "" }] }),
  review: (programme) => ({ ...programme, reviewDate: "" }),
  rush: (programme) => ({ ...programme, items: programme.items.map((item) => ({ ...item, quarters: [1], review: 1 })) }),
  act: (programme) => changed(programme, 0, { acts: ["staryy"] }),
  gone: (programme) => changed(programme, 0, { element: "el-udalen" }),
};

for (const [code, spoil] of Object.entries(DEFECTS)) {
  test(`the critic finds a seeded defect in every gold programme: ${code}`, () => {
    for (const profile of GOLD) {
      const spoilt = spoil(made(profile), Object.keys(profile.risks)[0]);
      const found = criticise(base, spoilt).filter((remark) => remark.code === code);
      assert.ok(found.length, JSON.stringify(profile.risks));
      for (const { text: said, where } of found) assert.ok(said.length > 10 && where.field);
    }
  });
}

test("a mend that is offered takes its remark away", () => {
  for (const [code, spoil] of Object.entries(DEFECTS)) {
    for (const profile of GOLD.slice(0, 6)) {
      const spoilt = spoil(made(profile), Object.keys(profile.risks)[0]);
      const { mends, text: said } = criticise(base, spoilt).find((remark) => remark.code === code);
      for (const { action } of mends.slice(0, 1)) {
        const mended = criticise(base, edit(spoilt, action, base)).map((remark) => remark.text);
        assert.ok(!mended.includes(said), `${code}: ${said}`);
      }
    }
  }
});

// The document and the other ways out

test("every filled field of a programme stands in its document", () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const programme = randomProgramme(base, seed);
    const said = JSON.stringify(documentOf(base, programme));
    const has = (value) => String(value).split("\n").every((line) => said.includes(JSON.stringify(line).slice(1, -1)));
    assert.ok(has(programme.title) && has(programme.goal));
    for (const item of programme.items) {
      for (const field of ["title", "actions", "outcome", "how"]) assert.ok(has(item[field]), `семя ${seed}: ${field}`);
      for (const own of item.indicators.filter(({ name }) => name)) assert.ok(has(own.name) && has(own.target) && has(own.how));
    }
  }
});

test("a place in brackets becomes a line to fill, a value becomes plain", () => {
  assert.equal(itemOf(base, RICH, "el-kadry-0-0", "m1").text, "Занятия идут две недели по приказу ________ (реквизиты локального акта).");
});

test("the road map is a row an item and quarter; the calendar is folded at 75 octets and escaped", () => {
  const programme = edit(rich(), { type: "item", uid: "m1", field: "title", value: "Очень длинное название, с запятой; и точкой с запятой, чтобы строку пришлось перенести" }, base);
  const runs = programme.items.reduce((all, { quarters }) => all + quarters.length, 0);
  assert.equal(roadMapRows(base, programme).length, runs + 1);
  const calendar = toCalendar(base, programme, new Date("2026-11-22T10:00:00Z"));
  assert.equal((calendar.match(/BEGIN:VEVENT/g) || []).length, runs + 1);
  for (const line of calendar.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
  assert.match(calendar.replace(/\r\n /g, ""), /SUMMARY:Очень длинное название\\, с запятой\\; и/);
  assert.match(calendar, /DTSTART;VALUE=DATE:20260901\r\nDTEND;VALUE=DATE:20261026/);
});

test("quarters are said as runs", () => {
  assert.equal(quartersInWords([1, 2, 3], RICH), "I–III четверти");
  assert.equal(quartersInWords([1, 3], RICH), "I, III четверти");
  assert.equal(quartersInWords([4, 5, 6], { ...RICH, term: "three" }), "IV четверть 2026/2027; I–II четверти 2027/2028");
});

test("a draft for the base names no school", () => {
  const draft = toDraft(base, made({ ...RICH, school: "Школа № 44 имени Тайного" }));
  assert.doesNotMatch(draft, /44|Тайного/);
  assert.match(draft, /^---\ntitle: [\s\S]*\nstatus: черновик\n/);
});

test("two programmes side by side: what one lacks and what differs", () => {
  const one = rich();
  const other = edit(edit(one, { type: "drop", uid: "m1" }, base), { type: "shift", uid: "m2", by: 1 }, base);
  const { items, sums } = compare(base, one, other);
  assert.equal(items.find(({ title }) => title === one.items[0].title).other, null);
  assert.equal(items.find(({ title }) => title === one.items[1].title).same, false);
  assert.deepEqual(sums[0], ["Мероприятий", String(one.items.length), String(one.items.length - 1)]);
  assert.ok(coverageOf(base, RICH, []).value === 0);
});

// A year after

test("numbers tell whether a target is reached, and growth is left to people", () => {
  assert.equal(reached({ target: "не меньше 60 %", actual: "72 %" }), true);
  assert.equal(reached({ target: "не меньше 60 %", actual: "59,5" }), false);
  assert.equal(reached({ target: "не больше 10 %", actual: "8" }), true);
  assert.equal(reached({ target: "прирост 2 балла", actual: "3" }), null);
  assert.equal(reached({ target: "решает школа", actual: "3" }), null);
});

test("last year's facts give keep, change or drop with reasons, and a draft of the next year", () => {
  const facts = [["yes", "80 %", "keep"], ["no", "", "change"], ["part", "10 %", "change"]];
  let programme = rich();
  facts.forEach(([done, actual], at) => { programme = changed(programme, at, { done, indicators: [{ ...programme.items[at].indicators[0], actual }] }); });
  facts.forEach(([, , decision], at) => {
    const found = verdict(base, programme, programme.items[at]);
    assert.equal(found.decision, decision);
    assert.ok(found.reason.length > 10);
  });
  const failed = changed(programme, 0, { indicators: [{ ...programme.items[0].indicators[0], actual: "5 %" }] });
  assert.match(verdict(base, failed, failed.items[0]).decision, /drop|change/);
  const next = nextYear(base, changed(programme, 1, { decision: "drop" }));
  assert.equal(next.items.length, programme.items.length - 1);
  assert.equal(next.profile.year, "2027/2028");
  assert.deepEqual([next.items[0].indicators[0].baseline, next.items[0].indicators[0].actual, next.items[0].done], ["80 %", "", ""]);
  assert.equal(next.reviewDate, "2028-05-25");
});

// Kept in the browser

function memory() {
  const kept = new Map();
  return { kept, read: (key) => kept.get(key) ?? null, write: (key, value) => { kept.set(key, value); return true; }, remove: (key) => kept.delete(key) };
}

test("several programmes are kept; a second tab's save is never overwritten", () => {
  const storage = memory();
  const [one, two] = [makeShelf(storage), makeShelf(storage)];
  const first = one.save(null, "", rich());
  const seen = two.open(first.id);
  const theirs = two.save(first.id, seen.mark, { ...rich(), title: "Правка второй вкладки" });
  assert.equal(theirs.beside, false);
  const ours = one.save(first.id, first.mark, { ...rich(), title: "Моя" });
  assert.equal(ours.beside, true);
  assert.deepEqual(one.list().map(({ title }) => title), ["Моя (из второй вкладки)", "Правка второй вкладки"]);
  assert.equal(one.open(first.id).programme.title, "Правка второй вкладки");
  one.remove(ours.id);
  assert.equal(one.list().length, 1);
});

test("a storage that refuses is said; damaged contents are taken as none", () => {
  assert.equal(makeShelf({ read: () => null, write: () => false, remove() {} }).save(null, "", rich()).kept, false);
  const damaged = makeShelf({ read: () => "{не json", write: () => true, remove() {} });
  assert.deepEqual([damaged.list(), damaged.open("a"), damaged.profile()], [[], null, null]);
});

test("a title that has quotes of its own keeps them as inner ones", () => {
  assert.equal(quoted("Совещание «Что мешает»"), "«Совещание „Что мешает“»");
  assert.equal(quoted("Без кавычек"), "«Без кавычек»");
});
