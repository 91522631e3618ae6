"""Closed vocabularies: the words by which materials are found, each with a definition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kopilka.content.fields import Part
from kopilka.content.fields import field as described
from kopilka.content.parsing import validation_problems
from kopilka.content.source import Source, read_source
from kopilka.diagnostics import Diagnostic, Severity

FOLDER = "_vocabulary"
#: The vocabularies by which materials are grouped into landing pages.
FACETS = ("risks", "levels", "subjects", "audiences", "pupil_groups")
#: The search's own file: another shape, read by the search alone.
SYNONYMS = "synonyms"


class VocabularyTerm(Part):
    """A word of a vocabulary. `details` is what only this vocabulary knows; its keys are listed at the top of the file."""

    id: str = described("Обозначение", default=..., pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str = described("Название", default=..., min_length=1)
    definition: str = described("Определение", default=...)
    parent: str | None = described("Более общее слово")
    aliases: tuple[str, ...] = described("Другие названия", default=())
    sources: tuple[str, ...] = described("Источники", default=())
    basis: str | None = described("На чём основано")
    details: dict[str, Any] = described("Особое", default={})


class _File(Part):
    title: str = described("Название словаря", default=...)
    note: str | None = described("О словаре")
    items: tuple[VocabularyTerm, ...] = described("Слова", default=())


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of words, by id, in the order of the file."""

    name: str
    title: str
    note: str
    source: Source = field(repr=False)
    terms: dict[str, VocabularyTerm] = field(repr=False)

    @cached_property
    def listed(self) -> dict[tuple[tuple[str, ...], tuple[int, ...]], tuple[str, ...]]:
        """What `kopilka.content.facets` has found already: the words under which (words, classes) of a material stand."""
        return {}

    def ancestors(self, term_id: str) -> Iterator[str]:
        """Yield the more general words above a word, the nearest first."""
        seen = {term_id}
        parent = self.terms[term_id].parent if term_id in self.terms else None
        while parent and parent in self.terms and parent not in seen:
            seen.add(parent)
            yield parent
            parent = self.terms[parent].parent


def load_vocabularies(practices: Path, prefix: str) -> tuple[dict[str, Vocabulary], list[Diagnostic]]:
    """Read every `_vocabulary/*.yml` under `practices`; `prefix` is the path of that folder from the root."""
    found: dict[str, Vocabulary] = {}
    problems: list[Diagnostic] = []
    folder = practices / FOLDER
    for path in sorted(folder.glob("*.yml")) if folder.is_dir() else ():
        if path.stem == SYNONYMS:
            continue
        read = read_source(practices.parent, f"{prefix}/{FOLDER}/{path.name}")
        problems += read.problems
        if read.source is not None and read.data is not None:
            vocabulary, faults = _vocabulary(path.stem, read.source, read.data)
            problems += faults
            if vocabulary is not None:
                found[path.stem] = vocabulary
    return found, problems


def _vocabulary(name: str, source: Source, data: dict[str, Any]) -> tuple[Vocabulary | None, list[Diagnostic]]:
    try:
        file = _File.model_validate(data)
    except ValidationError as error:
        return None, list(validation_problems(error, source, _File))
    terms: dict[str, VocabularyTerm] = {}
    problems = []
    for index, term in enumerate(file.items):
        if term.id in terms:
            line, column = source.place(("items", index, "id"))
            problems.append(
                Diagnostic(
                    source.path,
                    line,
                    column,
                    "VOC004",
                    Severity.ERROR,
                    f"Слово «{term.id}» записано в словаре дважды.",
                    "Оставьте одну запись.",
                )
            )
        terms.setdefault(term.id, term)
    for index, term in enumerate(file.items):
        if term.parent and term.parent not in terms:
            line, column = source.place(("items", index, "parent"))
            problems.append(
                Diagnostic(
                    source.path,
                    line,
                    column,
                    "VOC004",
                    Severity.ERROR,
                    f"Более общего слова «{term.parent}» в словаре нет.",
                    "Исправьте parent.",
                )
            )
    return Vocabulary(name, file.title, file.note or "", source, terms), problems
