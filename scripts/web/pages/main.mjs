// The lazy bundle that works out the pages of a document with contents: four fifths of what writing Word weighs, so that only a
// document with contents asks for it.

import { estimatePageNumbers } from "docx/layout";

self.kopilkaPages = { estimatePageNumbers };
