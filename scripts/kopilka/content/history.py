"""What git remembers of the files of the base: when each appeared, changed, was reviewed and reached the readers.

The whole history is read with one `git log`. Where there is no git, no commit or only the newest commits (a shallow clone), the
base still builds: `History.state` says what is missing.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from kopilka.content.enums import Status

_LOG = (
    *("-c", "core.quotePath=false", "-c", "log.showSignature=false", "-c", "diff.noprefix=false"),
    *("log", "--no-color", "--no-ext-diff", "--no-textconv", "--relative", "--find-renames", "--raw", "-p", "--unified=0"),
    "--format=%x01%H %as",
)
#: A commit, a changed file, the beginning of a file's patch, a value that was put in. Lines of files always begin with + or −.
#: It begins with the end of the line before: so the search leaps from line to line five times faster than by «^».
_LINE = re.compile(
    rb"\n(?:\x01(?P<hash>[0-9a-f]+) (?P<day>\d{4}-\d\d-\d\d)"
    rb"|:\d+ \d+ [0-9a-f.]+ [0-9a-f.]+ (?P<letter>[A-Z])\d*\t(?P<names>[^\n]+)"
    rb"|diff --git (?P<patch>)"
    rb"|\+(?P<key>status|reviewed): *(?P<value>[^#\r\n]*))"
)
_PUBLIC = frozenset(status.value for status in Status if status.public)


class Reading(StrEnum):
    """How much of the history could be read."""

    WHOLE = "вся"
    SHALLOW = "только последние записи"
    ABSENT = "нет"


@dataclass(frozen=True)
class Life:
    """What happened to one file. `changed` holds the days of its commits after the first; days may repeat."""

    added: date
    changed: tuple[date, ...] = ()
    reviewed: frozenset[date] = frozenset()
    published: date | None = None


@dataclass(frozen=True)
class History:
    """The lives of materials by their key («techmaps/tk-drobi»), under the names that the files have now."""

    state: Reading
    commit: str = ""
    lives: dict[str, Life] = field(default_factory=dict, repr=False)


@dataclass
class _Draft:
    """A life while it is put together from the newest commit back."""

    days: list[date] = field(default_factory=list)
    reviewed: set[date] = field(default_factory=set)
    published: date | None = None

    def life(self) -> Life:
        oldest, *later = sorted(self.days)
        return Life(oldest, tuple(later), frozenset(self.reviewed), self.published)


def read_history(root: Path) -> History:
    """Read the history of `root/practices`; never fails: without git the state is ABSENT."""
    practices = root / "practices"
    shallow = _git(practices, "rev-parse", "--is-shallow-repository", "HEAD")
    if shallow is None or not shallow.split():
        return History(Reading.ABSENT)
    told, commit = shallow.decode().split()
    log = _git(practices, *_LOG)
    if log is None:
        return History(Reading.ABSENT)
    return History(Reading.SHALLOW if told == "true" else Reading.WHOLE, commit, _lives(log))


def _git(folder: Path, *words: str) -> bytes | None:
    try:
        return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None


def _lives(log: bytes) -> dict[str, Life]:
    """Put lives together. The log runs from the newest commit back, so a rename is met before the older name."""
    drafts: dict[str, _Draft] = {}
    now_called: dict[str, str] = {}
    for day, changes in _commits(log):
        renamed = {}
        for change in changes:
            name = now_called.get(change.name, change.name)
            if change.letter == "D" or (key := _key(name)) is None:
                continue
            draft = drafts.setdefault(key, _Draft())
            draft.days.append(day)
            draft.reviewed |= change.reviewed
            if change.status in _PUBLIC:
                draft.published = day
            if change.letter == "R":
                renamed[change.before] = name
        now_called |= renamed
    return {key: draft.life() for key, draft in drafts.items()}


@dataclass
class _Change:
    """A file in a commit: the letter of git (A, M, R, D), its names, the values that the commit put into its card."""

    letter: str
    name: str
    before: str = ""
    status: str = ""
    reviewed: set[date] = field(default_factory=set)


def _commits(log: bytes) -> Iterator[tuple[date, list[_Change]]]:
    """Yield (day, changed files) for every commit, the newest first."""
    day: date | None = None
    changes: list[_Change] = []
    at = -1
    for line in _LINE.finditer(b"\n" + log):
        kind = line.lastgroup
        if kind == "day":
            if day is not None:
                yield day, changes
            day, changes, at = date.fromisoformat(line["day"].decode()), [], -1
        elif kind == "names":
            names = line["names"].decode(errors="replace").split("\t")
            changes.append(_Change(line["letter"].decode(), names[-1], names[0]))
        elif kind == "patch":
            at += 1
        elif 0 <= at < len(changes):
            _put_in(changes[at], line["key"], line["value"].decode(errors="replace").strip(" '\""))
    if day is not None:
        yield day, changes


def _put_in(change: _Change, key: bytes, value: str) -> None:
    if key == b"status":
        change.status = change.status or value
        return
    try:
        change.reviewed.add(date.fromisoformat(value))
    except ValueError:  # what a draft once said need not have been a date
        return


def _key(name: str) -> str | None:
    """«techmaps/tk.md» → «techmaps/tk»; None for anything that is not a material's file."""
    folder, _, file = name.partition("/")
    stem, _, suffix = file.rpartition(".")
    if folder.startswith("_") or not stem or "/" in stem or suffix not in ("md", "yml"):
        return None
    return f"{folder}/{stem}"
