// Bytes of files as they go over the network: compressed once each, and as they are where they are compressed already.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const known = new Map();

/** The bytes of a file on its way. */
export function sent(path) {
  if (!known.has(path)) {
    const raw = readFileSync(path);
    known.set(path, Math.min(raw.length, gzipSync(raw, { level: 9 }).length));
  }
  return known.get(path);
}

/** Counts each file once. */
export class Counter {
  constructor(...paths) {
    this.paths = new Set(paths);
  }

  add(path) {
    this.paths.add(path);
  }

  total() {
    return [...this.paths].reduce((sum, path) => sum + sent(path), 0);
  }
}
