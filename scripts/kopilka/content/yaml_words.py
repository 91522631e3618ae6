"""What an unquoted word of YAML means here: less than in YAML itself."""

from __future__ import annotations

import re

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]

#: Only numbers which read back as they are written: «007» and «1.10» stay text.
_INT = re.compile(r"-?(?:0|[1-9]\d{0,17})\Z")
_FLOAT = re.compile(r"-?(?:0|[1-9]\d{0,8})\.\d{0,8}[1-9]\Z")
_KEYWORDS: dict[str, Value] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
    "True": True,
    "False": False,
}
#: Only what begins so can be anything but text.
_SPECIAL_STARTS = frozenset("-0123456789~ntfNTF")


def meant(text: str) -> Value:
    """Return the value of an unquoted text: dates, sexagesimals and «yes/no» stay what the author typed."""
    if text and text[0] not in _SPECIAL_STARTS:
        return text
    if text in _KEYWORDS:
        return _KEYWORDS[text]
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
