"""What the compiler says about a file: a problem, where it is, and how it is mended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum


class KopilkaError(Exception):
    """A problem of the operator (no folder, broken configuration), told in Russian.

    Problems of the content are never raised: they are returned as `Diagnostic`.
    """


class Severity(IntEnum):
    """How much a diagnostic weighs: an error stops publication, a note only counts towards fullness."""

    ERROR = 0
    WARNING = 1
    NOTE = 2

    @property
    def label(self) -> str:
        """The Russian word for the severity."""
        return ("ошибка", "предупреждение", "заметка")[self]


@dataclass(frozen=True, order=True)
class Fix:
    """A certain replacement: the text from (line, column) up to (end_line, end_column) becomes `text`.

    Lines and columns count from 1, columns in characters; the end is exclusive.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One problem of one file. `path` is relative to the base's root, with forward slashes.

    `line` and `column` count from 1. `code` is stable and has a public page. `message` says what is wrong,
    `hint` shows the right form.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""
    fix: Fix | None = None

    def at(self, path: str) -> Diagnostic:
        """Return the same diagnostic for another path."""
        return replace(self, path=path)
