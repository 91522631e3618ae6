"""What a curator has before him: materials under review and how long they wait; practices and what they lack to ripen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from kopilka.content.bank import Bank, Material
from kopilka.content.described import described
from kopilka.content.enums import Maturity, Origin, Status
from kopilka.content.fields import Need
from kopilka.content.records.practice import Practice
from kopilka.content.sheets import Reviewed, criteria
from kopilka.rules.honesty import CONFIRMED, experienced, replicated


@dataclass(frozen=True)
class Waiting:
    """A material that somebody must look at. `days` is how long it has lain unchanged; None where nothing tells."""

    key: str
    title: str
    status: Status
    days: int | None
    sheet: str
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Ripening:
    """A practice, the maturity next to its own, and what it lacks to reach it."""

    key: str
    title: str
    next: Maturity
    lacks: tuple[str, ...]


#: Who moves a material from one state to another: the owner of its folder (CODEOWNERS) accepts the change.
MOVES: tuple[tuple[Status, Status, str], ...] = (
    (Status.DRAFT, Status.REVIEW, "автор или куратор папки"),
    (Status.REVIEW, Status.DRAFT, "куратор папки, с письмом автору"),
    (Status.REVIEW, Status.PUBLISHED, "куратор папки, по листу эксперта"),
    (Status.PUBLISHED, Status.RENEWAL, "куратор папки"),
    (Status.RENEWAL, Status.PUBLISHED, "куратор папки"),
    (Status.PUBLISHED, Status.ARCHIVED, "куратор папки или автор"),
    (Status.RENEWAL, Status.ARCHIVED, "куратор папки или автор"),
    (Status.ARCHIVED, Status.RENEWAL, "куратор папки"),
)


def waiting(bank: Bank, sheets: dict[str, Reviewed], since: Callable[[str], date | None], today: date) -> list[Waiting]:
    """Return what waits for review, for an answer to its author or for renewal, the longest first.

    `since` tells from when on a file (by its path from the root) has been as it is.
    """
    states = (Status.REVIEW, Status.RENEWAL)
    found = []
    for material in bank.materials.values():
        if material.record.status in states:
            day = since(material.source.path)
            days = (today - day).days if day is not None else None
            found.append(_waiting(material, days, sheets.get(material.key)))
    return sorted(found, key=lambda one: (-(one.days if one.days is not None else -1), one.key))


def _waiting(material: Material, days: int | None, reviewed: Reviewed | None) -> Waiting:
    record = material.record
    return Waiting(material.key, record.title, record.status, days, _of_sheet(material, reviewed), tuple(lacking(material)))


def _of_sheet(material: Material, reviewed: Reviewed | None) -> str:
    if reviewed is None:
        return "листа нет"
    if reviewed.sheet.decision is not None:
        return reviewed.sheet.decision.value
    return f"ответов {len(reviewed.sheet.marks)} из {len(criteria(material.kind))}"


def lacking(material: Material) -> Iterator[str]:
    """Yield the labels of the fields and sections which publication needs and the material has not."""
    record = material.record
    for field in described(type(record)):
        if field.need in (Need.ALWAYS, Need.PUBLISHED) and getattr(record, field.key) in (None, (), False, ""):
            yield field.label
    written = {section.title for section in material.source.body.sections if not section.empty}
    for section in record.SECTIONS:
        if section.need is Need.PUBLISHED and section.title not in written:
            yield f"раздел «{section.title}»"


def ripening(bank: Bank) -> list[Ripening]:
    """Return the practices that could be riper, the nearest to the next maturity first."""
    schools = replicated(bank)
    found = []
    for material in bank.materials.values():
        if isinstance(material.record, Practice) and material.record.status.public:
            after = _next(material.record, schools.get(material.key, set()))
            if after is not None:
                found.append(Ripening(material.key, material.record.title, *after))
    return sorted(found, key=lambda one: (len(one.lacks), one.next is Maturity.TRIED, one.key))


def _next(record: Practice, schools: set[str]) -> tuple[Maturity, tuple[str, ...]] | None:
    count = experienced(record, schools)
    if record.maturity is Maturity.CONFIRMED:
        return None
    if record.maturity is Maturity.TRIED:
        return Maturity.CONFIRMED, (f"школ с опытом: {count} из {CONFIRMED}",) if count < CONFIRMED else ()
    if count:
        return Maturity.TRIED, ()
    first = (
        "опыт внедрения хотя бы одной школы"
        if record.origin is Origin.EDITORIAL
        else "опыт внедрения или свой результат с числами"
    )
    return Maturity.TRIED, (first,)
