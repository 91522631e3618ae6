// An invented class, to see what the monitoring does.

const SUBJECTS = ["Математика", "Русский язык", "Английский язык", "История"];
const PERIODS = ["1 четверть", "2 четверть", "3 четверть"];

/** A table of 22 codes with marks that only look random; the same every time. */
export function exampleRows() {
  const header = ["Код", ...SUBJECTS.flatMap((subject) => PERIODS.map((period) => `${subject}, ${period}`)), "Математика, ВПР"];
  const pupils = Array.from({ length: 22 }, (_, pupil) => {
    const level = 3.3 + ((pupil * 7) % 6) / 3;
    const marks = SUBJECTS.flatMap((_, subject) => PERIODS.map((_, period) => clamp(level - ((pupil * subject) % 3) / 4 - (pupil % 7 === 1 ? period : 0))));
    return [String(pupil + 1).padStart(2, "0"), ...marks, clamp(level - (pupil % 10 === 5 ? 2 : 0))];
  });
  return [header, ...pupils];
}

function clamp(value) {
  return String(Math.min(5, Math.max(2, Math.round(value))));
}
