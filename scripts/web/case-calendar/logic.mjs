// Working days from a day on: Saturdays and Sundays are skipped, public holidays are not known.

const DAY = 86_400_000;

/** The day that comes `days` working days after `start` (both as YYYY-MM-DD); day 0 is the first working day from `start` on. */
export function workday(start, days) {
  let time = Date.parse(`${start}T00:00:00Z`);
  if (Number.isNaN(time)) return null;
  while (rests(time)) time += DAY;
  for (let left = days; left > 0; left -= 1) {
    do time += DAY; while (rests(time));
  }
  return new Date(time).toISOString().slice(0, 10);
}

function rests(time) {
  return [0, 6].includes(new Date(time).getUTCDay());
}

const SPOKEN = new Intl.DateTimeFormat("ru", { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" });

/** The day as people say it: «вт, 1 декабря». */
export function spoken(day) {
  return SPOKEN.format(new Date(`${day}T00:00:00Z`));
}
