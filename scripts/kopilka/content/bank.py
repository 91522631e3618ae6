"""The bank: every material of the base with its vocabularies, loaded in one call and never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from kopilka.content.effort import collector_at_rest, worth_sharing
from kopilka.content.enums import RelationType
from kopilka.content.fields import Prose, Ref, Term, spots_of, values_at
from kopilka.content.folders import PRACTICES, Found, walk
from kopilka.content.history import History, read_history
from kopilka.content.kinds import Kind
from kopilka.content.parsing import parse
from kopilka.content.records.base import Record
from kopilka.content.remnant import remnant
from kopilka.content.source import Source, read_source
from kopilka.content.team import Team
from kopilka.content.vocabulary import Vocabulary, load_vocabularies
from kopilka.content.yaml_reader import Path as DataPath
from kopilka.diagnostics import Diagnostic, KopilkaError, Severity


@dataclass(frozen=True)
class Material:
    """One material: its kind, its id (the file name), the text it came from, and its record.

    `unread` names the fields of a remnant that hold more than could be read.
    """

    kind: Kind
    id: str
    source: Source = field(repr=False)
    record: Record = field(repr=False)
    files: tuple[str, ...] = field(repr=False, default=())
    unread: frozenset[str] = field(repr=False, default=frozenset())

    @property
    def key(self) -> str:
        """«folder/id»: the name under which other materials refer to this one."""
        return f"{self.kind.folder}/{self.id}"

    def marked(self, marker: type[Term | Ref | Prose]) -> Iterator[tuple[Any, DataPath, str]]:
        """Yield (marker, path, text) for every filled place that holds a vocabulary word, a reference or prose."""
        chosen: Any = marker  # mypy takes no class for hashable
        for spot in spots_of(type(self.record), chosen):
            for path, value in values_at(self.record, spot.path):
                yield spot.marker, path, value

    def say(
        self, path: DataPath, code: str, severity: Severity, message: str, hint: str = "", *, key: bool = False
    ) -> Diagnostic:
        """Make a diagnostic at a place of the front matter."""
        line, column = self.source.place(path, key=key)
        return Diagnostic(self.source.path, line, column, code, severity, message, hint)


@dataclass(frozen=True)
class Backlink:
    """A relation seen from its other end."""

    type: RelationType
    material: Material


@dataclass(frozen=True)
class Bank:
    """Everything the base holds. `problems` is what reading and parsing said; rules add to it.

    `broken` names the keys of files which exist but could not become records: references to them are not «nowhere».
    `remnants` holds what could be read of such files: the rules that judge what is written judge it too, nobody else sees it.
    `share` says which of the materials the rules look at one by one: all, or the half of one of two processes.
    """

    root: Path
    materials: dict[str, Material]
    vocabularies: dict[str, Vocabulary]
    problems: tuple[Diagnostic, ...]
    broken: frozenset[str] = frozenset()
    remnants: tuple[Material, ...] = field(repr=False, default=())
    share: slice = field(default_factory=lambda: slice(None))

    @property
    def examined(self) -> list[Material]:
        """The materials which rules look at one by one."""
        return list(self.materials.values())[self.share]

    @property
    def legible(self) -> list[Material]:
        """The same, and with the first share what could be read of files with mistakes in their cards."""
        return [*self.examined, *(self.remnants if self.first else ())]

    @property
    def first(self) -> bool:
        """Whether what concerns the whole base is to be said with this share."""
        return not self.share.start

    def of(self, folder: str) -> list[Material]:
        """Return the materials of a kind, by id."""
        return self._by_folder.get(folder, [])

    def get(self, folder: str, name: str) -> Material | None:
        """Return the material which a reference means: a bare id of `folder`, or «folder/id»."""
        return self.materials.get(name if "/" in name or not folder else f"{folder}/{name}")

    def term_title(self, vocabulary: str, term: str) -> str:
        """Return the Russian title of a vocabulary word, or the id where the word is unknown."""
        words = self.vocabularies.get(vocabulary)
        return words.terms[term].title if words is not None and term in words.terms else term

    @cached_property
    def _by_folder(self) -> dict[str, list[Material]]:
        grouped: dict[str, list[Material]] = {}
        for material in self.materials.values():
            grouped.setdefault(material.kind.folder, []).append(material)
        return grouped

    @cached_property
    def backlinks(self) -> dict[str, list[Backlink]]:
        """Relations seen from their other end, by the key of the material they point at."""
        found: dict[str, list[Backlink]] = {}
        for material in self.materials.values():
            for relation in material.record.relations:
                found.setdefault(relation.id, []).append(Backlink(relation.type, material))
        return found

    @cached_property
    def users(self) -> dict[str, list[Material]]:
        """Who refers to a material through any field but `relations`, by its key; each user once."""
        found: dict[str, dict[str, Material]] = {}
        for material in self.materials.values():
            for marker, path, name in material.marked(Ref):
                target = self.get(marker.folder, name) if path[0] != "relations" else None
                if target is not None and target.key != material.key:
                    found.setdefault(target.key, {})[material.key] = material
        return {key: list(group.values()) for key, group in found.items()}

    @cached_property
    def history(self) -> History:
        """What git remembers of the materials' files; read when it is first asked for."""
        return read_history(self.root)


