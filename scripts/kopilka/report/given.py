"""What a check of a pull request leaves behind: the changed paths, the differences, the diagnostics.

The check runs the code of the request, so a stranger may have written these files: they are read as data, bounded, and what
has not the shape that ours has is passed over.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kopilka.diagnostics import Diagnostic, Fix, KopilkaError, Severity

CHANGED, DIFFERENCES, PROBLEMS = "changed", "differences", "problems.json"
#: No request of a school is so large; what is larger is not answered at length.
_MOST_BYTES, _MOST_PATHS, _MOST_PROBLEMS = 8_000_000, 2_000, 500
_PATH = re.compile(r"[^\x00-\x1f\x7f\\:]{1,240}")
_CODE = re.compile(r"[A-Z]{3}\d{3}")
_SEVERITIES = {severity.name.lower(): severity for severity in Severity}
_LINE = 10_000_000
_LONGEST = 2_000


@dataclass(frozen=True)
class Given:
    """The files of one check, read: `differences` is the text of `git diff`."""

    changed: tuple[str, ...]
    differences: str
    problems: tuple[Diagnostic, ...]


def read_given(folder: Path) -> Given:
    """Read the folder that a check left; a missing file is an error of the operator, a strange entry is passed over."""
    changed = [path for path in _text(folder / CHANGED).split("\0") if _safe(path)]
    told = _parsed(_text(folder / PROBLEMS))
    problems = [one for one in map(_problem, told[:_MOST_PROBLEMS]) if one is not None]
    return Given(tuple(changed[:_MOST_PATHS]), _text(folder / DIFFERENCES), tuple(problems))


def _text(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        raise KopilkaError(f"В папке проверки нет файла {path.name}.")
    with path.open("rb") as stream:
        return stream.read(_MOST_BYTES).decode("utf-8", errors="replace")


def _parsed(text: str) -> list[Any]:
    try:
        told = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return []
    return told if isinstance(told, list) else []


def _safe(path: Any) -> bool:
    return isinstance(path, str) and bool(_PATH.fullmatch(path)) and not path.startswith("/") and ".." not in path.split("/")


def _problem(told: Any) -> Diagnostic | None:
    if not isinstance(told, dict):
        return None
    path, code, severity = told.get("path"), told.get("code"), told.get("severity")
    place = _numbers(told, "line", "column")
    if place is None or not (_safe(path) and isinstance(code, str) and _CODE.fullmatch(code) and severity in tuple(_SEVERITIES)):
        return None
    message, hint = (said[:_LONGEST] if isinstance(said := told.get(key), str) else "" for key in ("message", "hint"))
    return Diagnostic(str(path), place[0], place[1], code, _SEVERITIES[str(severity)], message, hint, _fix(told.get("fix")))


def _fix(told: Any) -> Fix | None:
    place = _numbers(told, "line", "column", "end_line", "end_column") if isinstance(told, dict) else None
    if place is None or not isinstance(told.get("text"), str) or len(told["text"]) > _LONGEST:
        return None
    return Fix(place[0], place[1], place[2], place[3], told["text"])


def _numbers(told: dict[str, Any], *keys: str) -> list[int] | None:
    values = [told.get(key) for key in keys]
    return [value for value in values if value] if all(type(one) is int and 0 < one < _LINE for one in values) else None
