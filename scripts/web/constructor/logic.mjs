// The whole logic of the Constructor behind one door: pure, the same in the browser, on the command line and in tests.

export * from "./base.mjs";
export * from "./calendar.mjs";
export * from "./compare.mjs";
export * from "./critic.mjs";
export * from "./document.mjs";
export * from "./draft.mjs";
export * from "./edits.mjs";
export * from "./exchange.mjs";
export * from "./instance.mjs";
export * from "./profile.mjs";
export * from "./programme.mjs";
export * from "./proposal.mjs";
export * from "./terms.mjs";
export * from "./warming.mjs";
export * from "./year.mjs";
