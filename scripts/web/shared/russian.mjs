// Numbers and words as Russian writes them.

/** The form of a word after a number: plural(2, "час", "часа", "часов") → «часа»; a fraction takes the second form. */
export function plural(number, one, few, many) {
  if (!Number.isInteger(number)) return few;
  const [tens, units] = [Math.abs(number) % 100, Math.abs(number) % 10];
  if (tens > 10 && tens < 20) return many;
  if (units === 1) return one;
  return units > 1 && units < 5 ? few : many;
}

/** «12 часов», «1,5 часа». */
export function counted(number, one, few, many) {
  return `${decimal(number)} ${plural(round(number), one, few, many)}`;
}

/** A number with a decimal comma and at most one digit after it. */
export function decimal(number) {
  return String(round(number)).replace(".", ",");
}

/** «2027-05-25» → «25.05.2027»; what is no such date comes back as it is. */
export function dayOf(iso) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso || "");
  return found ? `${found[3]}.${found[2]}.${found[1]}` : iso || "";
}

/** «первое», «первое и второе», «первое, второе и третье». */
export function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} и ${words[words.length - 1]}`;
}

function round(number) {
  return Math.round(number * 10) / 10;
}

/** Quotes inside quotes: «Совещание „Что мешает“». */
export function inner(text) {
  return text.replace(/«/g, "„").replace(/»/g, "“");
}

/** A title in the midst of a sentence. */
export function quoted(title) {
  return `«${inner(title)}»`;
}
