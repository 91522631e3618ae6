// Which results ask for attention, by which rule. The words are those of the glossary; the thresholds are the editors'.

import { decimal } from "../tables/format.mjs";
import { NOT_ATTESTED } from "./marks.mjs";

export const RULES = {
  failing: { title: "Неуспевающий", text: "«2» или «н/а» за последний период хотя бы по одному предмету, либо меньше половины работы" },
  weak: { title: "На грани", text: "«3» по нескольким предметам в последнем периоде" },
  falling: { title: "Снижение", text: "результат ниже, чем в прошлый период, по нескольким предметам, либо по одному — два периода подряд или сразу на два балла" },
  test: { title: "ВПР ниже отметки", text: "ВПР на два балла ниже отметки, на балл — по двум предметам, либо меньше половины работы" },
};
/** How many «3» and how many falls ask for attention: «значение редакции», the person may change both. */
export const THRESHOLDS = { threes: 3, falls: 2 };

const HALF = 50;
/** A fall that counts: a whole mark, or ten per cent. An average of marks is rounded first. */
const STEP = { mark: 1, percent: 10 };

/**
 * What fires for a pupil when the periods up to and with `periods[upTo]` are known: [{ rule, text }]. `withTests` looks at ВПР too.
 */
export function fired(pupil, { subjects, periods, percent }, upTo, { threes, falls } = THRESHOLDS, withTests = true) {
  const period = periods[upTo];
  const known = subjects.map((subject) => trail(pupil, subject, periods.slice(0, upTo + 1), percent)).filter(Boolean);
  const now = known.filter(({ last }) => last.period === period);
  return [
    ...of("failing", now.filter(({ last }) => isFailing(last)).map(({ subject, last }) => `${subject} — ${say(last)}`), 1),
    ...of("weak", now.filter(({ last }) => isWeak(last)).map(({ subject }) => subject), threes),
    ...falling(now, falls),
    ...(withTests ? tests(pupil, known, percent) : []),
  ];
}

function of(rule, found, least) {
  return found.length >= least ? [{ rule, text: found.join("; ") }] : [];
}

/** The results of one subject one after another, with the last of them. */
function trail(pupil, subject, periods, percent) {
  const results = pupil.results[subject] || {};
  const steps = periods
    .filter((period) => results[period] !== undefined)
    .map((period) => ({ period, value: results[period], unit: percent.has(`${subject}/${period}`) ? "percent" : "mark" }));
  return steps.length ? { subject, steps, last: steps[steps.length - 1] } : null;
}

/** An average of 3,49 is «3»: halves go up. */
const mark = (value) => Math.floor(value + 0.5);

function isFailing({ value, unit }) {
  return value === NOT_ATTESTED || (unit === "percent" ? value < HALF : mark(value) <= 2);
}

function isWeak({ value, unit }) {
  return unit === "mark" && value !== NOT_ATTESTED && mark(value) === 3;
}

function falling(known, falls) {
  const fell = known.map(({ subject, steps }) => ({ subject, steps, drops: drops(steps) })).filter(({ drops: found }) => found.length && found[found.length - 1] >= 1);
  const grave = fell.filter(({ drops: found }) => found[found.length - 1] >= 2 || (found.length > 1 && found[found.length - 2] >= 1));
  const told = (fell.length >= falls ? fell : grave).map(({ subject, steps }) => `${subject}: ${steps.slice(-3).map(say).join(" → ")}`);
  return told.length ? [{ rule: "falling", text: told.join("; ") }] : [];
}

/** By how many steps each result is lower than the one before it. */
function drops(steps) {
  return steps.slice(1).map((step, at) => {
    const before = steps[at];
    if (step.unit !== before.unit || before.value === NOT_ATTESTED) return 0;
    if (step.value === NOT_ATTESTED) return 2;
    const fall = step.unit === "mark" ? mark(before.value) - mark(step.value) : before.value - step.value;
    return fall / STEP[step.unit];
  });
}

function tests(pupil, known, percent) {
  const found = Object.entries(pupil.tests).map(([subject, value]) => {
    const last = (known.find((one) => one.subject === subject) || {}).last;
    if (percent.has(`${subject}/ВПР`)) return { text: `${subject}: ${decimal(value)} %`, gap: value < HALF ? 2 : 0 };
    const comparable = last && last.unit === "mark" && last.value !== NOT_ATTESTED && value !== NOT_ATTESTED;
    return { text: comparable ? `${subject}: ВПР ${decimal(value)}, отметка ${decimal(last.value)}` : "", gap: comparable ? mark(last.value) - mark(value) : 0 };
  });
  const lower = found.filter(({ gap }) => gap >= 1);
  const grave = lower.filter(({ gap }) => gap >= 2);
  return of("test", (lower.length >= 2 ? lower : grave).map(({ text }) => text), 1);
}

function say({ value, unit }) {
  return value === NOT_ATTESTED ? value : `${decimal(value)}${unit === "percent" ? "\u00a0%" : ""}`;
}
