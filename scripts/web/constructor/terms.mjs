// School time: the quarters of a programme, their weeks, their days. Days are a guide: a school sets its own holidays.

export const TERMS = [
  { id: "quarter", title: "Четверть" },
  { id: "year", title: "Учебный год" },
  { id: "three", title: "Три года" },
];

/** School weeks of each quarter, 34 a year. */
export const WEEKS = [8, 8, 10, 8];
const NAMES = ["I", "II", "III", "IV"];
// Month and day on which a quarter begins and ends, and whether it lies in the second calendar year of the school year.
const DAYS = [["09-01", "10-25", 0], ["11-05", "12-30", 0], ["01-11", "03-23", 1], ["04-01", "05-25", 1]];

export const YEAR = /^(\d{4})\/(\d{4})$/;

/** The numbers of a programme's quarters: [3] for one quarter, 1–4 for a year, 1–12 for three years. */
export function quartersOf({ term, quarter }) {
  if (term === "quarter") return [quarter];
  return Array.from({ length: term === "three" ? 12 : 4 }, (_, index) => index + 1);
}

/** The quarter of a school year (1–4) for a quarter of the programme (1–12). */
export function ofYear(quarter) {
  return ((quarter - 1) % 4) + 1;
}

/** «II четверть»; in a programme of three years also which year. */
export function quarterName(quarter, profile) {
  const name = `${NAMES[ofYear(quarter) - 1]} четверть`;
  return profile.term === "three" ? `${name} ${schoolYear(profile.year, yearOf(quarter))}` : name;
}

/** Runs of quarters in words: «I–III четверти», «I и III четверти»; for three years each year apart. */
export function quartersInWords(quarters, profile) {
  const years = new Map();
  for (const quarter of quarters) years.set(yearOf(quarter), [...(years.get(yearOf(quarter)) || []), ofYear(quarter)]);
  return [...years].map(([year, own]) => {
    const words = `${ranges(own)} ${own.length > 1 ? "четверти" : "четверть"}`;
    return profile.term === "three" ? `${words} ${schoolYear(profile.year, year)}` : words;
  }).join("; ");
}

function ranges(numbers) {
  const runs = [];
  for (const number of numbers) {
    const last = runs[runs.length - 1];
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? NAMES[from - 1] : `${NAMES[from - 1]}–${NAMES[to - 1]}`)).join(", ");
}

/** 0 for quarters 1–4, 1 for 5–8, 2 for 9–12. */
export function yearOf(quarter) {
  return Math.floor((quarter - 1) / 4);
}

/** The school year that comes `by` years after: ("2026/2027", 1) → "2027/2028". */
export function schoolYear(year, by) {
  const first = firstYear(year) + by;
  return `${first}/${first + 1}`;
}

/** First and last day of a quarter of the programme, as ISO dates. */
export function daysOf(quarter, profile) {
  const [from, to, later] = DAYS[ofYear(quarter) - 1];
  const year = firstYear(profile.year) + yearOf(quarter) + later;
  return [`${year}-${from}`, `${year}-${to}`];
}

/** The last day of the programme's term. */
export function lastDay(profile) {
  return daysOf(quartersOf(profile).pop(), profile)[1];
}

/** The school year of a day, which begins in July: schools plan in summer. */
export function schoolYearOf(day) {
  const first = day.getMonth() >= 6 ? day.getFullYear() : day.getFullYear() - 1;
  return `${first}/${first + 1}`;
}

function firstYear(year) {
  return Number((YEAR.exec(year) || [0, 2026])[1]);
}
