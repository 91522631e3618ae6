"""What lies in practices/: the file of every material with its attachments, and whatever does not belong there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kopilka.content.kinds import KINDS, Kind
from kopilka.content.parsing import nearest
from kopilka.content.vocabulary import FOLDER
from kopilka.diagnostics import Diagnostic, Severity

PRACTICES = "practices"
BLANKS = "_blanks"
SUFFIXES = (".md", ".yml")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_PRIVATE = ("_", ".")


class Found(NamedTuple):
    """A material's file as the folder shows it: its kind, its id, the file names that claim the id, its attachments."""

    kind: Kind
    name: str
    paths: list[str]
    files: tuple[str, ...]

    @property
    def key(self) -> str:
        """«folder/id»."""
        return f"{self.kind.folder}/{self.name}"

    @property
    def path(self) -> str:
        """The file that is read, from the root of the base."""
        return f"{PRACTICES}/{self.kind.folder}/{self.paths[0]}"


def walk(practices: Path) -> tuple[list[Found], list[Diagnostic]]:
    """Return every material's file in the order of kinds and ids, and what is wrong with files and folders."""
    problems = list(_stray(practices))
    found = [Found(kind, *one) for kind in KINDS.values() for one in _files(practices / kind.folder, problems)]
    for one in found:
        problems += _named(one)
    return found, problems


def _fault(path: str, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(f"{PRACTICES}/{path}", 1, 1, code, severity, message, hint)


def _files(folder: Path, problems: list[Diagnostic]) -> Iterator[tuple[str, list[str], tuple[str, ...]]]:
    """Yield (id, file names with that id, files of the sibling folder) for a kind's folder."""
    if not folder.is_dir():
        return
    if folder.is_symlink():
        problems.append(_fault(folder.name, "SRC004", "Это символическая ссылка, а не папка.", "Положите сюда саму папку."))
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
            hint = "Документ Word или PDF положите во вложения: папка с именем материала."
            problems.append(_fault(f"{folder.name}/{path.name}", "SRC006", "Материал бывает только .md или .yml.", hint))
    attached = {path.name: tuple(_below(path)) for path in folders}
    for name, paths in named.items():
        yield name, paths, attached.get(name, ())
    problems += [_orphan(folder.name, path.name) for path in folders if path.name not in named]


def _orphan(folder: str, name: str) -> Diagnostic:
    hint = "Вложения лежат в папке с точным именем материала."
    return _fault(f"{folder}/{name}", "SRC013", f"Папка «{name}» ни к чему не относится.", hint, Severity.WARNING)


def _below(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if (path.is_file() or path.is_symlink()) and not path.name.startswith("."):
            yield path.relative_to(folder).as_posix()


def _named(found: Found) -> Iterator[Diagnostic]:
    first = f"{found.kind.folder}/{found.paths[0]}"
    if len(found.paths) > 1:
        yield _fault(first, "SRC007", f"Два файла с одним именем: {', '.join(found.paths)}.", "Оставьте один из них.")
    if not _NAME.match(found.name):
        message = "Имя файла — латинские строчные буквы, цифры и дефисы."
        yield _fault(first, "SRC005", message, "Например: tk-matematika-5-drobi.md")


def _stray(practices: Path) -> Iterator[Diagnostic]:
    for path in sorted(practices.iterdir()):
        if path.name in KINDS or path.name.startswith(_PRIVATE) or path.name == "README.md" or path.name in (FOLDER, BLANKS):
            continue
        close = nearest(path.name, list(KINDS))
        message = f"«{path.name}» — не папка вида материалов." if path.is_dir() else "Файл лежит вне папки вида."
        hint = f"Возможно, вы имели в виду «{close}»." if close else f"Папки: {', '.join(KINDS)}."
        yield _fault(path.name, "SRC008", message, hint)
