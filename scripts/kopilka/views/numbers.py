"""True numbers of the base, for pages and reports."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Availability, Origin
from kopilka.content.kinds import Kind
from kopilka.content.records.school import School
from kopilka.views.facets import latest_first, shown
from kopilka.views.landings import present_kinds


@dataclass(frozen=True)
class Numbers:
    """What the base holds now. A declared material counts apart: its text is not there."""

    materials: int
    declared: int
    editorial: int
    from_documents: int
    from_schools: int
    schools: int
    acts: int
    terms: int
    sources: int
    kinds: list[tuple[Kind, int]]


def numbers(bank: Bank, *, drafts: bool = False) -> Numbers:
    """Count what readers see."""
    visible = shown(bank, drafts=drafts)
    library = [item for item in visible if item.kind.library]
    given = [item for item in library if item.record.availability is Availability.GIVEN]

    def came_from(origin: Origin) -> int:
        return sum(item.record.origin is origin for item in given)

    def of_kind(folder: str) -> int:
        return sum(item.kind.folder == folder for item in visible)

    schools = sum(isinstance(item.record, School) and item.record.organisation_kind == "школа" for item in visible)
    return Numbers(
        len(given),
        len(library) - len(given),
        came_from(Origin.EDITORIAL),
        came_from(Origin.DOCUMENT),
        came_from(Origin.SCHOOL),
        schools,
        of_kind("acts"),
        of_kind("terms"),
        of_kind("sources"),
        present_kinds(library),
    )


def newest(bank: Bank, limit: int, *, drafts: bool = False) -> list[Material]:
    """Return the materials of the library that were reviewed last; of one day, a material of each kind in turn."""
    given = [item for item in shown(bank, drafts=drafts) if item.kind.library and item.record.availability is Availability.GIVEN]
    turn: Counter[tuple[str, str]] = Counter()
    ranked = []
    for place, item in enumerate(latest_first(given)):
        day = str(item.record.reviewed or "")
        ranked.append((day, -turn[day, item.kind.folder], -place, item))
        turn[day, item.kind.folder] += 1
    return [item for *_, item in sorted(ranked, key=lambda rank: rank[:3], reverse=True)[:limit]]
