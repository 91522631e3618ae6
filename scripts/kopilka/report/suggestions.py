"""Certain fixes as suggestions of GitHub: whoever wrote the lines accepts them by a button, without an editor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from kopilka.content.quoting import quoted
from kopilka.diagnostics import Diagnostic, Fix
from kopilka.report.fixes import fixed
from kopilka.report.given import Given

#: More at once would bury the talk.
_MOST = 30
_PERSONAL = "PDN"
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d{1,8})(?:,\d+)? @@")
_FENCE = re.compile("`{3,}")


def suggestions(given: Given, said: str = "[]", commit: str = "") -> str:
    """Return a review as JSON for GitHub; empty where there is nothing to suggest.

    `said` is the comments that stand there already, as GitHub returns them: nothing is suggested twice.
    """
    known = _known(said)
    comments = [one for one in _comments(given) if (one["path"], one["body"]) not in known][:_MOST]
    if not comments:
        return ""
    review = {"event": "COMMENT", "body": "Готовые правки: примите те, что верны.", "comments": comments}
    return json.dumps(review | ({"commit_id": commit} if commit else {}), ensure_ascii=False, indent=2) + "\n"


def _known(said: str) -> set[tuple[Any, Any]]:
    try:
        told = json.loads(said or "[]")
    except ValueError:
        return set()
    return {(one.get("path"), one.get("body")) for one in told if isinstance(one, dict)} if isinstance(told, list) else set()


def _comments(given: Given) -> Iterator[dict[str, Any]]:
    shown = lines_shown(given.differences)
    for path, found in groupby(sorted(given.problems), key=lambda one: one.path):
        problems = list(found)
        # A comment outlives the line it speaks of: what must not be known is not said once more.
        personal = {one.line for one in problems if one.code.startswith(_PERSONAL)}
        for together in _together([one for one in problems if one.fix is not None]):
            open_lines = {number: line for number, line in shown.get(path, {}).items() if number not in personal}
            yield from _comment(path, together, open_lines)


def _together(problems: Sequence[Diagnostic]) -> list[list[Diagnostic]]:
    """Fixes of the same lines go in one suggestion: two for one line would undo each other."""
    groups: list[list[Diagnostic]] = []
    last = 0
    for problem in sorted(problems, key=lambda one: (_fix(one).line, _fix(one).end_line)):
        if _fix(problem).line > last:
            groups.append([])
        groups[-1].append(problem)
        last = max(last, _fix(problem).end_line)
    return groups


def _comment(path: str, problems: Sequence[Diagnostic], shown: dict[int, str]) -> Iterator[dict[str, Any]]:
    first = min(_fix(one).line for one in problems)
    last = max(_fix(one).end_line for one in problems)
    if last - first > _MOST or any(number not in shown for number in range(first, last + 1)):
        # GitHub takes a suggestion only for lines that the request shows; we make none where there are personal data.
        return
    was = "\n".join(shown[number] for number in range(first, last + 1))
    becomes, count = fixed(was, [_moved(_fix(one), first) for one in problems])
    if not count or becomes == was:
        return
    fence = max((*_FENCE.findall(becomes), "``"), key=len) + "`"
    told = " ".join(dict.fromkeys(quoted(one.message) for one in problems))
    comment = {"path": path, "line": last, "side": "RIGHT", "body": f"{told}\n\n{fence}suggestion\n{becomes}\n{fence}"}
    yield comment | ({"start_line": first, "start_side": "RIGHT"} if first != last else {})


def _moved(fix: Fix, first: int) -> Fix:
    return Fix(fix.line - first + 1, fix.column, fix.end_line - first + 1, fix.end_column, fix.text)


def _fix(problem: Diagnostic) -> Fix:
    assert problem.fix is not None
    return problem.fix


def lines_shown(differences: str) -> dict[str, dict[int, str]]:
    """Return the lines that a request shows, after the change, by path and number."""
    found: dict[str, dict[int, str]] = {}
    lines: dict[int, str] = {}
    number = 0
    for row in differences.split("\n"):
        hunk = _HUNK.match(row)
        if row.startswith("diff --git "):
            number = 0
        elif not number and row.startswith("+++ b/"):
            lines = found.setdefault(row[6:].rstrip("\t\r"), {})
        elif hunk:
            number = int(hunk[1])
        elif number and row[:1] in ("+", " "):
            lines[number] = row[1:]
            number += 1
    return found
