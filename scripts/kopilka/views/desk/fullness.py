"""The index of fullness: what there is and how complete it is, by a formula that is shown beside the number.

A *place* is where a reader looks: a kind at a school level, or a risk at a stage of a school's work. A place is full when
three complete materials stand in it: then there is something to choose from. A material weighs as much as it is complete; one
that is filled by less than half weighs nothing, as does a declared, an archived or a repeated one; an overdue one weighs half.
So empty entries never raise the index, and no honest one lowers it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Availability, Stage, Status
from kopilka.content.kinds import KINDS
from kopilka.content.records.practice import Faceted
from kopilka.rules import clock
from kopilka.rules.wants import wants
from kopilka.views.desk.statistics import schools
from kopilka.views.facets import shown, terms_of

#: How many complete materials make a place full.
ENOUGH = 3
LEVELS = ("noo", "ooo", "soo")
_EVERY_LEVEL = frozenset(("vse-urovni", "vne-urovney"))
_OVERDUE = 0.5
#: Fields that say nothing of a material itself, left out when two are compared.
_ASIDE = frozenset(("title", "summary", "aliases", "reviewed", "review_by", "redirect_from"))


@dataclass(frozen=True, order=True)
class Place:
    """Where a material is looked for: an axis («kinds», «risks», «schools»), a word of it and a part of the word."""

    axis: str
    word: str
    part: str = ""


@dataclass(frozen=True)
class Standing:
    """A material in the index: what is missing, how complete it is (0–1), how much it weighs, where it stands."""

    material: Material
    missing: tuple[str, ...]
    complete: float
    overdue: bool
    counts: bool
    places: tuple[Place, ...]

    @property
    def weight(self) -> float:
        """What the material adds to each of its places."""
        return weight(self.complete, overdue=self.overdue) if self.counts else 0.0


def weight(complete: float, *, overdue: bool = False) -> float:
    """Return what a material that is complete by this share weighs."""
    return max(0.0, 2 * complete - 1) * (_OVERDUE if overdue else 1)


@dataclass(frozen=True)
class Fullness:
    """The index of everything (0–100), of each word of each axis, and the materials and places from which it is made."""

    total: float
    words: dict[tuple[str, str], float]
    places: dict[Place, float]
    standings: tuple[Standing, ...]

    def of(self, axis: str) -> dict[str, float]:
        """Return the index of every word of an axis."""
        return {word: value for (where, word), value in self.words.items() if where == axis}


def fullness(bank: Bank) -> Fullness:
    """Count the index of the materials of the library which readers see."""
    library = [material for material in shown(bank) if material.kind.library]
    return measure(places(bank), list(standings(bank, library)))


def measure(known: Iterable[Place], found: list[Standing]) -> Fullness:
    """Count the index of these materials in these places."""
    sums: dict[Place, float] = dict.fromkeys(known, 0.0)
    for standing in found:
        for place in standing.places:
            if place in sums:
                sums[place] += standing.weight
    parts: dict[tuple[str, str], list[float]] = defaultdict(list)
    for place, total in sums.items():
        parts[place.axis, place.word].append(share(total))
    words = {word: 100 * _mean(values) for word, values in parts.items()}
    axes = [_mean([value for (axis, _), value in words.items() if axis == name]) for name in ("kinds", "risks")]
    return Fullness(_mean(axes), words, sums, tuple(found))


def share(total: float) -> float:
    """Return how full a place is (0–1) in which materials of this weight stand."""
    return min(1.0, total / ENOUGH)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def places(bank: Bank) -> Iterator[Place]:
    """Yield every place of the base: nothing but kinds, risks and schools makes one, so no entry can add to the whole."""
    for kind in KINDS.values():
        if kind.library:
            yield from (Place("kinds", kind.folder, level) for level in (LEVELS if kind.faceted else ("",)))
    risks = bank.vocabularies.get("risks")
    for risk in risks.terms if risks is not None else ():
        yield from (Place("risks", risk, stage.value) for stage in Stage)
    yield from (Place("schools", school.id) for school in schools(bank))


def standings(bank: Bank, materials: list[Material]) -> Iterator[Standing]:
    """Yield the materials as the index sees them; of two with the same content the second does not count."""
    today = clock.today()
    seen: set[tuple[object, ...]] = set()
    for material in materials:
        wanted = list(wants(material))
        missing = tuple(want.label for want in wanted if not want.met)
        content = _content(material)
        counts = content not in seen and material.record.availability is Availability.GIVEN
        seen.add(content)
        yield Standing(
            material,
            missing,
            1 - len(missing) / len(wanted) if wanted else 1.0,
            overdue(material, today),
            counts and material.record.status is not Status.ARCHIVED,
            tuple(_places(bank, material)),
        )


def overdue(material: Material, today: date) -> bool:
    """Whether the day of the next review is behind us."""
    return material.record.review_by is not None and material.record.review_by < today


def _content(material: Material) -> tuple[object, ...]:
    """What the material says beyond its name and its dates."""
    record = material.record
    said = (getattr(record, name) for name in type(record).model_fields if name not in _ASIDE)
    return material.kind.folder, material.source.body_text, *said


def _places(bank: Bank, material: Material) -> Iterator[Place]:
    record = material.record
    for level in _levels(bank, material) if isinstance(record, Faceted) else ("",):
        yield Place("kinds", material.kind.folder, level)
    if isinstance(record, Faceted) and record.stage is not None:
        yield from (Place("risks", risk, record.stage.value) for risk in terms_of(bank, material, "risks"))
    if record.school:
        yield Place("schools", record.school)


def _levels(bank: Bank, material: Material) -> tuple[str, ...]:
    """The school levels for which a material is meant; one for every level or outside them stands for each."""
    found = terms_of(bank, material, "levels")
    named = tuple(level for level in LEVELS if level in found)
    return LEVELS if not named or _EVERY_LEVEL & set(found) else named
