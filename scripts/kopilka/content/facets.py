"""The words of the facets under which a material stands, those that follow from its words included."""

from __future__ import annotations

from collections.abc import Iterator

from kopilka.content.records.base import Record
from kopilka.content.records.practice import Faceted
from kopilka.content.vocabulary import Vocabulary

_LEVELS = "levels"
_GENERAL = "vse-urovni"


def terms_under(record: Record, words: Vocabulary) -> set[str]:
    """Return the words of a facet's vocabulary under which a record is listed.

    A class implies its level, a transition implies its class and level, an algebra card belongs to mathematics; a level
    without classes stands for each of its classes.
    """
    return set(listed(record, words))


def listed(record: Record, words: Vocabulary) -> tuple[str, ...]:
    """Return the same in the order of the vocabulary. Materials with the same words share one answer."""
    if not isinstance(record, Faceted):
        return ()
    named = getattr(record, words.name), record.grades if words.name == _LEVELS else ()
    if named not in words.listed:
        words.listed[named] = tuple(_listed(*named, words))
    return words.listed[named]


def _listed(named: tuple[str, ...], grades: tuple[int, ...], words: Vocabulary) -> Iterator[str]:
    found = set(named)
    if words.name == _LEVELS:
        found |= {f"klass-{grade}" for grade in grades or _classes(named, words)}
    found |= {above for term in tuple(found) for above in words.ancestors(term)}
    return (term for term in words.terms if term in found)


def _classes(levels: tuple[str, ...], words: Vocabulary) -> set[int]:
    """The classes of whole levels."""
    return {
        grade
        for level in levels
        if level in words.terms and level != _GENERAL and words.terms[level].details.get("level_kind") == "уровень"
        for grade in words.terms[level].details.get("grades", ())
    }
