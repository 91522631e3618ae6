"""«Похожие»: materials that stand under the same rare words. Computed, never stored.

A word is worth the more, the fewer materials stand under it (`log(N / n)`), times the weight of its facet. Two materials are as
like as the sum over the words they share. Worth is counted in whole thousandths: a sum is then the same in any order.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from math import log

from kopilka.content.bank import Bank, Material
from kopilka.content.records.practice import Faceted
from kopilka.views.facets import terms_of
from kopilka.views.once import Once

#: What a shared word of a facet says about likeness; the kind of a material is a word too.
_WEIGHTS = {"subjects": 4.0, "pupil_groups": 2.0, "risks": 1.5, "levels": 0.7, "audiences": 0.5, "kind": 1.0}
#: Below this two materials are not alike, they merely stand in one base.
_ENOUGH = 4000
#: How many materials are weighed for a page: those under its rarest words.
_WEIGHED = 200
_SHOWN = 4

Word = tuple[str, str]


def similar(bank: Bank, material: Material, hidden: frozenset[str] = frozenset()) -> list[Material]:
    """Return up to four materials like this one, the likest first; `hidden` names those that are shown on the page already."""
    likeness = _likeness(bank)
    return [bank.materials[key] for key in islice((key for key in likeness.nearest(material.key) if key not in hidden), _SHOWN)]


class _Likeness:
    """The words of every public material of the library and the materials under every word.

    The words of a material are bits of one number: two materials share the bits of `a & b`, and what the same bits are worth is
    counted once, however many pairs share them.
    """

    def __init__(self, bank: Bank) -> None:
        words = {item.key: frozenset(_words(bank, item)) for item in _library(bank)}
        self._under: dict[Word, list[str]] = {}
        for key, own in words.items():
            for word in own:
                self._under.setdefault(word, []).append(key)
        bits = {word: 1 << number for number, word in enumerate(self._under)}
        self._worth = {
            bits[word]: round(1000 * _WEIGHTS[word[0]] * log(len(words) / len(keys))) for word, keys in self._under.items()
        }
        self._bits = {key: sum(bits[word] for word in own) for key, own in words.items()}
        self._rarest = {key: sorted(own, key=lambda word: (len(self._under[word]), word)) for key, own in words.items()}
        self._worth_of = lru_cache(maxsize=50_000)(self._summed)

    def nearest(self, key: str) -> list[str]:
        """Return the keys of materials that are alike enough, the likest first, equals by key."""
        others = list(self._candidates(key))
        # A page weighs hundreds of others: as a chain of maps, which needs no step of the interpreter for each.
        shared = map(self._bits.get(key, 0).__and__, map(self._bits.__getitem__, others))
        scored = [(-score, other) for score, other in zip(map(self._worth_of, shared), others, strict=True) if score >= _ENOUGH]
        return [other for _, other in sorted(scored)]

    def _candidates(self, key: str) -> set[str]:
        found: set[str] = set()
        for word in self._rarest.get(key, ()):
            if len(found) >= _WEIGHED:
                break
            found.update(self._under[word])
        return found - {key}

    def _summed(self, shared: int) -> int:
        total = 0
        while shared:
            lowest = shared & -shared
            total += self._worth[lowest]
            shared ^= lowest
        return total


_likeness = Once(_Likeness)


def _library(bank: Bank) -> Iterator[Material]:
    for material in bank.materials.values():
        if material.kind.library and material.record.status.public and isinstance(material.record, Faceted):
            yield material


def _words(bank: Bank, material: Material) -> Iterator[Word]:
    yield "kind", material.kind.folder
    for name in _WEIGHTS.keys() - {"kind"}:
        for term in terms_of(bank, material, name):
            yield name, term
