// What every page has around and in its text: the search, the contents, the sections, printing, copying, ticking off steps.

import "./style.css";
import * as copy from "../copy/view.mjs";
import { mountKeep } from "../collection/keep.mjs";
import { armFolder } from "../find/folder.mjs";
import { mount as mountFind } from "../find/view.mjs";
import * as steps from "../steps/view.mjs";
import { onPage } from "../shared/page.mjs";
import { mountContents } from "./contents.mjs";
import { mountMenu } from "./menu.mjs";
import { mountPrint } from "./print.mjs";

armFolder();
for (const mount of [mountFind, mountKeep, mountContents, mountMenu, mountPrint, copy.mount, steps.mount]) onPage(mount);