def load(root: Path) -> Bank:
    """Read the base under `root` (a folder with `practices/`); bad content comes back in `Bank.problems`."""
    with reading(root) as bank:
        return bank()


@contextmanager
def reading(root: Path) -> Iterator[Callable[[], Bank]]:
    """Begin to read the base under `root`; the call that is given reads what is left and returns the bank.

    Of a large base a second process reads as long as this one has something else to do. If nobody asks for the bank, the
    reading is given up.
    """
    with collector_at_rest():
        practices = root / PRACTICES
        if not practices.is_dir():
            raise KopilkaError(f"В папке «{root}» нет папки practices. Укажите папку базы: --root ПАПКА")
        found, told = walk(practices)
        team = Team([partial(_outcome, root, one) for one in found], share=worth_sharing(len(found)))
    try:
        yield partial(_bank, root, found, told, team)
    finally:
        team.stop()


def _bank(root: Path, found: list[Found], told: list[Diagnostic], team: Team[_Outcome]) -> Bank:
    with collector_at_rest():
        vocabularies, problems = load_vocabularies(root / PRACTICES, PRACTICES)
        problems += told
        materials: dict[str, Material] = {}
        broken: set[str] = set()
        remnants: list[Material] = []
        for one, (source, record, faults) in zip(found, team.results()[0], strict=True):
            problems += faults
            if source is not None and record is not None:
                materials[one.key] = Material(one.kind, one.name, source, record, one.files)
            else:
                broken.add(one.key)
                remnants += _remnant(one, source)
    return Bank(root, materials, vocabularies, tuple(problems), frozenset(broken), tuple(remnants))


def _remnant(found: Found, source: Source | None) -> Iterator[Material]:
    """What can be read of a file whose card has mistakes."""
    data = source.data if source is not None else None
    if source is not None and data:
        record, unread = remnant(data, found.kind.record)
        if record is not None:
            yield Material(found.kind, found.name, source, record, found.files, unread)


_Outcome = tuple[Source | None, Record | None, list[Diagnostic]]


def _outcome(root: Path, found: Found) -> _Outcome:
    """What became of a file."""
    read = read_source(root, found.path)
    if read.source is None:
        return None, None, list(read.problems)
    record, faults = parse(read.source, read.data, found.kind.record)
    return read.source, record, [*read.problems, *faults]


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` which holds `practices/`."""
    for folder in (start, *start.parents):
        if (folder / PRACTICES).is_dir():
            return folder
    raise KopilkaError("Здесь нет базы: не найдена папка practices. Укажите папку базы: --root ПАПКА")
