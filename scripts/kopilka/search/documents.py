"""What is found: materials and the pages of kinds and vocabulary words, each as named fields of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kopilka.content.bank import Bank, Material
from kopilka.content.facets import terms_under
from kopilka.content.fields import Term
from kopilka.content.kinds import KINDS, Kind
from kopilka.content.markup import Node
from kopilka.content.vocabulary import FACETS, Vocabulary

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
#: Keys of a card that say nothing to a reader who searches.
_SILENT = frozenset(
    (
        *("title", "summary", "aliases", "status", "availability", "license", "redirect_from", "personal_data", "sources"),
        *("legal_basis", "tier", "stage", "evidence", "cost", "maturity", "origin", "compute", "file", "id", "type", "next"),
        *("start", "path", "scale", "address", "doi", "recording"),
    )
)
_MARKS = re.compile(r"[*_`]+|\[\^?[^\]]*\]:\s.*|!?\[([^\]]*)\]\([^)]*\)|^#+\s*|^\s*(?:[-+*]|\d+[.)])\s+|\|", re.MULTILINE)
_MARKED = re.compile(r"[*_`\[|#\n]")
_RUSSIAN = re.compile("[А-Яа-яЁё]")
_BREAKS = frozenset(("SoftBreak", "HardBreak"))
_WHOLE = frozenset(("Paragraph", "Heading", "CodeBlock", "HtmlBlock"))
_ROWS = frozenset(("TableHead", "TableRow"))
#: The level of the headings that cut a body into sections.
_SECTION = 2
_BLOCKS = _WHOLE | _ROWS | frozenset(("List", "Item", "BlockQuote", "Table", "FootnoteDefinition"))


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
    body = material.source.body
    headings = [title for node in body.nodes if node.tag == "Heading" and node.info == _SECTION and (title := node.text.strip())]
    passages = [*_card_texts(record.model_dump()), *blocks(body.nodes)]
    material.source.forget()
    titles, aliases, concepts = _words_of(bank, material)
    school = bank.get("schools", record.school) if record.school else None
    if school is not None:
        titles.append(school.record.title)
    own = [name for name in (*record.aliases, getattr(record, "short", None), *getattr(record, "abbreviations", ())) if name]
    fields = {
        "title": record.title,
        "aliases": BETWEEN.join(own),
        "summary": record.summary,
        "headings": BETWEEN.join(headings),
        "facets": BETWEEN.join([material.kind.label, *titles]),
        "around": BETWEEN.join(aliases),
    }
    prior = _PRIORS.get(material.kind.folder, 1.0)
    known = (material.key, material.kind.folder, record.title, record.summary)
    return Document(*known, fields, concepts, tuple(passages), tuple(own), prior)


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
            passages = tuple(_card_texts(term.details))
            fields = _fields(term.title, BETWEEN.join(term.aliases), term.definition)
            yield Document(
                landings[concept], words.name, term.title, term.definition, fields, {concept: 1.0}, passages, term.aliases
            )


def _of_kind(kind: Kind, uri: str) -> Document:
    fields = _fields(kind.plural, BETWEEN.join((kind.label, *kind.counted)), kind.about)
    return Document(uri, "kinds", kind.plural, kind.about, fields, {f"kind:{kind.concept}": 1.0}, (), kind.counted)


def _fields(title: str, aliases: str, summary: str) -> dict[str, str]:
    return {"title": title, "aliases": aliases, "summary": summary}


def _card_texts(value: Any) -> list[str]:
    """Return the Russian texts of a card, in the order of its fields, without the marks of Markdown."""
    found: list[str] = []
    _gather(value, found)
    return found


def _gather(value: Any, found: list[str]) -> None:
    # Words of vocabularies and addresses, most of what a card holds, are Latin letters alone.
    if isinstance(value, str):
        if not value.isascii() and _RUSSIAN.search(value):
            found.append(_plain(value))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if inner and key not in _SILENT:
                _gather(inner, found)
    elif isinstance(value, list | tuple):
        for inner in value:
            _gather(inner, found)


def _plain(text: str) -> str:
    if _MARKED.search(text):
        text = _MARKS.sub(r"\1", text)
    return " ".join(text.split())


def blocks(nodes: Iterable[Node]) -> list[str]:
    """Return the text of each paragraph, heading, item and row of a body."""
    found: list[str] = []
    _cut(nodes, found)
    return found


def _cut(nodes: Iterable[Node], found: list[str]) -> None:
    run: list[str] = []
    for node in nodes:
        if node.tag not in _BLOCKS:
            _collect((node,), run)
            continue
        _join(run, found)
        run = []
        if node.tag in _WHOLE:
            _collect(node.children, run)
        elif node.tag in _ROWS:
            run.append(" · ".join(text for cell in node.children if (text := cell.text.strip())))
        else:
            _cut(node.children, found)
        _join(run, found)
        run = []
    _join(run, found)


def _collect(nodes: Iterable[Node], run: list[str]) -> None:
    """Add the pieces of the nodes' text: what `Node.text` joins anew at every depth."""
    for node in nodes:
        run.append(" " if node.tag in _BREAKS else node.value)
        if node.children:
            _collect(node.children, run)


def _join(run: list[str], found: list[str]) -> None:
    if run and (text := " ".join("".join(run).split())):
        found.append(text)
