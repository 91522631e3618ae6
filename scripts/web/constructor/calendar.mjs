// The road map as a table for Excel and as a calendar for a phone.

import { roleTitle } from "./programme.mjs";
import { daysOf, quarterName, quartersInWords } from "./terms.mjs";
import { dayOf } from "../shared/russian.mjs";

/** Rows for shared/files.toCsv: a row an item and quarter. */
export function roadMapRows(base, programme) {
  const { profile } = programme;
  const rows = programme.items.flatMap((item) => item.quarters.map((quarter) => {
    const [from, to] = daysOf(quarter, profile);
    const hours = item.already ? 0 : item.effort.reduce((all, own) => all + own.hours, 0) / item.quarters.length;
    return [
      quarterName(quarter, profile), dayOf(from), dayOf(to), item.title, item.stage, roleTitle(base, item.responsible),
      Math.round(hours * 10) / 10, item.risks.map((id) => base.risk(id).title).join(", "), quarter === item.review ? "пересмотр" : "",
    ];
  }));
  return [["Четверть", "С", "По", "Мероприятие", "Этап", "Ответственный", "Часы", "Факторы риска", "Отметка"], ...rows];
}

/** The text of an .ics file: an event a quarter of each item, a day for each review. `stamp` is the moment of making it. */
export function toCalendar(base, programme, stamp = new Date()) {
  const { profile } = programme;
  const made = `${stamp.toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const events = programme.items.flatMap((item) => item.quarters.map((quarter) => {
    const [from, to] = daysOf(quarter, profile);
    const about = [item.outcome, `Ответственный: ${roleTitle(base, item.responsible).toLowerCase()}`, quartersInWords(item.quarters, profile)];
    return event(`${item.uid}-${quarter}-${profile.year.slice(0, 4)}`, made, from, to, item.title, about.filter(Boolean).join("\n"));
  }));
  if (programme.reviewDate) {
    events.push(event(`review-${profile.year.slice(0, 4)}`, made, programme.reviewDate, programme.reviewDate, `Пересмотр: ${programme.title}`, programme.goal));
  }
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kopilka//Constructor//RU", "CALSCALE:GREGORIAN", ...events.flat(), "END:VCALENDAR"];
  return `${lines.map(fold).join("\r\n")}\r\n`;
}

function event(uid, made, from, to, title, about) {
  return [
    "BEGIN:VEVENT", `UID:${uid}@kopilka`, `DTSTAMP:${made}`, `DTSTART;VALUE=DATE:${compact(from)}`, `DTEND;VALUE=DATE:${compact(dayAfter(to))}`,
    `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(about)}`, "TRANSP:TRANSPARENT", "END:VEVENT",
  ];
}

// The end of an all-day event is the day after its last day.
function dayAfter(iso) {
  const day = new Date(`${iso}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

const compact = (iso) => iso.replaceAll("-", "");
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

/** Lines of an .ics file are at most 75 octets; a Cyrillic letter is two. */
function fold(line) {
  const parts = [];
  let [part, size] = ["", 0];
  for (const letter of line) {
    const own = new TextEncoder().encode(letter).length;
    if (size + own > (parts.length ? 74 : 75)) {
      parts.push(part);
      [part, size] = ["", 0];
    }
    part += letter;
    size += own;
  }
  return [...parts, part].join("\r\n ");
}
