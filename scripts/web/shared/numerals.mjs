// Numbers with Russian words: 1 признак, 2 признака, 5 признаков.

const RULES = new Intl.PluralRules("ru");
const FORMS = { one: 0, few: 1, many: 2, other: 2 };

/** The number, a no-break space and the right one of the three forms. */
export function counted(number, forms) {
  return `${number}\u00a0${forms[FORMS[RULES.select(number)]]}`;
}
