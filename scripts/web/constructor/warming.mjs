// A browser runs code that it meets for the first time several times slower than later, when it has compiled it. So the page does a
// proposal and a critique beforehand, in idle moments and short pieces, and throws them away: the reader's press meets warm code.

import { criticise } from "./critic.mjs";
import { makeInstance } from "./instance.mjs";
import { HIGH, missingIn, TYPICAL_HOURS } from "./profile.mjs";
import { itemOf, newProgramme } from "./programme.mjs";
import { propose } from "./proposal.mjs";
import { solve } from "./solver.mjs";

// Milliseconds that a piece of the search should take: a key pressed meanwhile waits no longer than a frame.
const PIECE = 8;
// Work (of solver.mjs) of the first piece, and of all: by then an engine has compiled what there is to compile. It takes about as
// long as one cold proposal, once a page, so it is not worth asking whether this computer is slow: a slow one needs it most.
const FIRST = 10_000;
const ENOUGH = 600_000;
// A typical school: so many risks, so many times fewer hours than the guide of the editors says.
const RISKS = 5;
const SCARCE = 4;
// The critic reads so many elements so many times.
const ITEMS = 24;
const ROUNDS = 4;

/**
 * What there is to do beforehand for the profile that the page shows, piece by piece; changes nothing and gives nothing.
 * @param now the clock by which pieces are cut
 */
export function* warming(base, shown, now = () => performance.now()) {
  if (!base || !base.elements.length) return;
  const profile = missingIn(shown).length ? typicalProfile(base, shown) : shown;
  const instance = makeInstance(base, profile);
  yield;
  let most = FIRST;
  for (let done = 0; done < ENOUGH;) {
    const start = now();
    const { work } = solve(instance, most);
    const took = now() - start;
    done += Math.max(work, FIRST);
    if (took < PIECE / 2) most = Math.min(2 * most, ENOUGH);
    else if (took > PIECE) most = Math.max(FIRST, most / 2);
    yield;
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const proposal = propose(base, profile, FIRST);
    yield;
    const programme = newProgramme(base, profile, proposal);
    criticise(base, programme);
    yield;
    // Much of what the critic can say is said of a programme that was put together without a thought.
    const some = base.elements.slice(round * ITEMS, (round + 1) * ITEMS);
    criticise(base, { ...programme, reviewDate: "", items: some.map(({ id }, at) => itemOf(base, profile, id, `m${at + 1}`)) });
    yield;
  }
}

/** A school such as many, with the risks that the base names first: its hours are scarce, so the search goes all ways. */
function typicalProfile(base, shown) {
  return {
    ...shown,
    risks: Object.fromEntries(base.risks.slice(0, RISKS).map(({ id }, at) => [id, HIGH - (at % HIGH)])),
    hours: Object.fromEntries(base.roles.map(({ id }) => [id, (TYPICAL_HOURS[id] || 1) / SCARCE])),
  };
}
