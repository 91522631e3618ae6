"""The Constructor in node: how quick with 500 elements, how near the best possible on the elements of the base.

    python scripts/bench/constructor.py [SCHOOLS]     `make bench` does it too

Speed: the elements of the base are repeated under other names and risks until there are 500; a proposal and a critic's reading of
a programme of all 500 are timed for a hundred schools, in milliseconds: of the clock on the wall, and of the processor on the
thread for which the reader waits, which other programs of the machine do not disturb. The first of all is told apart, in engines
that have just started: one that has done nothing yet (the cold figure), and one that has made itself ready by the same function
as the page does in idle moments (what the reader's first press meets); of several engines the middle one counts.

Nearness: 500 random schools of each seed (or SCHOOLS) against the optimum that HiGHS finds. And the compressed size of the page's
script. The press on the page itself, in Chromium: constructor_page.py.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from corpus import ROOT
from kopilka.content.bank import load
from kopilka.views.constructor import constructor_data, value
from kopilka.views.page import SiteInfo

# After our own folder, which has a `support` too.
sys.path.append(str(ROOT / "tests"))
from optimum import optimum, schools

TIMED = 100
#: Engines that are started for a figure of a first call.
ENGINES = 7
SCHOOLS = 500
#: The most that each may take, in milliseconds.
TARGETS = {"proposal": 100, "critic": 10}
WORDS = {"proposal": "предложение", "critic": "критик"}
FIRSTS = ("первый раз, движок холодный", "первое нажатие на прогретой странице")
SEEDS = (5, 6, 7, 8, 9, 10)
SCRIPT = ROOT / "scripts/kopilka/site/theme/assets/kopilka/constructor.js"
_CLI = ROOT / "scripts/web/constructor/cli.mjs"
_RUN = """
import { readFileSync } from "node:fs";
import { criticise, emptyProfile, itemOf, makeBase, newProgramme, propose, warming } from "./scripts/web/constructor/logic.mjs";
const { data, schools, warm } = JSON.parse(readFileSync(0, "utf8"));
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
const bell = new Int32Array(new SharedArrayBuffer(4));
const ofThread = () => {
  Atomics.wait(bell, 0, 0, 0.05); // Linux brings the account of a thread up to date when it pauses
  return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
};
const spent = (work) => {
  const thread = ofThread();
  const start = performance.now();
  work();
  const wall = performance.now() - start;
  return [wall, ofThread() - thread];
};
const times = { proposal: [], critic: [], pieces: [] };
if (warm) {
  // As the page does it, with pauses in which the engine compiles.
  const pieces = warming(base, emptyProfile(new Date("2026-09-01")));
  for (let done = false; !done;) {
    times.pieces.push(spent(() => { ({ done } = pieces.next()); })[1]);
    await new Promise((next) => { setTimeout(next, 5); });
  }
}
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


@dataclass(frozen=True)
class Figure:
    """A number with its unit and the most that it may be, if a target is set."""

    what: str
    value: float
    unit: str
    target: float | None = None


def figures(count: int = SCHOOLS) -> list[Figure]:
    """Return all figures of the Constructor; `count` random schools a seed are compared with the optimum."""
    base = value(load(ROOT), SiteInfo())
    found = []
    long = _times(base, TIMED)
    cold, warm = ([_times(base, 1, warm=own) for _ in range(ENGINES)] for own in (False, True))
    for name, target in TARGETS.items():
        for told, place in (("по часам", 0), ("поток", 1)):
            ordered = sorted(own[place] for own in long[name][1:])
            what = f"конструктор, 500 элементов, {WORDS[name]}, {told}"
            firsts = (median(times[name][0][place] for times in engines) for engines in (cold, warm))
            found += [
                *(Figure(f"{what}: {how}", own, "мс", target) for how, own in zip(FIRSTS, firsts, strict=True)),
                Figure(f"{what}: обычно", median(ordered), "мс"),
                Figure(f"{what}: из ста хуже одно", ordered[len(ordered) * 99 // 100], "мс", target),
            ]
    pieces = [times["pieces"] for times in warm]
    found += [
        Figure("конструктор, 500 элементов, прогрев в паузах: всё вместе", median(sum(own) for own in pieces), "мс"),
        Figure("конструктор, 500 элементов, прогрев в паузах: самый долгий кусок", median(max(own) for own in pieces), "мс", 50),
    ]
    for seed in SEEDS:
        what = f"конструктор, до лучшего покрытия не хватает, худшая школа из {count}, семя {seed}"
        found.append(Figure(what, 100 * (1 - min(_shares(base, seed, count))), "%", 2))
    return [*found, Figure("конструктор, сжатый скрипт", len(gzip.compress(SCRIPT.read_bytes())) / 1024, "КБ", 60)]


def _times(base: dict[str, Any], count: int, *, warm: bool = False) -> dict[str, list[Any]]:
    """Return the milliseconds that an engine just started takes for `count` schools, by the clock and of the thread.

    Under "proposal" and "critic" a pair a school; under "pieces" those of the thread for each piece of making itself ready.
    """
    given = json.dumps({"data": base, "schools": count, "warm": warm}, default=str)
    done = subprocess.run(
        ["node", "--input-type=module", "-e", _RUN], cwd=ROOT, input=given, capture_output=True, check=True, text=True
    )
    times: dict[str, list[Any]] = json.loads(done.stdout)
    return times


def _shares(base: dict[str, Any], seed: int, count: int) -> list[float]:
    """Return what part of the best possible coverage the proposals reach, a school each."""
    with tempfile.TemporaryDirectory(prefix="kopilka-bench-") as folder:
        for artifact in constructor_data(load(ROOT), SiteInfo()):
            path = Path(folder) / artifact.uri
            path.parent.mkdir(parents=True)
            path.write_bytes(artifact.make())
        profiles = Path(folder) / "profiles.json"
        profiles.write_text(json.dumps(schools(base, seed, count)), "utf-8")
        command = ["node", str(_CLI), "--site", folder, "--json", "--profile", str(profiles), "--instance"]
        proposals = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)["proposal"]
    best = [optimum(proposal["instance"]) for proposal in proposals]
    return [own["coverage"]["value"] / most if most > 0.5 else 1.0 for own, most in zip(proposals, best, strict=True)]


def main() -> None:
    """Print the figures beside their targets."""
    for figure in figures(int(sys.argv[1]) if len(sys.argv) > 1 else SCHOOLS):
        target = (
            ""
            if figure.target is None
            else f"  (не больше {figure.target:g}: {'держится' if figure.value <= figure.target else 'НЕ держится'})"
        )
        print(f"{figure.what}: {figure.value:.1f} {figure.unit}{target}")


if __name__ == "__main__":
    main()
