"""The yearly reports that curators write by hand in `docs/`: which pages they are, and which figures stand in their prose.

A report names its school year in its front matter (`report: 2026/2027`). A figure stands in it as a call:
`{{ figure("materials") }}`, `{{ figure("materials", 215) }}` or `{{ quoted(500, "projects/pasport-proekta-2024-2025") }}`.
What stands in a note (`{# … #}`) is not said: neither the site nor the check reads it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kopilka.content.editions import EDITIONS
from kopilka.content.yaml_reader import read_mapping

DOCS = "docs"
STATISTICS = "statistics.json"
_YEAR = re.compile(r"\d{4}/\d{4}\Z")
_FRONT = re.compile(r"---\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
#: Where the name and the number stand among the arguments of a call.
_ORDER = {"figure": (0, 1), "quoted": (1, 0)}
#: A note, and how one begins that keeps the words of an earlier report until somebody rereads them.
NOTES = re.compile(r"\{#.*?#\}", re.DOTALL)
NOTE = "{# Год назад:"
_CALL = re.compile(r"\{\{-?\s*((figure|quoted)\b.*?)\s*-?\}\}", re.DOTALL)


@dataclass(frozen=True)
class Call:
    """A figure in the prose: `macro` is `figure` or `quoted`, `name` what it names, `number` the number written beside it.

    `at` is the offset of the call in the file, `number_at` that of the number, -1 where there is none. `fault` says that the call
    cannot be read.
    """

    macro: str
    at: int
    name: str = ""
    number: int | None = None
    number_at: int = -1
    fault: bool = False


@dataclass(frozen=True)
class ReportPage:
    """A page of a yearly report: its path from the root of the base, its school year, its text and where its prose begins."""

    path: str
    year: str
    title: str
    text: str = field(repr=False)
    body_start: int = 0

    @property
    def uri(self) -> str:
        """The name of the page on the site: «about/reports/2026-2027»."""
        return self.path.removeprefix(f"{DOCS}/").removesuffix(".md")

    def statistics(self, root: Path) -> Path | None:
        """Return the numbers of the sealed edition of the year; None while the year has none, and the base itself speaks."""
        path = root / EDITIONS / self.year.replace("/", "-") / STATISTICS
        return path if path.is_file() else None

    def calls(self) -> Iterator[Call]:
        """Return every figure of the prose, in order."""
        return calls_in(self.text, self.body_start)


def calls_in(text: str, start: int = 0) -> Iterator[Call]:
    """Yield every figure of a text from an offset on, in order."""
    said = NOTES.sub(lambda note: " " * len(note[0]), text)
    return map(_call, _CALL.finditer(said, start))


def read_reports(root: Path) -> list[ReportPage]:
    """Return the reports of a base by path; a page that cannot be read or names no school year is none."""
    docs = root / DOCS
    found = (_page(path, path.relative_to(root).as_posix()) for path in sorted(docs.rglob("*.md"))) if docs.is_dir() else ()
    return [page for page in found if page is not None]


def _page(path: Path, name: str) -> ReportPage | None:
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError):
        return None
    front = _FRONT.match(text)
    data = read_mapping(front[1], 2).data if front is not None and "report:" in front[1] else None
    year = str((data or {}).get("report", ""))
    if front is None or not _YEAR.match(year):
        return None
    heading = re.search(r"^# (.+)$", text[front.end() :], re.MULTILINE)
    return ReportPage(name, year, heading[1].strip() if heading else year, text, front.end())


def _call(found: re.Match[str]) -> Call:
    """Read a call as Python does: a template calls a macro in the same words."""
    macro, at = found[2], found.start()
    try:
        parsed = ast.parse(found[1], mode="eval").body
    except SyntaxError:
        return Call(macro, at, fault=True)
    if not isinstance(parsed, ast.Call):
        return Call(macro, at, fault=True)
    values: list[Any] = [argument.value if isinstance(argument, ast.Constant) else None for argument in parsed.args[:2]]
    first, second = _ORDER[macro]
    name = values[first] if len(values) > first else None
    number = values[second] if len(values) > second else None
    if not isinstance(name, str) or (not isinstance(number, int) and (macro == "quoted" or len(values) > 1)):
        return Call(macro, at, fault=True)
    place = found.start(1) + _characters(found[1], parsed.args[second]) if number is not None else -1
    return Call(macro, at, name, number, place)


def _characters(text: str, node: ast.expr) -> int:
    """The offset of a node in characters: Python counts lines and bytes."""
    lines = text.split("\n")
    before = lines[node.lineno - 1].encode()[: node.col_offset].decode()
    return sum(len(line) + 1 for line in lines[: node.lineno - 1]) + len(before)
