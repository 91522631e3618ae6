"""What the base holds now, counted: by kind, school, risk, level and year, and the shares that speak of its quality."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Availability, Origin, Status
from kopilka.content.kinds import KINDS
from kopilka.content.records.school import Replication, School
from kopilka.rules import clock
from kopilka.views.cards import school_name
from kopilka.views.facets import shown, terms_of
from kopilka.views.links import term_uri, year_uri

#: Where a material comes from, by the name under which it is counted.
ORIGINS = {"school": Origin.SCHOOL, "document": Origin.DOCUMENT, "editorial": Origin.EDITORIAL, "external": Origin.EXTERNAL}
#: Levels of evidence at which a school has observed or measured something.
_OBSERVED = 2


@dataclass(frozen=True)
class Count:
    """How many materials stand under a word; `uri` is the page that lists them, empty where there is none."""

    id: str
    title: str
    uri: str
    count: int


@dataclass(frozen=True)
class Breakdown:
    """The counts by one property."""

    id: str
    title: str
    rows: tuple[Count, ...]

    @property
    def most(self) -> int:
        """The largest count."""
        return max((row.count for row in self.rows), default=0)


@dataclass(frozen=True)
class Share:
    """A part of a whole, in materials; `about` says how it is counted."""

    id: str
    title: str
    part: int
    whole: int
    about: str


@dataclass(frozen=True)
class Statistics:
    """Everything that is counted of the base on a day."""

    day: date
    given: int
    declared: int
    breakdowns: tuple[Breakdown, ...]
    shares: tuple[Share, ...]


def statistics(bank: Bank) -> Statistics:
    """Count the materials of the library which readers see; one that is only declared counts apart."""
    library = [material for material in shown(bank) if material.kind.library]
    given = [material for material in library if material.record.availability is Availability.GIVEN]
    return Statistics(
        clock.today(),
        len(given),
        len(library) - len(given),
        (
            Breakdown("kinds", "По видам", _by_kind(given)),
            Breakdown("schools", "По школам", _by_school(bank, given)),
            Breakdown("risks", "По факторам риска", _by_term(bank, given, "risks")),
            Breakdown("levels", "По уровням и классам", _by_term(bank, given, "levels")),
            Breakdown("years", "По учебным годам", _by_year(given)),
            Breakdown("origins", "Откуда материалы", _by_origin(given)),
            Breakdown("evidence", "На чём держится «помогает»", _by_evidence(bank, given)),
        ),
        tuple(_shares(bank, given)),
    )


def _by_kind(given: list[Material]) -> tuple[Count, ...]:
    counts = _tally(given, lambda material: (material.kind.folder,))
    return tuple(
        Count(kind.folder, kind.plural, f"{kind.folder}/index" if counts.get(kind.folder) else "", counts.get(kind.folder, 0))
        for kind in KINDS.values()
        if kind.library
    )


def _by_school(bank: Bank, given: list[Material]) -> tuple[Count, ...]:
    """The schools in the order of their numbers: a list, not a rating."""
    counts = _tally(given, lambda material: (material.record.school,) if material.record.school else ())
    return tuple(Count(school.id, school_name(school), school.key, counts.get(school.id, 0)) for school in schools(bank))


def schools(bank: Bank) -> list[Material]:
    """Return the schools of the base by number, then by name; other organisations are left out."""

    def order(material: Material) -> tuple[int, str]:
        assert isinstance(material.record, School)
        return material.record.number or 10_000, material.record.title

    visible = [material for material in bank.of("schools") if material.record.status.public]
    return sorted((item for item in visible if getattr(item.record, "organisation_kind", "") == "школа"), key=order)


def _by_term(bank: Bank, given: list[Material], vocabulary: str) -> tuple[Count, ...]:
    words = bank.vocabularies.get(vocabulary)
    if words is None:
        return ()
    counts = _tally(given, lambda material: terms_of(bank, material, vocabulary))
    return tuple(
        Count(term.id, term.title, term_uri(vocabulary, term.id) if counts.get(term.id) else "", counts.get(term.id, 0))
        for term in words.terms.values()
    )


def _by_year(given: list[Material]) -> tuple[Count, ...]:
    counts = _tally(given, lambda material: (material.record.school_year or "",))
    none = (Count("", "Год не указан", "", counts[""]),) if counts.get("") else ()
    return tuple(Count(year, year, year_uri(year), counts[year]) for year in sorted(filter(None, counts), reverse=True)) + none


def _by_origin(given: list[Material]) -> tuple[Count, ...]:
    counts = _tally(given, lambda material: (material.record.origin.value,))
    return tuple(Count(name, origin.value.capitalize(), "", counts.get(origin.value, 0)) for name, origin in ORIGINS.items())


def _by_evidence(bank: Bank, given: list[Material]) -> tuple[Count, ...]:
    words = bank.vocabularies.get("evidence")
    counts = _tally(given, lambda material: filter(None, (getattr(material.record, "evidence", None),)))
    terms = words.terms.values() if words is not None else ()
    return tuple(Count(term.id, term.details.get("badge", term.title), "", counts.get(term.id, 0)) for term in terms)


def _tally(materials: list[Material], words: Callable[[Material], Iterable[str]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for material in materials:
        for word in words(material):
            counts[word] = counts.get(word, 0) + 1
    return counts


def _shares(bank: Bank, given: list[Material]) -> Iterator[Share]:
    graded = [material for material in given if material.kind.graded]
    today = clock.today()
    yield Share(
        "evidence",
        "Практики с данными о результате",
        sum(_observed(bank, material) for material in graded),
        len(graded),
        "Практики с доказательностью e2 и выше: есть наблюдения или измерения. Образцы редакции сюда не входят.",
    )
    yield Share(
        "reviewed",
        "Проверены в срок",
        sum(_in_time(material, today) for material in given),
        len(given),
        "Материалы, у которых срок следующей проверки ещё не прошёл.",
    )
    repeated = _repeated(bank)
    yield Share(
        "replicated",
        "Практики, которые повторили другие",
        sum(material.key in repeated for material in graded),
        len(graded),
        "Практики, о которых есть хотя бы один опыт внедрения.",
    )


def _observed(bank: Bank, material: Material) -> bool:
    """Whether the evidence is of the second level or above: the vocabulary goes from the lowest to the highest."""
    words = bank.vocabularies.get("evidence")
    ordered = [term for term in words.terms if term.startswith("e")] if words is not None else []
    evidence = getattr(material.record, "evidence", None)
    return evidence in ordered and ordered.index(evidence) >= _OBSERVED


def _in_time(material: Material, today: date) -> bool:
    by = material.record.review_by
    return by is not None and by >= today and material.record.status is not Status.ARCHIVED


def _repeated(bank: Bank) -> set[str]:
    """The keys of materials which another school has tried and told of."""
    found = set()
    for entry in bank.of("replications"):
        if isinstance(entry.record, Replication) and entry.record.status.public and entry.record.material:
            found.add(entry.record.material)
    return found
