// The engine as a script of its own, which a page loads when somebody searches (shared/engine.mjs).

import { openSearch } from "./logic.mjs";

self.kopilkaSearch = { openSearch };
