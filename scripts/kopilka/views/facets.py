"""Which words of the facets a material stands under, those that follow from its words included."""

from __future__ import annotations

from kopilka.content.bank import Bank, Material
from kopilka.content.facets import listed
from kopilka.content.vocabulary import FACETS, Vocabulary, VocabularyTerm


def shown(bank: Bank, *, drafts: bool = False) -> list[Material]:
    """Return the materials which readers see, drafts too where the site is a preview."""
    return [material for material in bank.materials.values() if drafts or material.record.status.public]


def terms_of(bank: Bank, material: Material, vocabulary: str) -> list[str]:
    """Return the vocabulary words under which the material is listed, in the order of the vocabulary."""
    words = bank.vocabularies.get(vocabulary)
    return list(listed(material.record, words)) if words is not None else []


def latest_first(materials: list[Material]) -> list[Material]:
    """Return materials by the date of the last review, the newest first, then by title."""
    by_title = sorted(materials, key=lambda material: material.record.title)
    return sorted(by_title, key=lambda material: str(material.record.reviewed or ""), reverse=True)


def usage(bank: Bank, words: Vocabulary) -> list[tuple[VocabularyTerm, int]]:
    """Return how many public materials stand under each word of a vocabulary; only facets are counted, other words give 0."""
    counts = dict.fromkeys(words.terms, 0)
    for material in shown(bank) if words.name in FACETS else ():
        for term in terms_of(bank, material, words.name):
            counts[term] += 1
    return [(term, counts[term.id]) for term in words.terms.values()]
