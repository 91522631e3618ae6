"""Signs: what must stand in a text for a rule to have anything to say about it.

Nearly every text has nothing to be found in it, and the exact expressions of the rules look through it one after another.
RE2 looks for all the signs of a family at once, in one pass whose time does not depend on how many there are; the exact
expressions are tried only where it has seen theirs.

A sign is written in what `re` and RE2 read alike: no look-around, and sets of characters in full instead of «\\w» and «\\s»,
which mean Unicode to the one and ASCII to the other.
"""

from __future__ import annotations

from collections.abc import Iterable

import re2

#: Everything that `\\s` means to `re`, for the inside of a set.
SPACE = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
#: RE2 remembers the states through which texts lead it; a set that has no room for them would find nothing.
_ROOM = 64_000_000


class Signs:
    """Several expressions which are looked for together."""

    def __init__(self, signs: Iterable[str]) -> None:
        self.signs = tuple(signs)
        options = re2.Options()
        options.max_mem = _ROOM
        self._set = re2.Set.SearchSet(options)
        for sign in self.signs:
            self._set.Add(sign)
        self._set.Compile()

    def within(self, text: str) -> list[int]:
        """Return the numbers of the signs which stand in the text, in order."""
        # A letter of a web form may be half of a pair, which is not UTF-8; it is no part of any sign.
        return sorted(self._set.Match(text.encode(errors="replace")) or ())
