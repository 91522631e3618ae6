"""What is found: materials and the pages of kinds and vocabulary words, each as named fields of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kopilka.content.bank import Bank, Material
from kopilka.content.facets import terms_under
from kopilka.content.fields import Term
from kopilka.content.kinds import KINDS, Kind
from kopilka.content.vocabulary import FACETS, Vocabulary
from kopilka.search.card import card_texts
from kopilka.search.passages import Passages

#: What stands between the names in a field that is a list of them.
BETWEEN = "; "
#: The name of a vocabulary in a concept: «risk:motivatsiya».
CONCEPTS = {
    "risks": "risk",
    "levels": "level",
    "subjects": "subject",
    "audiences": "audience",
    "pupil_groups": "group",
    "event_kinds": "event",
}
#: Kinds whose files are concepts of their own: «norm:r-93».
_OWN = {"acts": "norm", "instruments": "instrument", "routes": "routing", "terms": "term"}
#: How much less a kind is sought than the materials: a source is found by its title, not before a card on the subject.
_PRIORS = {"sources": 0.6, "schools": 0.9, "acts": 0.85, "replications": 0.9, "elements": 0.9}
#: The level of the headings that cut a body into sections.
SECTION = 2


@dataclass(frozen=True)
class Document:
    """A page that can be found. `fields` are its short texts by the name of the field, `concepts` what it is about («risk:…»).

    `passages` is the body, from which an excerpt may be taken, in reading order; `names` are its other names; `prior` multiplies
    every weight of the page.
    """

    id: str
    kind: str
    title: str
    summary: str
    fields: dict[str, str] = field(repr=False)
    concepts: dict[str, float] = field(repr=False)
    passages: tuple[str, ...] = field(repr=False, default=())
    names: tuple[str, ...] = field(repr=False, default=())
    prior: float = 1.0

    @property
    def texts(self) -> dict[str, str]:
        """All its texts by the name of the field; the body is put together anew, not held twice."""
        return {**self.fields, "body": "\n".join(self.passages)}


def documents(bank: Bank, materials: Iterable[Material], landings: dict[str, str]) -> list[Document]:
    """Return every document, by kind and id, then the landing pages.

    `landings` gives the page of a concept («risk:motivatsiya» → `risks/motivatsiya`, «kind:tekhkarta» → `techmaps/index`).
    """
    found = [_of_material(bank, material) for material in materials]
    for name in FACETS:
        words = bank.vocabularies.get(name)
        if words is not None:
            found += _of_terms(words, landings)
    found += [_of_kind(kind, landings[key]) for kind in KINDS.values() if (key := f"kind:{kind.concept}") in landings]
    return found


def _of_material(bank: Bank, material: Material) -> Document:
    record = material.record
    body = Passages(material.source.body_text)
    headings = [title for level, title in body.headings if level == SECTION and title]
    titles, aliases, concepts = _words_of(bank, material)
    school = bank.get("schools", record.school) if record.school else None
    if school is not None:
        titles.append(school.record.title)
    # Where a kind has no such field, pydantic would take long to say so.
    fields = record.__dict__
    own = [name for name in (*record.aliases, fields.get("short"), *fields.get("abbreviations", ())) if name]
    texts = {
        "title": record.title,
        "aliases": BETWEEN.join(own),
        "summary": record.summary,
        "headings": BETWEEN.join(headings),
        "facets": BETWEEN.join([material.kind.label, *titles]),
        "around": BETWEEN.join(aliases),
    }
    prior = _PRIORS.get(material.kind.folder, 1.0)
    known = (material.key, material.kind.folder, record.title, record.summary)
    return Document(*known, texts, concepts, (*card_texts(record), *body.all), tuple(own), prior)


def _words_of(bank: Bank, material: Material) -> tuple[list[str], list[str], dict[str, float]]:
    """The titles of the vocabulary words under which a material stands, their other names, and its concepts."""
    titles: list[str] = []
    aliases: list[str] = []
    concepts = {f"kind:{material.kind.concept}": 0.25}
    if material.kind.folder in _OWN:
        concepts[f"{_OWN[material.kind.folder]}:{material.id}"] = 1.0
    said = {(marker.vocabulary, word) for marker, _, word in material.marked(Term) if isinstance(marker, Term)}
    for name, prefix in CONCEPTS.items():
        words = bank.vocabularies.get(name)
        if words is None:
            continue
        own = {word for vocabulary, word in said if vocabulary == name and word in words.terms}
        implied = terms_under(material.record, words) if name in FACETS else set()
        for word in sorted(own | implied):
            titles.append(words.terms[word].title)
            if word in own:
                aliases += words.terms[word].aliases
            concepts[f"{prefix}:{word}"] = 0.3 if word in own else 0.15
    return titles, aliases, concepts


def _of_terms(words: Vocabulary, landings: dict[str, str]) -> Iterator[Document]:
    for term in words.terms.values():
        concept = f"{CONCEPTS[words.name]}:{term.id}"
        if concept in landings:
            texts = tuple(card_texts(term.details))
            fields = _fields(term.title, BETWEEN.join(term.aliases), term.definition)
            yield Document(
                landings[concept], words.name, term.title, term.definition, fields, {concept: 1.0}, texts, term.aliases
            )


def _of_kind(kind: Kind, uri: str) -> Document:
    fields = _fields(kind.plural, BETWEEN.join((kind.label, *kind.counted)), kind.about)
    return Document(uri, "kinds", kind.plural, kind.about, fields, {f"kind:{kind.concept}": 1.0}, (), kind.counted)


def _fields(title: str, aliases: str, summary: str) -> dict[str, str]:
    return {"title": title, "aliases": aliases, "summary": summary}
