// The Constructor on the command line over a built site: for curators and for tests.
//
// node scripts/web/constructor/cli.mjs --site site --profile PROFILE.json [--critic PROGRAMME.json] --json
//   --profile ФАЙЛ    профиль школы или список профилей: предложение для каждого
//   --critic ФАЙЛ     программа, сохранённая Конструктором, или их список: замечания к каждой
//   --instance        к предложению приложить саму задачу (для сверки с точным решателем)
//   --word ФАЙЛ       записать документ Word; --draft ФАЙЛ — черновик модели для базы; --save ФАЙЛ — файл программы
//   --json            печатать JSON, а не текст

import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readData } from "../shared/built.mjs";
import {
  criticise, documentOf, fromFile, makeBase, missingIn, newProgramme, propose, soundProfile, toDraft, toFile,
} from "./logic.mjs";

const OPTIONS = {
  site: { type: "string", default: "site" }, profile: { type: "string" }, critic: { type: "string" }, word: { type: "string" },
  draft: { type: "string" }, save: { type: "string" }, json: { type: "boolean" }, instance: { type: "boolean" },
};

async function main() {
  const { values } = parseArgs({ options: OPTIONS });
  if (!values.profile && !values.critic) throw new Error("Укажите профиль школы (--profile ФАЙЛ) или программу (--critic ФАЙЛ).");
  const base = makeBase(readData(values.site, "constructor"));
  const profiles = values.profile ? read(values.profile) : [];
  const programmes = values.critic ? read(values.critic) : [];
  const proposals = each(profiles, (raw) => proposalOf(base, raw, values.instance));
  const critics = each(programmes, (raw) => criticOf(base, raw));
  const programme = [...[critics].flat(), ...[proposals].flat()].map((own) => own.programme).find(Boolean);
  await write(base, programme, values);
  const result = { ...(values.profile ? { proposal: proposals } : {}), ...(values.critic ? { critic: critics } : {}) };
  console.log(values.json ? JSON.stringify(result) : inWords(result));
}

function read(path) {
  const text = readFileSync(path, "utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`Файл ${path} не читается: нужен JSON.`);
  }
}

const each = (given, make) => (Array.isArray(given) ? given.map(make) : make(given));

function proposalOf(base, raw, withInstance) {
  const { profile, problems } = soundProfile(base, raw);
  const missing = missingIn(profile);
  if (missing.length) return { problems: [...problems, ...missing], chosen: [], programme: null };
  const { chosen, coverage, reasons, gaps, instance } = propose(base, profile);
  return {
    problems, chosen, coverage: { value: coverage.value, most: coverage.most, share: coverage.share }, reasons, gaps,
    programme: newProgramme(base, profile, { chosen, reasons }),
    ...(withInstance ? { instance: { cells: instance.cells, elements: instance.elements, capacity: instance.capacity } } : {}),
  };
}

function criticOf(base, raw) {
  const { programme, problems } = fromFile(base, JSON.stringify(raw));
  return { problems, remarks: criticise(base, programme), programme };
}

async function write(base, programme, { word, draft, save }) {
  if (!word && !draft && !save) return;
  if (!programme) throw new Error("Записывать нечего: программа не собралась.");
  if (save) writeFileSync(save, toFile(programme));
  if (draft) writeFileSync(draft, toDraft(base, programme));
  if (word) {
    const { toBuffer } = await import("../word/buffer.mjs");
    writeFileSync(word, await toBuffer(documentOf(base, programme)));
  }
}

function inWords({ proposal, critic }) {
  const lines = [proposal || []].flat().flatMap((own) => [
    ...own.problems,
    ...(own.programme ? [`Закрыто ${Math.round(own.coverage.share * 100)} % того, что просит профиль; мероприятий: ${own.chosen.length}.`] : []),
    ...(own.programme ? own.programme.items.map((item) => `${item.title}. ${item.why}`) : []),
  ]);
  const remarks = [critic || []].flat().flatMap((own) => [...own.problems, ...(own.remarks.length ? own.remarks.map(({ text }) => text) : ["Замечаний нет."])]);
  return [...lines, ...remarks].join("\n");
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
