"""The report for a person: grouped by file, with the count at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kopilka.content.russian import and_list, counted, plural
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.report.context import Context

_FORMS = {
    Severity.ERROR: ("ошибка", "ошибки", "ошибок"),
    Severity.WARNING: ("предупреждение", "предупреждения", "предупреждений"),
    Severity.NOTE: ("заметка", "заметки", "заметок"),
}
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_NOTHING = Context()
_FILES = ("файл", "файла", "файлов")
_IN_FILES = ("файле", "файлах", "файлах")
_PLACES = ("место", "места", "мест")


def text(problems: Sequence[Diagnostic], context: Context = _NOTHING) -> str:
    """Return the diagnostics as Russian text."""
    parts = []
    for path, group in groupby(problems, key=lambda problem: problem.path):
        parts.append(_style(path, "bold", context))
        parts += [_row(problem, context) for problem in group]
        parts.append("")
    parts.append(_total(problems, context))
    return "\n".join(parts) + "\n"


def _row(problem: Diagnostic, context: Context) -> str:
    severity = _style(problem.severity.label, _STYLES[problem.severity], context)
    row = f"  {problem.line}:{problem.column}  {severity}  {_escape(problem.message, context)}  {problem.code}"
    return row + "".join(f"\n      {_escape(line, context)}" for line in problem.hint.splitlines())


def _total(problems: Sequence[Diagnostic], context: Context) -> str:
    checked = f"Проверено: {counted(context.checked, _FILES)}. " if context.checked is not None else ""
    counts = [(severity, sum(problem.severity is severity for problem in problems)) for severity in Severity]
    found = [counted(count, _FORMS[severity]) for severity, count in counts if count]
    if not found:
        return f"{checked}Замечаний нет."
    fixable = sum(problem.fix is not None for problem in problems)
    mended = f" Исправляется само: {counted(fixable, _PLACES)} (kopilka check --fix)." if fixable else ""
    files = len({problem.path for problem in problems})
    return f"{checked}{and_list(found)} в {files} {plural(files, *_IN_FILES)}.{mended}"


def _style(words: str, style: str, context: Context) -> str:
    return f"[{style}]{_escape(words, context)}[/]" if context.rich else words


def _escape(words: str, context: Context) -> str:
    """Brackets of the text are no marks of rich."""
    if not context.rich:
        return words
    from rich.markup import escape

    return escape(words)
