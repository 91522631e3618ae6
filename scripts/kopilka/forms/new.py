"""Starting a new material from the blank of its kind; refreshing the blanks that lie in the base."""

from __future__ import annotations

import re
from pathlib import Path

from kopilka.content.folders import BLANKS, PRACTICES, SUFFIXES
from kopilka.content.kinds import KINDS
from kopilka.content.parsing import nearest
from kopilka.content.slugs import slug as latin
from kopilka.content.swap import swap
from kopilka.diagnostics import KopilkaError
from kopilka.forms.blank import blank

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def new_material(root: Path, kind: str, name: str) -> str:
    """Write a new draft of the kind and return its path from the root. Nothing is overwritten."""
    if kind not in KINDS:
        close = nearest(kind, list(KINDS))
        raise KopilkaError(
            f"Вида «{kind}» нет. " + (f"Возможно, вы имели в виду «{close}»." if close else f"Бывают: {', '.join(KINDS)}.")
        )
    if not _NAME.match(name):
        raise KopilkaError(
            f"Имя «{name}» не годится: нужны латинские строчные буквы, цифры и дефисы. Например: {latin(name) or 'tk-drobi'}"
        )
    folder = root / PRACTICES / kind
    taken = next((folder / f"{name}{suffix}" for suffix in SUFFIXES if (folder / f"{name}{suffix}").exists()), None)
    if taken is not None:
        raise KopilkaError(f"Файл {taken.relative_to(root)} уже есть.")
    path = folder / f"{name}.{KINDS[kind].extension}"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(blank(KINDS[kind]), "utf-8")
    return path.relative_to(root).as_posix()


def write_blanks(root: Path) -> int:
    """Write the blank of every kind to `practices/_blanks`; blanks of kinds that are no more are removed."""
    folder = root / PRACTICES / BLANKS
    folder.mkdir(parents=True, exist_ok=True)
    expected = {f"{kind.folder}.{kind.extension}": blank(kind) for kind in KINDS.values()}
    for path in folder.iterdir():
        if path.name not in expected and path.suffix in SUFFIXES:
            path.unlink()
    for name, text in expected.items():
        swap(folder / name, text.encode())
    return len(expected)
