"""Russian typesetting of finished HTML: spaces and ranges that must not break.

A short preposition or particle does not hang at the end of a line, a dash does not begin one, a number keeps its unit, «№» its
number, initials their surname (rules of the «Справочник издателя и автора» by Мильчин and Чельцова). Only texts between tags are
touched, never code.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kopilka.content.russian import NBSP

#: Code is left as it was typed, and a drawing can hold no element of HTML.
_CODE = re.compile(r"(<(code|pre|svg)\b[^>]*>.*?</\2>)", re.DOTALL)
#: A word stands at the beginning of its text, or after a space, a bracket, a quotation mark or a dash.
_BEFORE = r"(?<=[\s(«„—–>]{} )(?=[^\s<—–])"
#: A space first, then what stands around it: the engine leaps from space to space.
_BOUND = re.compile(
    r" (?:(?=[—–] )|"
    + "|".join(
        _BEFORE.replace("{}", word)
        for word in ("[А-ЯЁа-яё]", "[А-ЯЁа-яё]{2}", "(?:[Дд]ля|[Бб]ез|[Пп]ри|[Пп]од|[Нн]ад|[Пп]ро|[Ии]ли|[Чч]то|[Кк]ак|[Нн]ет)")
    )
    + r"|(?<=\d )(?=[а-яё%°₽])|(?<=№ )(?=\d)|(?<=[А-ЯЁ]\. )(?=[А-ЯЁ][.а-яё]))"
    # Not inside a tag: there a «>» comes before the next «<».
    + r"(?![^<>]*>)"
)
#: «15–20»: browsers break after the dash, and no character forbids it that would not get into copied text.
_RANGE = re.compile(r"\d+(?:,\d+)?–\d+(?:,\d+)?(?![^<>]*>)")


def typeset(html: str) -> str:
    """Return the HTML with no-break spaces where Russian setting wants them; setting twice changes nothing more."""
    return outside_code(_spaced, html)


def whole_ranges(html: str) -> str:
    """Return the HTML with every range of numbers kept on one line."""
    return outside_code(_whole, html) if "–" in html else html


def _spaced(html: str) -> str:
    # A text without tags begins where a tag would end.
    return _BOUND.sub(NBSP, f">{html}")[1:]


def _whole(html: str) -> str:
    return _RANGE.sub(r'<span class="kp-nowrap">\g<0></span>', html)


def outside_code(change: Callable[[str], str], html: str) -> str:
    """Return the HTML changed everywhere but in code and drawings."""
    if not any(sign in html for sign in ("<code", "<pre", "<svg")):
        return change(html)
    # Of three pieces in a row the second is left and the third is the name of its tag, a group of the expression.
    pieces = _CODE.split(html)
    pieces[::3] = map(change, pieces[::3])
    del pieces[2::3]
    return "".join(pieces)
