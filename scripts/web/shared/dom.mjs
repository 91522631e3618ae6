// The one way in which interactive areas draw themselves: preact with htm's tagged templates, no eval and no build step of JSX.

import { h, render } from "preact";
import htm from "htm";

export const html = htm.bind(h);
export { render };
