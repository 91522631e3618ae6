// «Версия для слабовидящих»: what can be set, how a choice is kept and what it becomes on <html>. No DOM here.

const VERSION = 1;

/** One key for the whole site, with the version of what stands under it. */
export const KEY = `kopilka:a11y:v${VERSION}`;

export const LIGHT = "light";
export const DARK = "dark";
export const TONE_KEY = `kopilka:tone:v${VERSION}`;

/** The tone of the page: what is stored, else what the system asks for. */
export function toneOf(stored, systemIsDark) {
  if (stored === LIGHT || stored === DARK) return stored;
  return systemIsDark ? DARK : LIGHT;
}

/** What to store for a chosen tone; null when it is the system's own, so that the page follows the system again. */
export function toStore(tone, systemIsDark) {
  return tone === toneOf(null, systemIsDark) ? null : tone;
}

/** The settings in the order of the panel. The first option of each is how the page looks without the panel. */
export const SETTINGS = Object.freeze([
  { name: "size", title: "Размер текста", options: { 100: "100 %", 125: "125 %", 150: "150 %", 200: "200 %" } },
  { name: "font", title: "Шрифт", options: { golos: "Golos Text", plain: "Крупный без засечек", serif: "С засечками" } },
  { name: "letters", title: "Между буквами", options: { normal: "Обычно", wide: "Шире" } },
  { name: "lines", title: "Между строками", options: { normal: "Обычно", wide: "Шире" } },
  { name: "pictures", title: "Картинки", options: { on: "Показывать", off: "Описания вместо них" } },
  {
    name: "scheme",
    title: "Цвета",
    options: {
      site: "Обычные",
      white: "Чёрным по белому",
      black: "Белым по чёрному",
      blue: "Тёмно-синим по голубому",
      beige: "Коричневым по бежевому",
      yellow: "Жёлтым по чёрному",
    },
  },
]);

export const DEFAULTS = Object.freeze(Object.fromEntries(SETTINGS.map(({ name, options }) => [name, values(options)[0]])));

/** The choice that is stored; a damaged value, an unknown setting or an unknown option leaves the default. */
export function parse(stored) {
  let found;
  try {
    found = JSON.parse(stored);
  } catch {
    found = null;
  }
  const known = found !== null && typeof found === "object" ? found : {};
  return SETTINGS.reduce((choice, { name }) => change(choice, name, known[name]), DEFAULTS);
}

/** What to store: only what differs from the defaults; null when nothing does. */
export function serialise(choice) {
  const changed = SETTINGS.map(({ name }) => name).filter((name) => choice[name] !== DEFAULTS[name]);
  return changed.length ? JSON.stringify(Object.fromEntries(changed.map((name) => [name, choice[name]]))) : null;
}

/** The choice with one setting changed; the same choice if there is no such option. */
export function change(choice, name, value) {
  const setting = SETTINGS.find((other) => other.name === name);
  return setting && values(setting.options).includes(value) ? { ...choice, [name]: value } : choice;
}

/** [attribute, value] for every setting; null means that the attribute goes: the page looks as it does for everyone. */
export function attributes(choice) {
  return SETTINGS.map(({ name }) => [`data-kp-${name}`, choice[name] === DEFAULTS[name] ? null : choice[name]]);
}

/** What a screen reader says after a change: «Размер текста: 150 %». */
export function said(name, value) {
  const setting = SETTINGS.find((other) => other.name === name);
  return `${setting.title}: ${setting.options[value].toLocaleLowerCase("ru").replace("golos text", "Golos Text")}`;
}

/** The words that stand in for a picture; none for a decorative one. */
export function instead(alt) {
  const words = (alt || "").trim();
  return words ? `Картинка: ${words}` : "";
}

function values(options) {
  return Object.keys(options);
}
