"""Latin addresses for Russian words: anchors of headings and file names."""

from __future__ import annotations

import re

_LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        (
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "yo",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
        ),
        strict=True,
    )
)
_TABLE = str.maketrans(_LETTERS)
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Return a lower-case Latin address for Russian text: «Первые шаги, 5–6 класс» → `pervye-shagi-5-6-klass`."""
    return _OTHER.sub("-", text.lower().translate(_TABLE)).strip("-")


def unique_slug(text: str, taken: set[str]) -> str:
    """Return `slug(text)`, numbered from 2 if it is taken already, and take it. Empty text gives «razdel»."""
    base = slug(text) or "razdel"
    result, number = base, 2
    while result in taken:
        result, number = f"{base}-{number}", number + 1
    taken.add(result)
    return result
