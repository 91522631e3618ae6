"""Widths of the columns of a table, from what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import sqrt

from kopilka.views.compendium.tree import Row, texts

#: Russian words are broken at syllables: no column need be wider than this many letters for the sake of a word.
_WORD = 11
#: Letters in a line of a table across the whole page, with the space between columns.
_LINE = 96
_PAD = 2.4
#: A no-break space joins; a stroke does not break either.
_WORDS = re.compile(r"[^ \n\-–—]+")


def widths(rows: Sequence[Row]) -> tuple[float, ...]:
    """Return the share of each column, together 1: every column has room for a word, the rest goes to the longer texts."""
    columns = [["".join(texts(row[column].blocks)) for row in rows] for column in range(len(rows[0]))] if rows else []
    least = [
        min(max((len(word) for cell in cells for word in _WORDS.findall(cell)), default=1), _WORD) + _PAD for cells in columns
    ]
    wanted = [_wanted(cells) for cells in columns]
    spare = max(0.0, _LINE - sum(least))
    shares = [room + spare * want / sum(wanted) for room, want in zip(least, wanted, strict=True)]
    return tuple(round(share / sum(shares), 4) for share in shares)


def _wanted(cells: Sequence[str]) -> float:
    """Twice the text gets half as much room again: length is for lines to take, too."""
    most, usual = max(map(len, cells), default=0), sum(map(len, cells)) / max(1, len(cells))
    return float(max(0.1, sqrt(most * usual) - _WORD) ** 0.62)
