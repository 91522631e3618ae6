// A programme as a file and as a link, and back. What is read is brought to a sound form; what was amiss is said.
//
// A link holds only what differs from the base's own elements, so that it stays short enough for a messenger.

import lz from "lz-string";
import { arrayOf, objectOf, readNumber, soundProfile, textOf } from "./profile.mjs";
import { INDICATOR_TEXTS, ITEM_TEXTS, itemOf } from "./programme.mjs";
import { quartersOf } from "./terms.mjs";
import { quoted } from "../shared/russian.mjs";

export const FORMAT = "kopilka-programme";
export const VERSION = 1;
const PREFIX = "p=";

// File

/** The text of the file of a programme. */
export function toFile(programme) {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, programme }, null, 1)}\n`;
}

/** @returns {{ programme, problems }}; throws a Russian message where the file is no programme of ours. */
export function fromFile(base, text) {
  let data;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Error("Файл не читается: это не программа Конструктора или файл повреждён. Нужен файл .json, сохранённый здесь же.");
  }
  if (!data || data.format !== FORMAT) throw new Error("Это не файл программы. Нужен файл .json, который сохранил Конструктор.");
  if (data.version !== VERSION) throw new Error(`Файл другой версии: ${data.version}, а здесь понимают версию ${VERSION}. Откройте его на том сайте, где он сохранён.`);
  if (!Array.isArray(objectOf(data.programme).items)) throw new Error("Файл повреждён: в нём нет мероприятий.");
  return soundProgramme(base, data.programme);
}

// Link

/** The fragment of the link to a programme, without «#». */
export function toLink(base, programme) {
  const items = programme.items.map((item) => {
    const own = standard(base, programme.profile, item);
    const differs = Object.keys(item).filter((key) => key !== "element" && JSON.stringify(item[key]) !== JSON.stringify(own[key]));
    return { element: item.element, title: item.title, ...Object.fromEntries(differs.map((key) => [key, item[key]])) };
  });
  const packed = lz.compressToEncodedURIComponent(JSON.stringify({ version: VERSION, programme: { ...programme, items } }));
  return `${PREFIX}${checksum(packed)}.${packed}`;
}

function standard(base, profile, item) {
  return item.element && base.element(item.element) ? itemOf(base, profile, item.element, "") : {};
}

/** Whether a fragment (with or without «#») is a link to a programme. */
export function isLink(fragment) {
  return fragment.replace(/^#/, "").startsWith(PREFIX);
}

/** The same as fromFile, from the fragment of a link. */
export function fromLink(base, fragment) {
  const [sum, packed = ""] = fragment.replace(/^#/, "").slice(PREFIX.length).split(".");
  if (!packed || checksum(packed) !== sum) {
    throw new Error("Ссылка неполная: часть её потерялась при пересылке. Попросите прислать её ещё раз или файлом.");
  }
  const data = JSON.parse(lz.decompressFromEncodedURIComponent(packed));
  if (data.version !== VERSION) throw new Error(`Ссылка другой версии: ${data.version}, а здесь понимают версию ${VERSION}. Попросите прислать файл.`);
  const { profile } = soundProfile(base, data.programme.profile);
  const items = data.programme.items.map((item) => ({ ...standard(base, profile, item), ...item }));
  return soundProgramme(base, { ...data.programme, items });
}

/** FNV-1a, 32 bits: tells a link that was cut short. */
function checksum(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36);
}

// Sound form

/** Brings anything with items to a programme; every loss is said in `problems`. */
export function soundProgramme(base, raw) {
  const { profile, problems } = soundProfile(base, raw.profile);
  const uids = new Set();
  const items = raw.items.filter((item) => item && typeof item === "object").map((item, index) => soundItem(base, profile, item, index, uids, problems));
  const gone = items.filter(({ element }) => element && !base.element(element));
  if (gone.length) {
    problems.push(`В базе больше нет элементов: ${gone.map(({ title }) => quoted(title)).join(", ")}. Их текст из файла сохранён, остальное на месте.`);
  }
  const outcomes = objectOf(raw.outcomes);
  return {
    programme: {
      title: textOf(raw.title, 300),
      profile,
      goal: textOf(raw.goal),
      reviewDate: /^\d{4}-\d{2}-\d{2}$/.test(raw.reviewDate || "") ? raw.reviewDate : "",
      reviewWho: textOf(raw.reviewWho, 200),
      outcomes: Object.fromEntries(Object.keys(outcomes).filter((risk) => base.risk(risk)).map((risk) => [risk, textOf(outcomes[risk])])),
      items,
    },
    problems,
  };
}

function soundItem(base, profile, raw, index, uids, problems) {
  const term = quartersOf(profile);
  const item = { uid: freshUid(raw.uid, index, uids), element: typeof raw.element === "string" ? raw.element : null };
  for (const field of ITEM_TEXTS) item[field] = textOf(raw[field]);
  if (!item.title) item.title = item.element || "Без названия";
  const quarters = (Array.isArray(raw.quarters) ? raw.quarters : []).filter((quarter) => term.includes(quarter));
  return {
    ...item,
    risks: arrayOf(raw.risks).filter(base.risk),
    quarters: [...new Set(quarters)].sort((one, other) => one - other),
    effort: soundEffort(base, raw.effort, item.title, problems),
    indicators: (Array.isArray(raw.indicators) ? raw.indicators : []).map((own) => (
      Object.fromEntries(INDICATOR_TEXTS.map((field) => [field, textOf(objectOf(own)[field])])))),
    review: term.includes(raw.review) ? raw.review : 0,
    acts: arrayOf(raw.acts).filter(base.actOf),
    materials: arrayOf(raw.materials).filter(base.materialOf),
    already: raw.already === true,
  };
}

function freshUid(given, index, uids) {
  let uid = /^m\d{1,6}$/.test(given || "") ? given : `m${index + 1}`;
  while (uids.has(uid)) uid = `m${Number(uid.slice(1)) + 1}`;
  uids.add(uid);
  return uid;
}

function soundEffort(base, raw, title, problems) {
  const effort = [];
  for (const own of Array.isArray(raw) ? raw : []) {
    if (!base.role(objectOf(own).role) || effort.some(({ role }) => role === own.role)) continue;
    const { value, problem } = readNumber(own.hours, 10_000);
    if (problem) problems.push(`«${title}», часы: ${problem} Поставлен ноль.`);
    effort.push({ role: own.role, hours: value ?? 0 });
  }
  return effort;
}
