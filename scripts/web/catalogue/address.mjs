// The state of the catalogue as the part of its address after «?», so that a link can be sent. Pure.

import { MOST_COMPARED, SORTS, START, VIEWS } from "./logic.mjs";

const LONGEST_QUERY = 300;
const COMPARE = "compare";
const COMPARING = "compared";
const ID = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/** The address of a state, empty for an untouched catalogue. The same state has the same address. */
export function write(base, state) {
  const parts = [];
  const add = (name, value) => value && parts.push(`${name}=${encodeURIComponent(value).replace(/%20/g, "+").replace(/%2C/g, ",").replace(/%2F/g, "/")}`);
  add("q", state.q);
  for (const { name, options } of base.facets) add(name, options.map(({ id }) => id).filter((id) => (state.chosen[name] || []).includes(id)).join(","));
  add("sort", state.sort);
  add("view", state.view === START.view ? "" : state.view);
  add(COMPARE, state.compare.join(","));
  add(COMPARING, state.comparing ? "1" : "");
  return parts.length ? `?${parts.join("&")}` : "";
}

/** The state of an address. What the base does not know is left out: an old link still opens. */
export function read(base, search) {
  const asked = new URLSearchParams(search);
  const list = (name) => [...new Set((asked.get(name) || "").split(",").filter(Boolean))];
  const chosen = {};
  for (const { name, options } of base.facets) {
    const wanted = new Set(list(name));
    const known = options.map(({ id }) => id).filter((id) => wanted.has(id));
    if (known.length) chosen[name] = known;
  }
  const compare = list(COMPARE).filter((id) => ID.test(id) && base.byId.has(id)).slice(0, MOST_COMPARED);
  const one = (name, known) => (Object.keys(known).find((value) => value === asked.get(name)) || "");
  return {
    q: tidy(asked.get("q") || ""),
    chosen,
    sort: one("sort", SORTS),
    view: one("view", VIEWS) || START.view,
    compare,
    comparing: asked.get(COMPARING) === "1" && compare.length > 0,
  };
}

/** A query as it is kept: one line, no blanks at the ends, not endless. */
export function tidy(query) {
  return [...query.replace(/\s+/g, " ").trim()].slice(0, LONGEST_QUERY).join("").trim();
}
