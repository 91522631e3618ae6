"""What git remembers of the files of the base: when each appeared, changed, was reviewed and reached the readers.

One `git log` names what each commit changed, one `git cat-file` gives the texts: reading every text whole is three times quicker
than to have git compare each with the one before. Where there is no git, no commit or only the newest commits (a shallow clone),
the base still builds: `History.state` says what is missing.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from kopilka.content.enums import Status

_LOG = (
    *("-c", "core.quotePath=false", "-c", "log.showSignature=false"),
    *("log", "--no-color", "--no-ext-diff", "--relative", "--find-renames", "--raw", "--no-abbrev", "--format=%x01%as"),
)
#: The day of a commit; a changed file: the name of its text, the letter of git, its names.
_LINE = re.compile(
    rb"\n(?:\x01(?P<day>\d{4}-\d\d-\d\d)|:\d+ \d+ [0-9a-f]+ (?P<blob>[0-9a-f]+) (?P<letter>[A-Z])\d*\t(?P<names>[^\n]+))"
)
#: A line of a card that tells of the material's way to the readers, and the end of a card that stands before a text.
_VALUE = re.compile(rb"\n(status|reviewed): *([^#\r\n]*)")
_END = re.compile(rb"\n---[ \t]*\r?\n")
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
    return History(Reading.SHALLOW if told == "true" else Reading.WHOLE, commit, _lives(practices, log))


def _git(folder: Path, *words: str, given: bytes | None = None) -> bytes | None:
    try:
        return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True, input=given).stdout
    except (OSError, subprocess.CalledProcessError):
        return None


def _lives(practices: Path, log: bytes) -> dict[str, Life]:
    """Put lives together. The log runs from the newest commit back, so a rename is met before the older name."""
    commits = list(_commits(log))
    cards = _cards(practices, dict.fromkeys(one.blob for _, changes in commits for one in changes if _key(one.name)))
    drafts: dict[str, _Draft] = {}
    now_called: dict[str, str] = {}
    for day, changes in commits:
        renamed = {}
        for change in changes:
            name = now_called.get(change.name, change.name)
            if (key := _key(name)) is None:
                continue
            card = cards.get(change.blob, _Card())
            draft = drafts.setdefault(key, _Draft())
            draft.days.append(day)
            draft.reviewed |= card.reviewed
            if card.public:
                draft.published = day
            if change.letter == "R":
                renamed[change.before] = name
        now_called |= renamed
    return {key: draft.life() for key, draft in drafts.items()}


@dataclass(frozen=True)
class _Change:
    """A file in a commit: the letter of git (A, M, R), its names, the name of its text."""

    letter: str
    blob: bytes
    name: str
    before: str


def _commits(log: bytes) -> Iterator[tuple[date, list[_Change]]]:
    """Yield (day, changed files) for every commit, the newest first; a file that was removed is left out."""
    day: date | None = None
    changes: list[_Change] = []
    for line in _LINE.finditer(b"\n" + log):
        if line["day"] is not None:
            if day is not None:
                yield day, changes
            day, changes = date.fromisoformat(line["day"].decode()), []
        elif line["letter"] != b"D":
            names = line["names"].decode(errors="replace").split("\t")
            changes.append(_Change(line["letter"].decode(), line["blob"], names[-1], names[0]))
    if day is not None:
        yield day, changes


@dataclass(frozen=True)
class _Card:
    """What a text of a material said of its way: whether readers saw it, and the days on which it was reviewed."""

    public: bool = False
    reviewed: frozenset[date] = frozenset()


def _cards(practices: Path, blobs: Iterable[bytes]) -> dict[bytes, _Card]:
    """Read the cards of these texts; one that git does not give (a partial clone) is left out."""
    told = _git(practices, "cat-file", "--batch", "--buffer", given=b"".join(blob + b"\n" for blob in blobs)) or b""
    found, at = {}, 0
    while at < len(told):
        end = told.index(b"\n", at)
        name, _, size = told[at:end].partition(b" ")
        at = end + 1
        if size.endswith(b"missing"):
            continue
        length = int(size.rpartition(b" ")[2])
        found[name] = _card(told[at : at + length])
        at += length + 1
    return found


def _card(text: bytes) -> _Card:
    """The first state and every day of review of a card; the text under it says nothing of them."""
    end = _END.search(text, 3) if text.startswith(b"---") else None
    values = _VALUE.findall(b"\n" + text, 0, end.start() + 1 if end else len(text) + 1)
    said = [(key, value.decode(errors="replace").strip(" '\"")) for key, value in values]
    states = [value for key, value in said if key == b"status"]
    return _Card(bool(states) and states[0] in _PUBLIC, frozenset(_days(value for key, value in said if key == b"reviewed")))


def _days(values: Iterable[str]) -> Iterator[date]:
    for value in values:
        try:
            yield date.fromisoformat(value)
        except ValueError:  # what a draft once said need not have been a date
            continue


def _key(name: str) -> str | None:
    """«techmaps/tk.md» → «techmaps/tk»; None for anything that is not a material's file."""
    folder, _, file = name.partition("/")
    stem, _, suffix = file.rpartition(".")
    if folder.startswith("_") or not stem or "/" in stem or suffix not in ("md", "yml"):
        return None
    return f"{folder}/{stem}"
