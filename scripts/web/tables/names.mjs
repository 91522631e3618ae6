// Columns that seem to hold people: by their heading, or by what stands in them. A warning, not a verdict.

const HEADINGS = [
  [/(?:^|\s)ф\.?\s?и\.?\s?о(?:[\s.]|$)|фамили|отчеств|^имя$|имя (?:и|ученика|ребенка|учителя|родителя)|ученик(?:а|и)?$|список класса/, "имена"],
  [/почт|e-?mail|эл\.? адрес/, "адреса почты"],
  [/телефон|моб\./, "телефоны"],
  [/снилс|паспорт|дата рождения|домашний адрес|логин|аккаунт/, "личные данные"],
];
const SIGNS = [
  // «Иванова Анна», «Иванова А. П.», «Иванова Анна Петровна»
  [/^[А-ЯЁ][а-яё-]+\s+[А-ЯЁ](?:[а-яё]+|\.)(?:\s*[А-ЯЁ](?:[а-яё]+|\.))?$/u, "имена"],
  [/^\S+@\S+\.\S+$/, "адреса почты"],
  [/^(?:\+7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}$/, "телефоны"],
  [/^\d{3}-\d{3}-\d{3}[\s-]\d{2}$/, "номера СНИЛС"],
];
const LOOK = 200;
const SHARE = 0.3;

/** [{ column, what }] for the columns that seem to hold people; `header` is the row of headings, `rows` the rows below. */
export function peopleIn(header, rows) {
  const sample = rows.slice(0, LOOK);
  return header.flatMap((heading, column) => {
    const what = byHeading(heading) || byCells(sample.map((row) => row[column]).filter(Boolean));
    return what ? [{ column, what }] : [];
  });
}

function byHeading(heading) {
  const flat = heading.toLowerCase().replace(/ё/g, "е").trim();
  // A question of a survey is longer than a heading of a list.
  const known = flat.length <= 40 && HEADINGS.find(([sign]) => sign.test(flat));
  return known ? known[1] : null;
}

function byCells(cells) {
  const known = SIGNS.find(([sign]) => cells.filter((cell) => sign.test(cell)).length > cells.length * SHARE);
  return known ? known[1] : null;
}
