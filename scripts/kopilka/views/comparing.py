"""Materials of a kind one under another: a dense table for comparing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Origin
from kopilka.content.records.practice import Faceted
from kopilka.content.russian import grades
from kopilka.views.cards import detail, school_name
from kopilka.views.links import Links

Reader = Callable[[Bank, Material], str]


@dataclass(frozen=True)
class Row:
    """A material in the table: its title, the link to it and a text for each column, empty where there is nothing to say."""

    title: str
    link: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """The columns in which the materials have something to say, and the materials by title."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def comparison(bank: Bank, materials: Iterable[Material], links: Links) -> Comparison:
    """Return the table of the materials; a column that is empty for all of them is left out."""
    ordered = sorted(materials, key=lambda item: item.record.title.lower())
    table = [[read(bank, item) for read in _COLUMNS.values()] for item in ordered]
    told = [number for number in range(len(_COLUMNS)) if any(row[number] for row in table)]
    names = tuple(_COLUMNS)
    rows = (
        Row(item.record.title, links.to(item.key), tuple(cells[number] for number in told))
        for item, cells in zip(ordered, table, strict=True)
    )
    return Comparison(tuple(names[number] for number in told), tuple(rows))


def _classes(bank: Bank, item: Material) -> str:
    record = item.record
    if not isinstance(record, Faceted):
        return ""
    return grades(record.grades) if record.grades else ", ".join(bank.term_title("levels", level) for level in record.levels)


def _subjects(bank: Bank, item: Material) -> str:
    return ", ".join(bank.term_title("subjects", subject) for subject in getattr(item.record, "subjects", ()))


def _time(_: Bank, item: Material) -> str:
    return getattr(item.record, "duration", None) or ""


def _evidence(bank: Bank, item: Material) -> str:
    evidence = getattr(item.record, "evidence", None)
    return detail(bank, "evidence", evidence, "badge") if evidence else ""


def _cost(bank: Bank, item: Material) -> str:
    cost = getattr(item.record, "cost", None)
    return detail(bank, "costs", cost, "short") if cost else ""


def _whose(bank: Bank, item: Material) -> str:
    school = bank.get("schools", item.record.school) if item.record.school else None
    if school is not None:
        return school_name(school)
    return "редакция" if item.record.origin is Origin.EDITORIAL else ""


_COLUMNS: dict[str, Reader] = {
    "Классы": _classes,
    "Предмет": _subjects,
    "Время": _time,
    "Доказательность": _evidence,
    "Ресурсы": _cost,
    "Чей": _whose,
}
