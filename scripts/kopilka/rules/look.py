"""One look through a file for all the families that go by signs."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from kopilka.content.source import Source
from kopilka.rules.personal_patterns import PATTERNS, Pattern
from kopilka.rules.pupil_names import NAME_SIGN
from kopilka.rules.signs import Signs
from kopilka.rules.typography_marks import MARK_SIGNS


@dataclass(frozen=True, slots=True)
class Look:
    """What a file gives signs of: kinds of personal data, somebody's name, wrong marks."""

    personal: tuple[Pattern, ...]
    name: bool
    marks: bool


_NAME = len(PATTERNS)
_SIGNS = Signs((*(pattern.sign for pattern in PATTERNS), NAME_SIGN, *MARK_SIGNS))
#: As long as a file is held by anybody, what was seen in it is kept: the families come one after another.
_SEEN: WeakKeyDictionary[Source, Look] = WeakKeyDictionary()


def look(source: Source) -> Look:
    """Return what the whole text of a file gives signs of."""
    seen = _SEEN.get(source)
    if seen is None:
        found = _SIGNS.within(source.text)
        personal = tuple(PATTERNS[number] for number in found if number < _NAME)
        seen = _SEEN[source] = Look(personal, _NAME in found, any(number > _NAME for number in found))
    return seen
