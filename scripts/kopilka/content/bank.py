"""The bank: every material of the base with its vocabularies, loaded in one call and never changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

from kopilka.content.effort import beside, collector_at_rest, worth_sharing
from kopilka.content.enums import RelationType
from kopilka.content.fields import Prose, Ref, Term, spots_of, values_at
from kopilka.content.history import History, read_history
from kopilka.content.kinds import KINDS, Kind
from kopilka.content.parsing import nearest, parse
from kopilka.content.records.base import Record
from kopilka.content.source import Source, read_source
from kopilka.content.vocabulary import FOLDER, Vocabulary, load_vocabularies
from kopilka.content.yaml_reader import Path as DataPath
from kopilka.diagnostics import Diagnostic, KopilkaError, Severity

PRACTICES = "practices"
BLANKS = "_blanks"
SUFFIXES = (".md", ".yml")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_PRIVATE = ("_", ".")


@dataclass(frozen=True)
class Material:
    """One material: its kind, its id (the file name), the text it came from, and the record if it could be built."""

    kind: Kind
    id: str
    source: Source = field(repr=False)
    record: Record = field(repr=False)
    files: tuple[str, ...] = field(repr=False, default=())

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
    `share` says which of the materials the rules look at one by one: all, or the half of one of two processes.
    """

    root: Path
    materials: dict[str, Material]
    vocabularies: dict[str, Vocabulary]
    problems: tuple[Diagnostic, ...]
    broken: frozenset[str] = frozenset()
    share: slice = field(default_factory=lambda: slice(None))

    @property
    def examined(self) -> list[Material]:
        """The materials which rules look at one by one."""
        return list(self.materials.values())[self.share]

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
    with collector_at_rest():
        return _load(root)


def _load(root: Path) -> Bank:
    practices = root / PRACTICES
    if not practices.is_dir():
        raise KopilkaError(f"В папке «{root}» нет папки practices. Укажите папку базы: --root ПАПКА")
    vocabularies, problems = load_vocabularies(practices, PRACTICES)
    problems += _stray(practices)
    materials: dict[str, Material] = {}
    broken: set[str] = set()
    found = [_Found(kind, *one) for kind in KINDS.values() for one in _files(practices / kind.folder, problems)]
    for one, (source, record, faults) in zip(found, _read_all(root, found), strict=True):
        key = f"{one.kind.folder}/{one.name}"
        problems += [*faults, *_named(one.kind, one.paths)]
        if source is None or record is None:
            broken.add(key)
        else:
            materials[key] = Material(one.kind, one.name, source, record, one.files)
    return Bank(root, materials, vocabularies, tuple(problems), frozenset(broken))


class _Found(NamedTuple):
    """A material's file as the folder shows it: its kind, id, the file names that claim the id, its attachments."""

    kind: Kind
    name: str
    paths: list[str]
    files: tuple[str, ...]


_Outcome = tuple[Source | None, Record | None, list[Diagnostic]]


def _read_all(root: Path, found: list[_Found]) -> list[_Outcome]:
    read = partial(_read_some, root)
    if not worth_sharing(len(found)):
        return read(found)
    # Every second file: a folder of long materials is then shared too.
    done = beside(read, found[::2], found[1::2])
    middle = (len(found) + 1) // 2
    outcomes = list(done)
    outcomes[::2], outcomes[1::2] = done[:middle], done[middle:]
    return outcomes


def _read_some(root: Path, found: Sequence[_Found]) -> list[_Outcome]:
    return [_read_one(root, one) for one in found]


def _read_one(root: Path, one: _Found) -> _Outcome:
    read = read_source(root, f"{PRACTICES}/{one.kind.folder}/{one.paths[0]}")
    if read.source is None:
        return None, None, list(read.problems)
    record, faults = parse(read.source, read.data, one.kind.record)
    return read.source, record, [*read.problems, *faults]


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` which holds `practices/`."""
    for folder in (start, *start.parents):
        if (folder / PRACTICES).is_dir():
            return folder
    raise KopilkaError("Здесь нет базы: не найдена папка practices. Укажите папку базы: --root ПАПКА")


def _files(folder: Path, problems: list[Diagnostic]) -> Iterator[tuple[str, list[str], tuple[str, ...]]]:
    """Yield (id, file names with that id, files of the sibling folder) for a kind's folder."""
    if not folder.is_dir():
        return
    if folder.is_symlink():
        problems.append(
            Diagnostic(
                f"{PRACTICES}/{folder.name}",
                1,
                1,
                "SRC004",
                Severity.ERROR,
                "Это символическая ссылка, а не папка.",
                "Положите сюда саму папку.",
            )
        )
        return
    named: dict[str, list[str]] = {}
    folders: list[Path] = []
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.name.startswith(_PRIVATE) or path.name == "README.md":
            continue
        if path.is_dir():
            folders.append(path)
        elif path.suffix in SUFFIXES:
            named.setdefault(path.stem, []).append(path.name)
        else:
            problems.append(
                Diagnostic(
                    f"{PRACTICES}/{folder.name}/{path.name}",
                    1,
                    1,
                    "SRC006",
                    Severity.ERROR,
                    "Материал бывает только .md или .yml.",
                    "Документ Word или PDF положите во вложения: папка с именем материала.",
                )
            )
    attached = {path.name: tuple(_below(path)) for path in folders}
    for name, paths in named.items():
        yield name, paths, attached.get(name, ())
    problems += [_orphan(f"{PRACTICES}/{folder.name}/{path.name}") for path in folders if path.name not in named]


def _orphan(path: str) -> Diagnostic:
    name = path.rsplit("/", 1)[-1]
    hint = "Вложения лежат в папке с точным именем материала."
    return Diagnostic(path, 1, 1, "SRC013", Severity.WARNING, f"Папка «{name}» ни к чему не относится.", hint)


def _below(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if (path.is_file() or path.is_symlink()) and not path.name.startswith("."):
            yield path.relative_to(folder).as_posix()


def _named(kind: Kind, paths: list[str]) -> list[Diagnostic]:
    first = f"{PRACTICES}/{kind.folder}/{paths[0]}"
    problems = []
    if len(paths) > 1:
        problems.append(
            Diagnostic(
                first,
                1,
                1,
                "SRC007",
                Severity.ERROR,
                f"Два файла с одним именем: {', '.join(paths)}.",
                "Оставьте один из них.",
            )
        )
    if not _NAME.match(paths[0].rsplit(".", 1)[0]):
        problems.append(
            Diagnostic(
                first,
                1,
                1,
                "SRC005",
                Severity.ERROR,
                "Имя файла — латинские строчные буквы, цифры и дефисы.",
                "Например: tk-matematika-5-drobi.md",
            )
        )
    return problems


def _stray(practices: Path) -> Iterable[Diagnostic]:
    for path in sorted(practices.iterdir()):
        if path.name in KINDS or path.name.startswith(_PRIVATE) or path.name == "README.md" or path.name in (FOLDER, BLANKS):
            continue
        close = nearest(path.name, list(KINDS))
        yield Diagnostic(
            f"{PRACTICES}/{path.name}",
            1,
            1,
            "SRC008",
            Severity.ERROR,
            f"«{path.name}» — не папка вида материалов." if path.is_dir() else "Файл лежит вне папки вида.",
            f"Возможно, вы имели в виду «{close}»." if close else f"Папки: {', '.join(KINDS)}.",
        )
