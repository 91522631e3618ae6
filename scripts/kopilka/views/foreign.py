"""Words of a foreign language in a Russian page get `lang="en"`: a screen reader changes its voice there.

The base holds no other foreign language than English: lessons of it, and titles of English sources.
"""

from __future__ import annotations

import re

from kopilka.content.bank import Material
from kopilka.views.typesetting import outside_code

#: The subject in whose materials every Latin word is a word of the lesson.
_LESSON = "inostrannyy"
_WORD = r"[A-Za-z][a-z]+(?:['’-][A-Za-z]+)*"
#: Not in a tag, nor in an address or the name of a file: no dot, slash, @ or letter touches the words on either side.
_BEFORE, _AFTER = r"(?<![\w/@.#&-])", r"(?![\w/@#-]|:/|\.\w)(?![^<>]*>)"
_ONE = re.compile(f"{_BEFORE}{_WORD}(?:,? {_WORD})*{_AFTER}")
_SEVERAL = re.compile(f"{_BEFORE}{_WORD}(?:,? {_WORD}){{2,}}{_AFTER}")


def with_english(material: Material, html: str) -> str:
    """Return the page of a material with its English marked: every word in a lesson, else runs of three words and more."""
    lesson = _LESSON in getattr(material.record, "subjects", ())
    return english(html, single=lesson) if lesson or material.kind.folder == "sources" else html


def english(html: str, *, single: bool = False) -> str:
    """Return the HTML with runs of English words in `<span lang="en">`; `single` words too where asked."""
    words = _ONE if single else _SEVERAL
    return outside_code(lambda part: words.sub(r'<span lang="en">\g<0></span>', part), html)
