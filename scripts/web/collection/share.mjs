// A collection as a link without login: everything is in the part of the address after «#», which no server sees. Pure.

import lz from "lz-string";
import { sound } from "./logic.mjs";

const MARK = "#podborka=";
/** Longer links are cut by some messengers and mail programs. */
export const SAFE_LENGTH = 2000;

/** The part of an address that carries the collection; [title, id, note, id, note, …] is the shortest that stays legible. */
export function toHash(collection) {
  const parts = [collection.title, ...collection.items.flatMap(({ id, note }) => [id, note])];
  return MARK + lz.compressToEncodedURIComponent(JSON.stringify(parts));
}

/** The collection of an address: null where it carries none, an empty one where the link is damaged. */
export function fromHash(hash) {
  if (!hash.startsWith(MARK)) return null;
  let parts;
  try {
    parts = JSON.parse(lz.decompressFromEncodedURIComponent(hash.slice(MARK.length)));
  } catch {
    parts = [];
  }
  if (!Array.isArray(parts)) parts = [];
  const items = [];
  for (let index = 1; index < parts.length; index += 2) items.push({ id: parts[index], note: parts[index + 1] });
  return sound({ title: parts[0], items });
}
