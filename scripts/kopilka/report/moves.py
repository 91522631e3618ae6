"""The states that a change moves, and who decides: read from the differences, so it is seen before anything is merged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kopilka.content.enums import Status
from kopilka.views.waiting import MOVES

_STATE = re.compile(r"([-+])status: *[\"']?([а-яё ]{3,20}?)[\"']?\s*(?:#.*)?\Z")
_WORDS = {status.value: status for status in Status}
#: A new material begins with one of these; anything else would pass by the review.
_FIRST = (Status.DRAFT, Status.REVIEW)


@dataclass(frozen=True)
class Move:
    """A material whose state changes. `was` is None for a new one; `who` decides, empty where there is no such move."""

    path: str
    was: Status | None
    becomes: Status
    who: str


def moves(differences: str) -> Iterator[Move]:
    """Yield every move of a state in the text of `git diff`."""
    for part in re.split(r"^diff --git ", differences, flags=re.MULTILINE)[1:]:
        rows = part.split("\n")
        path = next((row[6:].rstrip("\t\r") for row in rows if row.startswith("+++ b/")), "")
        found = {said[1]: _WORDS.get(said[2]) for said in map(_STATE.match, rows) if said}
        becomes, was = found.get("+"), found.get("-")
        new = any(row.startswith("--- /dev/null") for row in rows)
        if path and becomes is not None and (was is not None or new) and becomes is not was:
            yield Move(path, was, becomes, _who(was, becomes))


def _who(was: Status | None, becomes: Status) -> str:
    if was is None:
        return "автор" if becomes in _FIRST else ""
    return next((who for before, after, who in MOVES if (before, after) == (was, becomes)), "")
