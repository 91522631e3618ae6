"""The sealed yearly editions of the base: what each manifest under `editions/` has promised to the world."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

EDITIONS = "editions"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Sealed:
    """A material of an edition: its key («techmaps/tk-drobi»), its address from the root of the site, title, files and hash."""

    id: str
    address: str
    title: str
    hash: str
    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edition:
    """A sealed edition: its folder («2024-2025»), the commit and the day it was made of, its materials and files.

    `fault` says why the manifest cannot be read; then the rest is empty.
    """

    name: str
    path: str
    commit: str = ""
    day: str = ""
    materials: tuple[Sealed, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    fault: str = ""
    text: str = field(default="", repr=False)


def read_editions(root: Path) -> list[Edition]:
    """Read every manifest under `root/editions`, the oldest edition first; a broken one comes with its fault."""
    folder = root / EDITIONS
    found = sorted(folder.glob(f"[!.]*/{MANIFEST}")) if folder.is_dir() else []
    return [_edition(path, path.relative_to(root).as_posix()) for path in found]


def _edition(path: Path, name: str) -> Edition:
    try:
        text = path.read_text("utf-8")
        data = json.loads(text)
        materials = tuple(_sealed(data))
        return Edition(path.parent.name, name, data["commit"], data["day"], materials, dict(data["files"]), text=text)
    except (OSError, ValueError, KeyError, TypeError) as error:
        return Edition(path.parent.name, name, fault=f"{type(error).__name__}: {error}")


def _sealed(data: dict[str, Any]) -> Iterator[Sealed]:
    for item in data["materials"]:
        yield Sealed(item["id"], item["address"], item["title"], item["hash"], tuple(item.get("paths", ())))
