"""The report as GitHub's workflow commands: an annotation at the line of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from kopilka.diagnostics import Diagnostic, Severity
from kopilka.report.context import Context

_NOTHING = Context()
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(problems: Sequence[Diagnostic], _: Context = _NOTHING) -> str:
    """Return one `::error …` line for each diagnostic."""
    return "".join(_command(problem) for problem in problems)


def _command(problem: Diagnostic) -> str:
    told = problem.message if not problem.hint else f"{problem.message}\n{problem.hint}"
    return (
        f"::{_COMMANDS[problem.severity]} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}::{_data(told)}\n"
    )


def _data(words: str) -> str:
    """A message: what would end the command is escaped as GitHub's own toolkit does it."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
