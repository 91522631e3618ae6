"""Proving an edition: its files are those of its manifest, its materials are those of its commit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kopilka.content.editions import EDITIONS, Edition, read_editions
from kopilka.diagnostics import KopilkaError
from kopilka.release.checkout import git
from kopilka.release.seal import file_seals, seal


def find_edition(root: Path, name: str) -> Edition:
    """Return an edition by its name («2024-2025») or year («2024/2025»)."""
    editions = {edition.name: edition for edition in read_editions(root)}
    found = editions.get(name.replace("/", "-").rstrip("-"))
    if found is None:
        known = f"Есть: {', '.join(editions)}." if editions else "В базе пока нет ни одного выпуска."
        raise KopilkaError(f"Выпуска «{name}» нет. {known}")
    return found


def verify(root: Path, edition: Edition) -> Iterator[str]:
    """Yield what is wrong with an edition, in Russian; nothing if it is what it says."""
    if edition.fault:
        yield f"Манифест не читается: {edition.fault}"
        return
    found = file_seals(root / EDITIONS / edition.name)
    for name in sorted(edition.files.keys() | found.keys()):
        if name not in found:
            yield f"Нет файла {name}"
        elif name not in edition.files:
            yield f"Лишний файл {name}"
        elif found[name] != edition.files[name]:
            yield f"Файл {name} изменён"
    yield from _materials(root, edition)


def _materials(root: Path, edition: Edition) -> Iterator[str]:
    """The materials of the manifest are those of the commit, byte by byte."""
    if git(root, "cat-file", "-e", f"{edition.commit}^{{commit}}") is None:
        yield f"Записи {edition.commit[:12]} в хранилище нет: материалы сверить не с чем"
        return
    for item in edition.materials:
        parts = [(path, git(root, "show", f"{edition.commit}:./{path}")) for path in item.paths]
        if any(content is None for _, content in parts):
            yield f"Материала {item.id} нет в записи {edition.commit[:12]}"
        elif seal((path, content or b"") for path, content in parts) != item.hash:
            yield f"Материал {item.id} не тот, что в записи {edition.commit[:12]}"
