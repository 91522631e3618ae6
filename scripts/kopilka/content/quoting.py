"""Words of strangers in a letter: shown as they are, and nothing but shown."""

from __future__ import annotations

import re

#: Stands first in every letter of ours: by it the letter is found and mended, not sent again.
LETTER_MARK = "<!-- kopilka -->"
_LIMIT = 300
#: What Markdown or a code host would take for its own.
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~<>&])")
_INVISIBLE = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
#: A sign that parts and is not seen: with it «@all» calls nobody and an address leads nowhere.
_APART = "\u2060"
_CALLS = re.compile(r"(@|:(?=//)|www(?=\.)|\bGH(?=-))", re.IGNORECASE)


def quoted(text: str, limit: int = _LIMIT) -> str:
    """Return text as a line of Markdown that reads as the text itself: no marks, links, calls or pictures; cut at `limit`."""
    line = " ".join(_INVISIBLE.sub(" ", text).split())
    if len(line) > limit:
        line = f"{line[: limit - 1].rstrip()}…"
    return _CALLS.sub(rf"\1{_APART}", _SIGNS.sub(r"\\\1", line))


def quoted_path(path: str, limit: int = 160) -> str:
    """Return a path as a piece of code in Markdown."""
    return f"`{_INVISIBLE.sub(' ', path).replace('`', '')[:limit]}`"
