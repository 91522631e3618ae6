"""Which words of the facets a material stands under, those that follow from its words included."""

from __future__ import annotations

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Status
from kopilka.content.records.practice import Faceted
from kopilka.content.vocabulary import FACETS, Vocabulary, VocabularyTerm

_GENERAL = "vse-urovni"


def shown(bank: Bank, *, drafts: bool = False) -> list[Material]:
    """Return the materials which readers see, drafts too where the site is a preview."""
    return [material for material in bank.materials.values() if drafts or material.record.status.public]


def terms_of(bank: Bank, material: Material, vocabulary: str) -> list[str]:
    """Return the vocabulary words under which the material is listed, in the order of the vocabulary.

    A class implies its level, a transition implies its class and level, an algebra card belongs to mathematics; a level without
    classes stands for each of its classes.
    """
    record = material.record
    words = bank.vocabularies.get(vocabulary)
    if words is None or not isinstance(record, Faceted):
        return []
    found = set(getattr(record, vocabulary))
    if vocabulary == "levels":
        found |= {f"klass-{grade}" for grade in record.grades}
        if not record.grades:
            found |= {
                f"klass-{grade}"
                for level in record.levels
                if level in words.terms and level != _GENERAL and words.terms[level].details.get("level_kind") == "уровень"
                for grade in words.terms[level].details.get("grades", ())
            }
    found |= {above for term in tuple(found) for above in words.ancestors(term)}
    return [term for term in words.terms if term in found]


def latest_first(materials: list[Material]) -> list[Material]:
    """Return materials by the date of the last review, the newest first, then by title."""
    by_title = sorted(materials, key=lambda material: material.record.title)
    return sorted(by_title, key=lambda material: str(material.record.reviewed or ""), reverse=True)


def archived(material: Material) -> bool:
    """Whether the material is kept only for the record."""
    return material.record.status is Status.ARCHIVED


def usage(bank: Bank, words: Vocabulary) -> list[tuple[VocabularyTerm, int]]:
    """Return how many public materials stand under each word of a vocabulary; only facets are counted, other words give 0."""
    counts = dict.fromkeys(words.terms, 0)
    for material in shown(bank) if words.name in FACETS else ():
        for term in terms_of(bank, material, words.name):
            counts[term] += 1
    return [(term, counts[term.id]) for term in words.terms.values()]
