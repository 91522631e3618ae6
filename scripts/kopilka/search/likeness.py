"""Materials that are like another: told at submission, so that a practice is joined to its sister instead of lying twice."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kopilka.content.bank import Bank, Material
from kopilka.search.words import STOP, normal, stems, words

#: Words in a row that two authors do not choose by chance.
_RUN = 6
#: From which on a likeness is told. Of 224 materials (November 2026) only a report and its project share more text than that.
COPIED, SAME_SUBJECT = 0.35, 0.6
_LETTERS = (("ё", "е"),)


@dataclass(frozen=True, order=True)
class Likeness:
    """How like a material is to another: `copied` is the share of its runs of words which stand there too, `subject` the
    cosine of the rare words of titles and summaries; both from 0 to 1."""

    copied: float
    subject: float
    key: str

    @property
    def words(self) -> str:
        """What is said of it: «совпадает 40 % текста»."""
        return f"совпадает {self.copied:.0%} текста".replace("%", "\u00a0%") if self.copied >= COPIED else "похоже о том же"


class Likenesses:
    """Compares materials of one base. Whatever is compared is read once."""

    def __init__(self, bank: Bank) -> None:
        self._materials = [one for one in bank.materials.values() if one.kind.library]

    def of(self, material: Material, most: int = 3) -> list[Likeness]:
        """Return the materials of the base that are like this one, the most alike first."""
        runs, vector = set(_runs(material)), self._vector(_subject(material))
        found = (self._to(other, runs, vector) for other in self._materials if other.key != material.key)
        told = [one for one in found if one.copied >= COPIED or one.subject >= SAME_SUBJECT]
        return sorted(told, reverse=True)[:most]

    def _to(self, other: Material, runs: set[int], vector: dict[str, float]) -> Likeness:
        theirs = self._runs[other.key]
        copied = len(runs & theirs) / len(runs) if len(runs) >= 2 * _RUN else 0.0
        subject = sum(weight * self._vectors[other.key].get(stem, 0.0) for stem, weight in vector.items())
        return Likeness(copied, min(subject, 1.0), other.key)

    @cached_property
    def _runs(self) -> dict[str, set[int]]:
        return {one.key: set(_runs(one)) for one in self._materials}

    @cached_property
    def _known(self) -> Counter[str]:
        """In how many materials a stem stands."""
        return Counter(stem for one in self._materials for stem in set(_subject(one)))

    @cached_property
    def _vectors(self) -> dict[str, dict[str, float]]:
        return {one.key: self._vector(_subject(one)) for one in self._materials}

    def _vector(self, found: list[str]) -> dict[str, float]:
        """Rare stems weigh most; the length of a vector is 1."""
        size = len(self._materials) + 1
        weights = {stem: number * math.log(size / (1 + self._known[stem])) for stem, number in Counter(found).items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {stem: weight / length for stem, weight in weights.items()}


def _subject(material: Material) -> list[str]:
    return _stems(f"{material.record.title} {material.record.title} {material.record.summary}")


def _runs(material: Material) -> Iterator[int]:
    found = _stems("\n".join((*_strings(material.record.model_dump()), material.source.body_text)))
    return (hash(tuple(found[index : index + _RUN])) for index in range(len(found) - _RUN + 1))


def _strings(value: Any) -> Iterator[str]:
    """The texts of a card that are sentences, not words of a list."""
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _stems(text: str) -> list[str]:
    return stems([word for word in words(normal(text, _LETTERS)) if word not in STOP])
