"""Which characters the faces of the compendium have: typst itself is asked, since it carries the faces."""

from __future__ import annotations

from collections.abc import Sequence

#: Lines that break, spaces that are not drawn: no face needs them.
_UNDRAWN = frozenset("\n\r\t\u00ad\u200b\u2060\ufeff")


def unprintable(signs: set[str]) -> set[str]:
    """Return those characters which no face has: letters and digits in every style, other signs upright."""
    drawn = sorted(signs - _UNDRAWN)
    styled = [sign for sign in drawn if sign.isalnum()]
    return {*_bad(styled, every_style=True), *_bad([sign for sign in drawn if not sign.isalnum()], every_style=False)}


def _bad(signs: Sequence[str], *, every_style: bool) -> list[str]:
    """Halve the characters until the ones that cannot be set stand alone; mostly the first try settles it."""
    if not signs or _settable(signs, every_style=every_style):
        return []
    if len(signs) == 1:
        return list(signs)
    middle = len(signs) // 2
    return _bad(signs[:middle], every_style=every_style) + _bad(signs[middle:], every_style=every_style)


def _settable(signs: Sequence[str], *, every_style: bool) -> bool:
    from typst import TypstError

    from kopilka.pdf.typesetter import typeset_pdf

    try:
        # PDF/UA forbids a character without a glyph, so that the set either is written or is refused.
        typeset_pdf("coverage.typ", {"signs": list(signs), "everyStyle": every_style}, standards=["ua-1"])
    except TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        return False
    return True
