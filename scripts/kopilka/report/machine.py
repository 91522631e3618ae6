"""Reports for programs: plain JSON, reviewdog's rdjson (with suggestions), GitLab's Code Quality, SARIF."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from typing import Any

from kopilka.diagnostics import Diagnostic, Severity
from kopilka.report.context import Context

_NAME = "kopilka"
_RDJSON = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
_NOTHING = Context()
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

#: From (path, line, column in characters) to the column in bytes.
Columns = Callable[[str, int, int], int]


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_json(problems: Sequence[Diagnostic], _: Context = _NOTHING) -> str:
    """Return a list of objects, one a diagnostic."""
    return _dumps([{**asdict(problem), "severity": problem.severity.name.lower()} for problem in problems])


def rdjson(problems: Sequence[Diagnostic], context: Context = _NOTHING) -> str:
    """Return reviewdog's DiagnosticResult.

    Its columns count bytes of UTF-8 and ours characters: they are recounted where the context says where the files are.
    """
    columns = _columns(context)
    found = [_rd(problem, columns, context) for problem in problems]
    return _dumps({"source": {"name": _NAME}, "diagnostics": found})


def _rd(problem: Diagnostic, columns: Columns, context: Context) -> dict[str, Any]:
    path, fix = problem.path, problem.fix

    def place(line: int, column: int) -> dict[str, int]:
        return {"line": line, "column": columns(path, line, column)}

    told: dict[str, Any] = {
        "message": _told(problem),
        "location": {"path": path, "range": {"start": place(problem.line, problem.column)}},
        "severity": _RDJSON[problem.severity],
        "code": {"value": problem.code},
    }
    if context.rules_url:
        told["code"]["url"] = _url(problem.code, context)
    if fix is not None:
        span = {"start": place(fix.line, fix.column), "end": place(fix.end_line, fix.end_column)}
        told["suggestions"] = [{"range": span, "text": fix.text}]
    return told


def _columns(context: Context) -> Columns:
    root = context.root
    if root is None:
        return lambda _path, _line, column: column

    @cache
    def rows(path: str) -> list[str]:
        try:
            return (root / path).read_text(encoding="utf-8-sig", errors="replace").split("\n")
        except OSError:
            return []

    def column_in_bytes(path: str, line: int, column: int) -> int:
        text = rows(path)
        return len(text[line - 1][: column - 1].encode()) + 1 if line <= len(text) else column

    return column_in_bytes


def _told(problem: Diagnostic) -> str:
    return f"{problem.message} {problem.hint}".strip()


def _url(code: str, context: Context) -> str:
    return f"{context.rules_url.rstrip('/')}/#{code.lower()}"


def gitlab(problems: Sequence[Diagnostic], _: Context = _NOTHING) -> str:
    """Return GitLab's Code Quality report. A remark keeps its fingerprint while lines above it come and go."""
    seen: Counter[str] = Counter()
    found = []
    for problem in problems:
        same = f"{problem.path}\0{problem.code}\0{problem.message}"
        seen[same] += 1
        found.append(
            {
                "description": _told(problem),
                "check_name": problem.code,
                "fingerprint": sha256(f"{same}\0{seen[same]}".encode()).hexdigest(),
                "severity": _GITLAB[problem.severity],
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
        )
    return _dumps(found)


def sarif(problems: Sequence[Diagnostic], context: Context = _NOTHING) -> str:
    """Return SARIF 2.1.0, which code hosts read as code-scanning results."""
    codes = sorted({problem.code for problem in problems})
    rules = [{"id": code} | ({"helpUri": _url(code, context)} if context.rules_url else {}) for code in codes]
    driver = {"name": _NAME, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(one) for one in problems]}
    return _dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(problem: Diagnostic) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": problem.path},
        "region": {"startLine": problem.line, "startColumn": problem.column},
    }
    return {
        "ruleId": problem.code,
        "level": _SARIF[problem.severity],
        "message": {"text": _told(problem)},
        "locations": [{"physicalLocation": place}],
    }
