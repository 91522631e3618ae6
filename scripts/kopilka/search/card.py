"""The Russian texts of a card: what its fields tell a reader who searches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import BaseModel

from kopilka.search.words import one_line

#: Keys of a card that say nothing to a reader who searches.
_SILENT = frozenset(
    (
        *("title", "summary", "aliases", "status", "availability", "license", "redirect_from", "personal_data", "sources"),
        *("legal_basis", "tier", "stage", "evidence", "cost", "maturity", "origin", "compute", "file", "id", "type", "next"),
        *("start", "path", "scale", "address", "doi", "recording"),
    )
)
_MARKS = re.compile(r"[*_`]+|\[\^?[^\]]*\]:\s.*|!?\[([^\]]*)\]\([^)]*\)|^#+\s*|^\s*(?:[-+*]|\d+[.)])\s+|\|", re.MULTILINE)
_MARKED = re.compile(r"[*_`\[|#\n]")
_RUSSIAN = re.compile("[А-Яа-яЁё]")


def card_texts(card: Any) -> list[str]:
    """Return the Russian texts of a record or of a mapping, in the order of its fields, without the marks of Markdown."""
    found: list[str] = []
    _gather(_held(card), found)
    return found


def _gather(values: Iterable[Any], found: list[str]) -> None:
    for value in values:
        if not isinstance(value, str):
            if value:
                _gather(_held(value), found)
        # Words of vocabularies and addresses, most of what a card holds, are Latin letters alone.
        elif not value.isascii() and _RUSSIAN.search(value):
            found.append(_plain(value))


def _held(value: Any) -> Iterable[Any]:
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, BaseModel):
        return map(value.__dict__.get, _speaking(type(value)))
    if isinstance(value, dict):
        return (inner for key, inner in value.items() if key not in _SILENT)
    return ()


@cache
def _speaking(card: type[BaseModel]) -> tuple[str, ...]:
    return tuple(key for key in card.model_fields if key not in _SILENT)


def _plain(text: str) -> str:
    if _MARKED.search(text):
        text = _MARKS.sub(r"\1", text)
    return one_line(text)
