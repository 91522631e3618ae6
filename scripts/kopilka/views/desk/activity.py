"""What happens to the base: new, improved and reviewed materials by month and school, and how long publication takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from kopilka.content.bank import Bank, Material
from kopilka.content.history import History, Life, Reading
from kopilka.content.school_year import year_of
from kopilka.views.cards import school_name
from kopilka.views.facets import shown


@dataclass(frozen=True)
class Activity:
    """What happened to materials in a month or in a school; each material counts once a month in each column."""

    id: str
    title: str
    new: int = 0
    improved: int = 0
    reviewed: int = 0


@dataclass(frozen=True)
class Waiting:
    """How many days passed from the first appearance of a file to its publication."""

    measured: int
    at_once: int
    median: float | None
    longest: int | None


@dataclass(frozen=True)
class Activities:
    """The activity by month and school year, the newest first, and by school; `state` says how much of the history was read."""

    state: Reading
    months: tuple[Activity, ...]
    years: tuple[Activity, ...]
    schools: tuple[Activity, ...]
    waiting: Waiting


@dataclass(frozen=True)
class _Event:
    what: str
    month: str
    key: str
    school: str

    @property
    def year(self) -> str:
        """The school year."""
        return year_of(date.fromisoformat(f"{self.month}-01"))


def activities(bank: Bank) -> Activities:
    """Count what git and the cards tell of the library's materials that readers see."""
    history = bank.history
    library = [material for material in shown(bank) if material.kind.library]
    events = {event for material in library for event in _events(material, history)}
    names = {material.id: school_name(material) for material in bank.of("schools")} | {"": "Редакция"}
    by_month, by_year, by_school = (_grouped(events, name) for name in ("month", "year", "school"))
    return Activities(
        history.state,
        tuple(_row(month, month, by_month[month]) for month in sorted(by_month, reverse=True)),
        tuple(_year_row(year, by_year[year]) for year in sorted(by_year, reverse=True)),
        tuple(
            _row(name, names.get(name, name), by_school[name]) for name in sorted(by_school, key=lambda name: names.get(name, ""))
        ),
        _waiting([history.lives[material.key] for material in library if material.key in history.lives], history),
    )


def _grouped(events: set[_Event], by: str) -> dict[str, list[_Event]]:
    found: dict[str, list[_Event]] = {}
    for event in events:
        found.setdefault(getattr(event, by), []).append(event)
    return found


def _events(material: Material, history: History) -> Iterator[_Event]:
    """A material is new in the month of its first commit, improved in later ones, reviewed on the days its card has named."""
    school = material.record.school or ""  # the editors' own
    life = history.lives.get(material.key)
    reviewed = set(life.reviewed) if life is not None else set()
    if material.record.reviewed is not None:
        reviewed.add(material.record.reviewed)
    for day in reviewed:
        yield _Event("reviewed", _month(day), material.key, school)
    if life is None or history.state is not Reading.WHOLE:
        return
    yield _Event("new", _month(life.added), material.key, school)
    for day in life.changed:
        if day > life.added:
            yield _Event("improved", _month(day), material.key, school)


def _month(day: date) -> str:
    return f"{day.year}-{day.month:02}"


def _row(id: str, title: str, events: list[_Event]) -> Activity:
    def number(what: str) -> int:
        return sum(event.what == what for event in events)

    return Activity(id, title, number("new"), number("improved"), number("reviewed"))


def _year_row(year: str, events: list[_Event]) -> Activity:
    """A material counts once a year in each column, however many months it was improved in."""
    return _row(year, year, list({(event.what, event.key): event for event in events}.values()))


def _waiting(lives: list[Life], history: History) -> Waiting:
    """The days between the first commit of a file and the one in which its state became public."""
    whole = history.state is Reading.WHOLE
    days = [max(0, (life.published - life.added).days) for life in lives if life.published is not None] if whole else []
    waited = [number for number in days if number]
    return Waiting(len(days), len(days) - len(waited), median(waited) if waited else None, max(waited) if waited else None)
