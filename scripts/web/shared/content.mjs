// The content of another page of the base, read as a document: for comparing, for one document out of many.
// A page opened from a folder may not fetch another, but a frame may tell of itself: see find/reader.mjs.

import { fromFolder } from "./address.mjs";

/** How a page that is read in a frame knows that it is asked, and how its answer is known. */
export const ASKED = "#kopilka-content";
export const ANSWER = "kopilka-content";
const PATIENCE = 15_000;

/** The page's main part as an element of a document of its own, with absolute links; rejects where it cannot be read. */
export async function readPage(address) {
  const full = new URL(address, location.href).href;
  const page = new DOMParser().parseFromString(await (fromFolder() ? throughFrame(full) : fetched(full)), "text/html");
  const content = page.getElementById("kp-content");
  if (!content) throw new Error(`На странице ${address} нет содержания.`);
  for (const link of content.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), full).href);
  for (const picture of content.querySelectorAll("img[src]")) picture.setAttribute("src", new URL(picture.getAttribute("src"), full).href);
  return content;
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`Страница ${address} не открылась.`);
  return answer.text();
}

function throughFrame(address) {
  return new Promise((resolve, reject) => {
    const frame = document.createElement("iframe");
    const end = (settle, value) => {
      clearTimeout(timer);
      removeEventListener("message", hear);
      frame.remove();
      settle(value);
    };
    const hear = ({ source, data }) => {
      if (source === frame.contentWindow && data && typeof data[ANSWER] === "string") end(resolve, data[ANSWER]);
    };
    const timer = setTimeout(() => end(reject, new Error(`Страница ${address} не открылась.`)), PATIENCE);
    addEventListener("message", hear);
    frame.hidden = true;
    frame.src = `${address}${ASKED}`;
    document.body.append(frame);
  });
}
