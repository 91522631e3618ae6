// The lazy bundle behind shared/word.mjs: docx is large, so no page carries it until a reader asks for a Word file.

import { toBlob } from "./document.mjs";

self.kopilkaWord = { toBlob };
