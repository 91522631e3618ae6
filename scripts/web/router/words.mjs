// Finding a sign by a teacher's own words: no index, three dozen signs; words are equal if they begin alike.

const EMPTY = new Set("а без бы в во для до его ее ей если еще же за и из или их к как ко когда ли мы на не него нее ней но о об он она они от по под при с своей свой себе со так то у уже что чтобы это я ребенок ребенка ребенку ученик ученика ученице дети очень совсем класс класса классе классник справляется справляться".split(" "));

/** A sign that fits less than this share of the best one is noise. */
const WORTH = 0.4;

/** The words of a text that mean something: lower case, ё as е, digits kept. */
export function words(text) {
  const found = text.toLowerCase().replaceAll("ё", "е").match(/[a-zа-я]+|\d+/g) || [];
  return found.filter((word) => !EMPTY.has(word));
}

/** How well a word of the query fits a word of the text: 1 the same, less the more of the two differs, 0 not alike. */
export function likeness(asked, told) {
  if (asked === told) return 1;
  if (/\d/.test(asked) || asked.length < 3) return 0;
  let same = 0;
  while (same < asked.length && asked[same] === told[same]) same += 1;
  const shorter = Math.min(asked.length, told.length);
  // A stem of three letters is enough for short words («двоек» and «двойки»), longer ones must share more.
  const needed = same === asked.length ? 3 : shorter <= 5 ? 3 : Math.ceil(shorter * 0.6);
  return same >= needed ? same / Math.max(asked.length, told.length) : 0;
}

/** The signs that fit the query, best first: [{ route, sign, score }]. A query without a meaning word finds nothing. */
export function findSigns(data, query) {
  const asked = words(query);
  if (asked.length === 0) return [];
  const found = [];
  for (const [route, { signs, words: about, title }] of Object.entries(data.routes)) {
    const around = words([title, ...about].join(" "));
    signs.forEach((sign, index) => {
      const score = fits(asked, words([sign.text, ...sign.words].join(" ")), around);
      if (score > 0) found.push({ route, index, score });
    });
  }
  const best = Math.max(0, ...found.map(({ score }) => score));
  return found.filter(({ score }) => score >= best * WORTH).sort((one, other) => other.score - one.score);
}

function fits(asked, own, around) {
  const best = (word, texts) => texts.reduce((most, text) => Math.max(most, likeness(word, text)), 0);
  let total = 0;
  let hits = 0;
  for (const word of asked) {
    const found = 2 * best(word, own) + best(word, around);
    // A number alone («3») says nothing: it only helps a sign that fits otherwise.
    if (found > 0 && !/^\d+$/.test(word)) hits += 1;
    total += found;
  }
  return hits > 0 ? total : 0;
}
