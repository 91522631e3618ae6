"""Diagnostics as a text: one reporter a format, chosen by name from an explicit table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kopilka.diagnostics import Diagnostic
from kopilka.report.context import Context
from kopilka.report.github import github
from kopilka.report.machine import as_json, gitlab, rdjson, sarif
from kopilka.report.text import text

__all__ = ["REPORTERS", "Context", "report"]

Reporter = Callable[..., str]

#: Every format by its name on the command line; a reporter takes the diagnostics and, if it likes, a `Context`.
REPORTERS: dict[str, Reporter] = {
    "text": text,
    "github": github,
    "gitlab": gitlab,
    "json": as_json,
    "rdjson": rdjson,
    "sarif": sarif,
}


def report(name: str, problems: Sequence[Diagnostic], context: Context | None = None) -> str:
    """Return the diagnostics in the named format."""
    return REPORTERS[name](problems, context or Context())
