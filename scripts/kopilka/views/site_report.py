"""The yearly report of a pilot school on paper, as a value: the very form that schools hand in, an empty place shown as empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kopilka.content.bank import Bank, Material
from kopilka.content.records.base import Person, Quoted
from kopilka.content.records.project import Report
from kopilka.content.russian import NBSP
from kopilka.views.own_numbers import unnumbered
from kopilka.views.sheet import set_plainly

#: The file in the folder of the page.
NAME = "otchet.pdf"
_PROJECT = re.compile(r"([^«]*)(«.+»)([^»]*)")
Items = tuple[str, ...]


@dataclass(frozen=True)
class Member:
    """Who took part: a name only where there is a basis for showing it."""

    name: str
    position: str
    function: str


@dataclass(frozen=True)
class Stage:
    """A row of the table of goals and achievements; every cell is a list."""

    goals: Items
    content: Items
    planned: Items
    achieved: Items


@dataclass(frozen=True)
class Point:
    """A point of the form: its number and wording, what is answered."""

    title: str
    items: Items


@dataclass(frozen=True)
class SiteReport:
    """The report: `heading` by lines, the school below; `hidden` says that names are left out."""

    heading: Items
    school: str
    year: str
    members: tuple[Member, ...]
    hidden: bool
    network: Items
    stages: tuple[Stage, ...]
    conditions: tuple[Point, ...]
    points: tuple[Point, ...]
    difficulties: Items
    foot: str


def site_report(bank: Bank, material: Material, site: str) -> SiteReport:
    """Return the report of a material of the kind `reports`."""
    record = material.record
    assert isinstance(record, Report)
    members = tuple(_member(person) for person in record.participants)
    return SiteReport(
        _heading(set_plainly(record.title)),
        _full(bank.get("schools", record.school)) if record.school else "",
        record.school_year or "",
        members,
        any(person.name and not person.name_basis for person in record.participants),
        tuple(_full(bank.get("schools", name)) for name in record.network),
        tuple(Stage(*map(_items, (row.goals, row.content, row.planned, row.achieved))) for row in record.rows),
        (
            _condition("кадровое обеспечение", record.staffing),
            _condition("нормативно-правовое обеспечение", record.legal_conditions),
            _condition("материально-техническое обеспечение", record.equipment),
        ),
        (
            Point("3.1. Достигнутые результаты и эффекты инновационного проекта", _items(record.effects)),
            Point("3.2. Обоснование востребованности результатов для МСО города Ярославля", _items(record.demand)),
            Point("3.3. Влияние на эффективность деятельности образовательной организации", _items(record.influence)),
            Point("Материалы, подтверждающие положительный эффект", _items(record.supporting)),
            Point("3.4. Презентация опыта инновационной деятельности", _items(record.presentation)),
        ),
        _items(record.difficulties),
        site,
    )


def _heading(title: str) -> Items:
    """The lines of the heading: what it is, the project by name, for which year."""
    found = _PROJECT.fullmatch(title)
    return tuple(part.strip() for part in found.groups() if part.strip()) if found is not None else (title,)


def _full(school: Material | None) -> str:
    """The full name of a school, which in a document stands whole."""
    if school is None:
        return ""
    return set_plainly(getattr(school.record, "full_name", None) or school.record.title)


def _member(person: Person) -> Member:
    post = ", ".join(filter(None, (person.position, person.category)))
    name = person.name if person.name and person.name_basis else ""
    return Member(set_plainly(name), set_plainly(post), set_plainly(person.function or ""))


def _condition(title: str, quoted: Iterable[Quoted]) -> Point:
    """A condition; its name is not printed twice where the school has written it itself."""
    items = _items(quoted)
    own = bool(items) and items[0].replace(NBSP, " ").casefold().startswith(title)
    return Point("" if own else title, items)


def _items(quoted: Iterable[Quoted]) -> Items:
    texts = [one.text for one in quoted]
    # What stands alone with a number at its beginning would make a list of itself: it is taken without its spaces.
    return tuple(set_plainly(text).strip() for text in unnumbered(texts) or texts)
