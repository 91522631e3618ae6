// The document in Node: for command lines and tests.

import { Packer } from "docx";
import { estimatePageNumbers } from "docx/layout";
import { toDocx } from "./document.mjs";

/** The document as a Buffer, the pages of its contents worked out. */
export function toBuffer(document) {
  return Packer.toBuffer(toDocx(document, estimatePageNumbers));
}
