"""Fixture bases: given the real vocabularies where they bring none, and checked on a fixed day."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from kopilka.content.bank import Bank, load
from kopilka.content.vocabulary import Vocabulary, load_vocabularies
from kopilka.diagnostics import Diagnostic
from kopilka.views.checking import check

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
#: The day on which fixtures are checked: review terms must not pass while nobody looks.
TODAY = date(2026, 11, 22)
CARD = """\
---
title: Памятка о первых шагах
summary: Памятка помогает начать работу с учеником, которому трудно. Даёт слова учителя и порядок первых шагов.
origin: школа
{more}---

{body}
"""


def card(body: str = "Первый шаг.", more: str = "") -> str:
    """Return a draft of a guide: the smallest material about which nothing is said."""
    return CARD.format(body=body, more=more)


@cache
def _vocabularies() -> dict[str, Vocabulary]:
    return load_vocabularies(ROOT / "practices", "practices")[0]


def loaded(root: Path) -> Bank:
    """Load a base; one that brings no vocabularies is given the real ones."""
    bank = load(root)
    return bank if (root / "practices" / "_vocabulary").exists() else replace(bank, vocabularies=_vocabularies())


def checked(root: Path) -> list[Diagnostic]:
    """Check a base; what is said of vocabularies which it has not brought itself is left out."""
    own = (root / "practices" / "_vocabulary").exists()
    problems = check(loaded(root), TODAY)
    return [problem for problem in problems if own or not problem.path.startswith("practices/_vocabulary/")]


@cache
def check_fixture(name: str) -> tuple[Diagnostic, ...]:
    """Check a fixture where it lies: «bad/FLD001-no-title»."""
    return tuple(checked(FIXTURES / name))


def said(problems: Sequence[Diagnostic]) -> list[str]:
    """Return the diagnostics as the rows of an `expected.txt`."""
    return [f"{problem.code} {problem.line}:{problem.column} {problem.path.removeprefix('practices/')}" for problem in problems]


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files under `practices/`."""
    for name, content in files.items():
        path = root / "practices" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def _too_large(root: Path) -> list[str]:
    write(root, {"guides/pa-shagi.md": card("Шаг. " * 500_000)})
    return ["SRC001 1:1 guides/pa-shagi.md"]


def _large_card(root: Path) -> list[str]:
    write(root, {"guides/pa-shagi.md": card(more=f"people: {'учитель ' * 40_000}\n")})
    return ["SRC001 1:1 guides/pa-shagi.md"]


def _symlink(root: Path) -> list[str]:
    write(root, {"guides/pa-shagi.md": card()})
    (root / "practices/guides/pa-ssylka.md").symlink_to("/etc/passwd")
    return ["SRC004 1:1 guides/pa-ssylka.md"]


def _pipe(root: Path) -> list[str]:
    """A pipe has a name and never ends; reading it would hang."""
    write(root, {"guides/pa-shagi.md": card()})
    os.mkfifo(root / "practices/guides/pa-truba.md")
    return ["SRC012 1:1 guides/pa-truba.md"]


def _attachment_symlink(root: Path) -> list[str]:
    write(root, {"guides/pa-shagi.md": card(more="attachments:\n  - {file: a.txt, title: Файл}\n"), "guides/pa-shagi/b.txt": "Б"})
    (root / "practices/guides/pa-shagi/a.txt").symlink_to("/etc/passwd")
    return ["ATT002 1:1 guides/pa-shagi/a.txt", "ATT006 1:1 guides/pa-shagi/b.txt"]


def _attachment_folder_symlink(root: Path) -> list[str]:
    outside = root / "outside"
    outside.mkdir(parents=True)
    (outside / "a.txt").write_text("А", "utf-8")
    write(root, {"guides/pa-shagi.md": card()})
    (root / "practices/guides/pa-shagi").symlink_to(outside)
    return ["ATT002 1:1 guides/pa-shagi/a.txt"]


def _attachments_too_large(root: Path) -> list[str]:
    more = "attachments:\n  - {file: foto.jpg, title: Фото}\n  - {file: doc.pdf, title: Документ}\n"
    write(
        root,
        {
            "guides/pa-shagi.md": card(more=more),
            "guides/pa-shagi/foto.jpg": b"\xff\xd8\xff" + bytes(3_000_000),
            "guides/pa-shagi/doc.pdf": b"%PDF-" + bytes(10_000_000),
        },
    )
    return ["ATT004 1:1 guides/pa-shagi/doc.pdf", "ATT004 1:1 guides/pa-shagi/foto.jpg"]


#: Bad bases which cannot be kept as files: too large, or links out of the base. Each is written on the spot.
MADE: dict[str, Callable[[Path], list[str]]] = {
    "SRC001-too-large": _too_large,
    "SRC001-large-card": _large_card,
    "SRC004-symlink": _symlink,
    "SRC012-pipe": _pipe,
    "ATT002-symlink": _attachment_symlink,
    "ATT002-folder-symlink": _attachment_folder_symlink,
    "ATT004-too-large": _attachments_too_large,
}
