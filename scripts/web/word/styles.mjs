// Styles of the Word documents: built-in names where Word has them, so that a school restyles a whole document at once.
//
// Times New Roman is on every school PC; where it is not, office suites put Liberation Serif or PT Serif of like measure.

import { AlignmentType, LevelFormat } from "docx";

const FONT = "Times New Roman";
const RUSSIAN = { value: "ru-RU", eastAsia: "ru-RU" };
// Sizes are half-points, distances are twips.
const BODY = 24;
const SMALL = 20;

export const BULLETS = "bullets";
export const NUMBERS = "numbers";

const run = (size, more = {}) => ({ font: FONT, size, color: "000000", ...more });
const spacing = (before, after, line = 264) => ({ before, after, line });
const heading = (size, before, after) => ({
  run: run(size, { bold: true }),
  paragraph: { keepNext: true, keepLines: true, spacing: spacing(before, after) },
});
const own = (id, name, paragraph, more = {}) => ({ id, name, basedOn: "Normal", next: "Normal", quickFormat: true, paragraph, run: more });

export const STYLES = {
  default: {
    document: { run: { ...run(BODY), language: RUSSIAN }, paragraph: { spacing: spacing(0, 120) } },
    title: { run: run(32, { bold: true }), paragraph: { alignment: AlignmentType.CENTER, spacing: spacing(240, 120) } },
    heading1: heading(30, 360, 160),
    heading2: heading(26, 280, 120),
    heading3: heading(BODY, 200, 80),
    heading4: { ...heading(BODY, 160, 80), run: run(BODY, { bold: true, italics: true }) },
    listParagraph: { run: run(BODY), paragraph: { spacing: spacing(0, 60) } },
  },
  paragraphStyles: [
    own("Justified", "Текст по ширине", { alignment: AlignmentType.BOTH }),
    own("Centered", "По центру", { alignment: AlignmentType.CENTER }),
    own("Approval", "Гриф", { indent: { left: 5100 }, spacing: spacing(0, 40) }),
    own("TitleGap", "Отступ титульного листа", { spacing: spacing(1900, 0) }),
    own("Subtitle", "Subtitle", { alignment: AlignmentType.CENTER, spacing: spacing(0, 120) }, { size: 26 }),
    own("ContentsTitle", "Заголовок содержания", { keepNext: true, spacing: spacing(0, 160) }, { size: 30, bold: true }),
    own("TOC1", "toc 1", { spacing: spacing(60, 40) }),
    own("TOC2", "toc 2", { indent: { left: 284 }, spacing: spacing(0, 40) }),
    own("Note", "Примечание", { spacing: spacing(0, 100) }, { size: SMALL, italics: true }),
    own("TableText", "Текст таблицы", { spacing: spacing(0, 20, 240) }, { size: SMALL }),
    own("TableHead", "Шапка таблицы", { keepNext: true, spacing: spacing(0, 20, 240) }, { size: SMALL, bold: true }),
    own("AfterTable", "После таблицы", { spacing: spacing(0, 0, 200) }, { size: 12 }),
  ],
};

const item = (format, text) => [{
  level: 0,
  format,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 567, hanging: 340 } } },
}];

export const NUMBERING = {
  config: [
    { reference: BULLETS, levels: item(LevelFormat.BULLET, "–") },
    { reference: NUMBERS, levels: item(LevelFormat.DECIMAL, "%1.") },
  ],
};
