// The Word file of a programme, made by the real writer and opened again: nothing that a school wrote may be lost on the way.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Packer } from "docx";
import { strFromU8, unzipSync } from "fflate";

import { documentOf, quarterName, quartersInWords } from "../../scripts/web/constructor/logic.mjs";
import { dayOf, decimal } from "../../scripts/web/shared/russian.mjs";
import { toDocx } from "../../scripts/web/word/document.mjs";
import { filledProgramme, testBase } from "./support/constructor.mjs";

const base = testBase();
const PROGRAMMES = 40;
const CHAPTERS = {
  passport: /^1\. Паспорт/, grounds: /^2\. Почему/, law: /^3\. Правовая/, measures: /^4\. Мероприятия/, road: /^5\. Дорожная/,
  monitoring: /^6\. План/, hours: /^7\. Часы/, texts: /^8\. Порядок/, appendices: /^Приложения/,
};

const plain = (xml) => xml.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&");

/** The lines of the file by chapter; what stands before the first heading is the title page with the contents. */
async function chaptersOf(programme) {
  // Without the pages of the contents: working them out takes a second a document, and word.test.mjs looks at them.
  const files = unzipSync(new Uint8Array(await Packer.toBuffer(toDocx(documentOf(base, programme)))));
  const chapters = { title: [] };
  let own = chapters.title;
  for (const [xml] of strFromU8(files["word/document.xml"]).matchAll(/<w:p[ >].*?<\/w:p>/gs)) {
    const text = plain([...xml.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map(([, part]) => part).join(""));
    if (xml.includes('w:val="Heading1"')) own = chapters[Object.keys(CHAPTERS).find((name) => CHAPTERS[name].test(text))] = [];
    own.push(text);
  }
  return Object.fromEntries(Object.entries(chapters).map(([name, lines]) => [name, lines.join("\n")]));
}

/** What each chapter must hold of a programme: [chapter, field, text]. */
function* wanted(programme) {
  const { profile, items } = programme;
  yield* [["title", "school", profile.school], ["title", "title", programme.title], ["title", "year", profile.year]];
  yield* [["passport", "title", programme.title], ["passport", "goal", programme.goal], ["passport", "school", profile.school]];
  yield* [["passport", "review date", dayOf(programme.reviewDate)], ["monitoring", "review date", dayOf(programme.reviewDate)]];
  if (profile.pupils !== null) yield ["passport", "pupils", decimal(profile.pupils)];
  for (const id of profile.groups) yield ["passport", "group", base.group(id).title];
  for (const id of profile.levels) yield ["passport", "level", base.level(id).title];
  for (const risk of Object.keys(profile.risks)) {
    yield* [["passport", "risk", base.risk(risk).title], ["grounds", "risk", base.risk(risk).title], ["grounds", "outcome", programme.outcomes[risk]]];
  }
  for (const item of items) yield* wantedOf(item, profile);
}

function* wantedOf(item, profile) {
  const role = base.role(item.responsible).title;
  for (const field of ["title", "actions", "outcome", "how"]) yield ["measures", field, item[field]];
  yield* [["measures", "responsible", role], ["measures", "quarters", quartersInWords(item.quarters, profile)], ["texts", "text", item.text]];
  for (const own of item.indicators) {
    for (const field of ["name", "baseline", "target"]) yield ["measures", field, own[field]];
    for (const field of ["name", "how", "baseline", "target", "actual"]) yield ["monitoring", field, own[field]];
    yield ["monitoring", "instrument", base.materialOf(`instruments/${own.instrument}`).title];
  }
  for (const quarter of item.quarters) yield ["road", "quarter", quarterName(quarter, profile)];
  yield* [["road", "title", item.title], ["road", "responsible", role]];
  for (const { role: own, hours } of item.already ? [] : item.effort) if (hours) yield ["measures", "effort", base.role(own).title];
  for (const act of item.acts) yield ["law", "act", base.actOf(act).title];
  for (const key of item.materials) yield ["appendices", "material", base.materialOf(key).title];
}

test(`every filled field of ${PROGRAMMES} random programmes stands in its chapter of the real Word file`, async () => {
  let [looked, measures] = [0, 0];
  for (let seed = 1; seed <= PROGRAMMES; seed += 1) {
    const programme = filledProgramme(base, seed);
    const chapters = await chaptersOf(programme);
    for (const [chapter, field, text] of wanted(programme)) {
      for (const line of String(text).split("\n").map((own) => own.trim()).filter(Boolean)) {
        assert.ok(lower(chapters[chapter]).includes(lower(line)), `семя ${seed}, ${chapter}, ${field}: ${line}`);
        looked += 1;
      }
    }
    measures += programme.items.length;
  }
  assert.ok(measures > PROGRAMMES && looked > 20 * measures, `мероприятий ${measures}, полей ${looked}`);
});

// A role begins a line with a capital and stands small inside one; a number has a space that breaks or does not.
function lower(text) {
  return (text || "").toLowerCase().replace(/[\u00a0\u202f]/g, " ");
}
