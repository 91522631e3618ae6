"""Every figure that a yearly report may name: its value, what it counts, the page of the site where it comes from.

They are made of the statistics alone (`statistics_data`, or the file of a sealed edition), so a past year is told by its own
numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kopilka.content.history import Reading
from kopilka.content.russian import lowered
from kopilka.content.school_year import year_of
from kopilka.views.desk.words import month_words
from kopilka.views.links import term_uri, year_uri

Data = dict[str, Any]
_NUMBERS = "numbers/index"
_OF_HISTORY = ("activity.", "publication.")
_SHARES = {
    "evidence": "Практики с данными о результате",
    "reviewed": "Материалы, проверенные в срок",
    "replicated": "Практики, которые повторили другие",
}
_OTHERS = {
    "schools": ("Школы", "schools/index"),
    "acts": ("Нормативные акты", "acts/index"),
    "terms": ("Термины", "terms/index"),
    "sources": ("Источники", "sources/index"),
    "replications": ("Опыт внедрения", "catalogue/index?kind=replications"),
}
_DONE = {"new": "новых", "improved": "улучшено", "reviewed": "проверено"}


@dataclass(frozen=True)
class Figure:
    """A whole number, what it counts in Russian, the page (with its anchor or question) where it is seen."""

    value: int
    title: str
    uri: str


def figures(data: Data) -> dict[str, Figure]:
    """Return the figures of the statistics by name: «materials», «kinds.techmaps», «activity.2026/2027.new», …"""
    return dict(_figures(data))


def values(data: Data) -> dict[str, int]:
    """Return the numbers alone."""
    return {name: figure.value for name, figure in _figures(data)}


def unknown(data: Data, name: str) -> bool:
    """Whether a figure cannot be told now: without the whole history of git nobody knows what is new."""
    return data["activity"]["history"] != Reading.WHOLE.value and name.startswith(_OF_HISTORY)


def _figures(data: Data) -> Iterator[tuple[str, Figure]]:
    yield "materials", Figure(data["materials"], "Материалы с текстом", "catalogue/index")
    yield "declared", Figure(data["declared"], "Заявлены, но не переданы", _NUMBERS)
    yield from _breakdowns(data["breakdowns"])
    for name, title in _SHARES.items():
        share = data["shares"][name]
        yield f"shares.{name}", Figure(share["part"], title, _NUMBERS)
        yield f"shares.{name}.whole", Figure(share["whole"], f"{title}: из скольких", _NUMBERS)
    yield from _fullness(data["fullness"], data["breakdowns"])
    yield from _quiet(data["day"])
    yield from _activity(data["activity"])
    for name, (title, uri) in _OTHERS.items():
        yield name, Figure(data["others"][name], title, uri)
    yield from _coverage(data["coverage"])
    yield from _law(data["law"])


def _breakdowns(breakdowns: Data) -> Iterator[tuple[str, Figure]]:
    pages = {
        "kinds": lambda word: f"{word}/index",
        "schools": lambda word: f"schools/{word}",
        "risks": lambda word: term_uri("risks", word),
        "levels": lambda word: term_uri("levels", word),
        "years": lambda word: year_uri(word) if word else f"{_NUMBERS}#years",
    }
    for name, rows in breakdowns.items():
        axis = _AXES.get(name, name)
        for row in rows:
            listed = name in pages and row["count"]
            uri = pages[name](row["id"]) if listed else f"{_NUMBERS}#{name}"
            yield f"{name}.{row['id'] or 'none'}", Figure(row["count"], f"{axis}: {lowered(row['title'])}", uri)
        filled = sum(bool(row["count"]) for row in rows)
        yield f"{name}.filled", Figure(filled, f"{axis}, у которых есть материалы", f"{_NUMBERS}#{name}")
        yield f"{name}.all", Figure(len(rows), f"{axis}, всего", f"{_NUMBERS}#{name}")


_AXES = {
    "kinds": "Виды материалов",
    "schools": "Школы базы",
    "risks": "Факторы риска",
    "levels": "Уровни и классы",
    "years": "Учебные годы",
    "origins": "Откуда материалы",
    "evidence": "Уровни доказательности",
}


def _fullness(index: Data, breakdowns: Data) -> Iterator[tuple[str, Figure]]:
    yield "fullness", Figure(round(index["total"]), "Полнота базы, из ста", _NUMBERS)
    for axis in ("kinds", "risks"):
        words = {row["id"]: row["title"] for row in breakdowns[axis]}
        for word, value in index[axis].items():
            yield f"fullness.{axis}.{word}", Figure(round(value), f"Полнота: {words.get(word, word)}", f"{_NUMBERS}#{axis}")


def _quiet(day: str) -> Iterator[tuple[str, Figure]]:
    """The school year of the day, in which nothing need have happened yet."""
    year = year_of(date.fromisoformat(day))
    for what, word in _DONE.items():
        yield f"activity.{year}.{what}", Figure(0, f"{year}: {word}", f"{_NUMBERS}#po-mesyatsam")


def _activity(done: Data) -> Iterator[tuple[str, Figure]]:
    for part, place in (("years", "po-mesyatsam"), ("months", "po-mesyatsam"), ("schools", "po-shkolam")):
        for row in done[part]:
            title = month_words(row["id"]) if part == "months" else row["title"]
            for what, word in _DONE.items():
                yield f"activity.{row['id'] or 'editors'}.{what}", Figure(row[what], f"{title}: {word}", f"{_NUMBERS}#{place}")
    waited = done["publication"]
    for name, title in (
        ("measured", "Публикаций, у которых известен срок"),
        ("at_once", "Опубликованы в день, когда появился файл"),
        ("median_days", "Половина ждала публикации не дольше, дней"),
        ("longest_days", "Дольше всего ждали публикации, дней"),
    ):
        if waited[name] is not None:
            yield f"publication.{name}", Figure(round(waited[name]), title, f"{_NUMBERS}#ot-prisylki")


def _coverage(tables: Data) -> Iterator[tuple[str, Figure]]:
    for name, table in tables.items():
        uri = "gaps/index#risks" if name == "risks" else f"gaps/{name}"
        yield f"coverage.{name}", Figure(table["size"], f"{table['title']}: клеток", uri)
        yield f"coverage.{name}.empty", Figure(table["empty"], f"{table['title']}: пустых клеток", uri)
        yield f"coverage.{name}.filled", Figure(table["size"] - table["empty"], f"{table['title']}: заполненных клеток", uri)


def _law(law: Data) -> Iterator[tuple[str, Figure]]:
    yield "law.repealed", Figure(len(law["repealed"]), "Акты, которые утратили силу", "legal/index#utratili-silu")
    yield "law.flagged", Figure(law["flagged"], "Материалы, которые на них опираются", "legal/index#utratili-silu")
    yield "law.stale", Figure(len(law["stale"]), "Акты, которых не сверяли больше года", "legal/index#davno")
    yield "law.unverified", Figure(len(law["unverified"]), "Акты, не сверенные с официальным текстом", "legal/index#ne-svereny")
