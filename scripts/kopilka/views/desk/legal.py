"""Watching the law: acts no longer in force, what rests on them, what replaced them, and acts not compared of late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kopilka.content.bank import Bank, Material
from kopilka.content.records.act import Act
from kopilka.rules import clock
from kopilka.rules.dates import CHECKED_FOR, cited_acts, repealed
from kopilka.views.facets import shown


@dataclass(frozen=True)
class RepealedAct:
    """An act which is no longer in force: what replaced it and the materials that rest on it."""

    act: Material
    since: date | None
    replaced_by: tuple[Material, ...]
    dependants: tuple[Material, ...]


@dataclass(frozen=True)
class LegalWatch:
    """What a curator must look at: repealed acts, those whose state was not compared for a year, those never compared."""

    day: date
    repealed: tuple[RepealedAct, ...]
    stale: tuple[Material, ...]
    unverified: tuple[Material, ...]

    @property
    def flagged(self) -> int:
        """How many materials rest on a repealed act."""
        return len({material.key for entry in self.repealed for material in entry.dependants})


def legal_watch(bank: Bank) -> LegalWatch:
    """Return the state of the acts on this day, and exactly those materials which `check` flags for it."""
    today = clock.today()
    acts = [(item, item.record) for item in bank.of("acts") if isinstance(item.record, Act) and item.record.status.public]
    users: dict[str, list[Material]] = {}
    for material in shown(bank):
        for key in sorted({key for _, key in cited_acts(bank, material)}):
            users.setdefault(key, []).append(material)
    return LegalWatch(
        today,
        tuple(
            RepealedAct(item, act.valid_to, _named(bank, act.replaced_by), tuple(users.get(item.key, ())))
            for item, act in acts
            if repealed(act, today)
        ),
        tuple(item for item, act in acts if act.checked_on is not None and today - act.checked_on > CHECKED_FOR),
        tuple(item for item, act in acts if not act.verified),
    )


def _named(bank: Bank, names: tuple[str, ...]) -> tuple[Material, ...]:
    return tuple(found for name in names if (found := bank.get("acts", name)) is not None)
