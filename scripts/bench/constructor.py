"""The Constructor in node with 500 elements: milliseconds of a proposal and of the critic, over many schools.

    python scripts/bench/constructor.py [SCHOOLS]

The elements of the base are repeated under other names and risks until there are 500. Prints the median, the 95th percentile
and the longest, in milliseconds of processor time, and the size of the page's script.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from typing import Any

from corpus import ROOT
from kopilka.content.bank import load
from kopilka.views.constructor import value
from kopilka.views.page import SiteInfo

SCHOOLS = 100
SCRIPT = ROOT / "scripts/kopilka/site/theme/assets/kopilka/constructor.js"
_RUN = """
import { readFileSync } from "node:fs";
import { criticise, emptyProfile, itemOf, makeBase, newProgramme, propose } from "./scripts/web/constructor/logic.mjs";
const { data, schools } = JSON.parse(readFileSync(0, "utf8"));
let seed = 2026;
const roll = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed / 4294967296; };
const elements = [];
for (let copy = 0; elements.length < 500; copy += 1) {
  for (const element of data.elements.slice(0, 500 - elements.length)) {
    const renamed = (id) => `${id}-${copy}`;
    elements.push({ ...element, id: renamed(element.id), requires: element.requires.map(renamed),
      conflicts: element.conflicts.map(renamed),
      risks: copy ? element.risks.map(() => data.risks[Math.floor(roll() * data.risks.length)].id) : element.risks,
      effort: element.effort.map(({ role, hours }) => ({ role, hours: hours * (0.5 + roll()) })) });
  }
}
const base = makeBase({ ...data, elements });
const spent = (work) => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const times = { proposal: [], critic: [] };
for (let school = 0; school < schools; school += 1) {
  const profile = { ...emptyProfile(new Date("2026-09-01")), budget: "r6-munitsipalitet",
    risks: Object.fromEntries(base.risks.filter(() => roll() < 0.5).map(({ id }) => [id, 1 + Math.floor(roll() * 3)])),
    hours: Object.fromEntries(base.roles.map(({ id }) => [id, Math.round(roll() * roll() * 200) / 10])) };
  let proposal;
  times.proposal.push(spent(() => { proposal = propose(base, profile); }));
  const programme = newProgramme(base, profile, proposal);
  const full = { ...programme, items: elements.map(({ id }, at) => itemOf(base, profile, id, `m${at + 1}`)) };
  times.critic.push(spent(() => criticise(base, full)));
}
console.log(JSON.stringify(times));
"""


def constructor(schools: int = SCHOOLS) -> dict[str, list[float]]:
    """Return the times of a proposal and of the critic on a programme of all 500 elements, in milliseconds, a school each."""
    given: dict[str, Any] = {"data": value(load(ROOT), SiteInfo()), "schools": schools}
    done = subprocess.run(
        ["node", "--input-type=module", "-e", _RUN],
        cwd=ROOT,
        input=json.dumps(given, default=str),
        capture_output=True,
        check=True,
        text=True,
    )
    times: dict[str, list[float]] = json.loads(done.stdout)
    return times


def main() -> None:
    """Print the figures."""
    for name, times in constructor(int(sys.argv[1]) if len(sys.argv) > 1 else SCHOOLS).items():
        ordered = sorted(times)
        print(f"{name}: {ordered[len(ordered) // 2]:.1f} {ordered[len(ordered) * 95 // 100]:.1f} {ordered[-1]:.1f} ms")
    print(f"script: {len(gzip.compress(SCRIPT.read_bytes())):,} bytes compressed")


if __name__ == "__main__":
    main()
