// Blocks → a docx document: A4, Russian, page numbers at the foot. The block model is described in shared/word.mjs.

import { AlignmentType, Document, Footer, PageNumber, PageOrientation, Packer, Paragraph, TextRun } from "docx";
import { Blocks, clean } from "./blocks.mjs";
import { NUMBERING, STYLES } from "./styles.mjs";

// Twips: a twentieth of a point, 56.7 of them in a millimetre. A wide left margin is for the file that holds the paper.
const MM = 56.7;
const PAGE = { width: 11906, height: 16838 }; // A4 as Word itself writes it
const MARGIN = { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 15 * MM, header: 10 * MM, footer: 10 * MM };

/** The document as a Blob. @param pageNumbers estimatePageNumbers of docx/layout, where the document has contents */
export function toBlob(document, pageNumbers) {
  return Packer.toBlob(toDocx(document, pageNumbers));
}

/** The docx document of neutral blocks; without `pageNumbers` the contents have entries and no pages. */
export function toDocx({ title, blocks, titlePage = false }, pageNumbers) {
  const numbers = new Blocks();
  return new Document({
    title: clean(title),
    creator: "Копилка",
    lastModifiedBy: "Копилка",
    styles: STYLES,
    numbering: NUMBERING,
    // The pages of the table of contents are worked out here, so Word need not ask whether to update the field.
    pageNumbers,
    sections: cut(blocks).map(({ landscape, blocks: own }, index) => ({
      properties: { page: page(landscape), titlePage: titlePage && index === 0 },
      footers: { default: footer(), ...(titlePage && index === 0 ? { first: new Footer({ children: [new Paragraph("")] }) } : {}) },
      children: own.flatMap((block) => numbers.of(block, textWidth(landscape))),
    })),
  });
}

/** Cuts the blocks into sections at { type: "section" }. */
function cut(blocks) {
  const sections = [{ landscape: false, blocks: [] }];
  for (const block of blocks) {
    if (block.type === "section") sections.push({ landscape: Boolean(block.landscape), blocks: [] });
    else sections[sections.length - 1].blocks.push(block);
  }
  return sections.filter(({ blocks: own }, index) => own.length || (index === 0 && sections.length === 1));
}

// docx swaps width and height of a landscape page itself.
function page(landscape) {
  return { size: { ...PAGE, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: margin(landscape) };
}

/** Turned by a quarter, the side of the file becomes the top. */
function margin(landscape) {
  const { top, bottom, left, right, ...rest } = MARGIN;
  const sides = landscape ? { top: left, bottom: right, left: bottom, right: top } : { top, bottom, left, right };
  return Object.fromEntries(Object.entries({ ...sides, ...rest }).map(([side, size]) => [side, Math.round(size)]));
}

function textWidth(landscape) {
  const { left, right } = margin(landscape);
  return (landscape ? PAGE.height : PAGE.width) - left - right;
}

function footer() {
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] })] });
}
