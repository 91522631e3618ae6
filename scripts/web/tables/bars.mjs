// A share as a bar under its number. The number is the content; the bar is drawn for the eye and hidden from screen readers.

import { html } from "../shared/dom.mjs";
import { percent } from "./format.mjs";

/** A table cell: «12 · 40 %» with its bar; `hidden` says that there are too few answers to show. */
export function shareCell({ count, share, hidden }) {
  if (hidden) return html`<td class="kp-empty">скрыто</td>`;
  return html`<td class="kp-share"><span class="kp-share__number">${count} · ${percent(share)}</span><span class="kp-share__bar" aria-hidden="true" style=${{ width: `${share * 100}%` }}></span></td>`;
}
