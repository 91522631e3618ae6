"""Lists that a document counts in its own words: «1) …», «2) …». Shown as a list, they are counted once."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OWN = re.compile(r"(\d+)\)\s+")


def unnumbered(texts: Sequence[str]) -> tuple[str, ...] | None:
    """Return the texts without their own numbers; None unless all of them are numbered, in order and from one."""
    found = [_OWN.match(text) for text in texts]
    if len(texts) < 2 or any(match is None or int(match[1]) != number for number, match in enumerate(found, 1)):
        return None
    return tuple(text[match.end() :] for text, match in zip(texts, found, strict=True) if match is not None)
