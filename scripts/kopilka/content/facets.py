"""The words of the facets under which a material stands, those that follow from its words included."""

from __future__ import annotations

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
    if not isinstance(record, Faceted):
        return set()
    found: set[str] = set(getattr(record, words.name))
    if words.name == _LEVELS:
        found |= {f"klass-{grade}" for grade in record.grades or _classes(record.levels, words)}
    found |= {above for term in tuple(found) for above in words.ancestors(term)}
    return found & words.terms.keys()


def _classes(levels: tuple[str, ...], words: Vocabulary) -> set[int]:
    """The classes of whole levels."""
    return {
        grade
        for level in levels
        if level in words.terms and level != _GENERAL and words.terms[level].details.get("level_kind") == "уровень"
        for grade in words.terms[level].details.get("grades", ())
    }
