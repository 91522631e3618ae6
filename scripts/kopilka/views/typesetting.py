"""Russian typesetting of finished HTML: spaces and ranges that must not break.

A short preposition or particle does not hang at the end of a line, a dash does not begin one, a number keeps its unit, «№» its
number, initials their surname (rules of the «Справочник издателя и автора» by Мильчин and Чельцова). Only texts between tags are
touched, never code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from kopilka.content.russian import NBSP

#: Code is left as it was typed, and a drawing can hold no element of HTML; but most drawings are icons, without a word.
_CODE = re.compile(r"(<(code|pre|svg)\b[^>]*>.*?</\2>)", re.DOTALL)
_SIGNS = ("<code", "<pre", "<text")
#: A text between tags in which there may be something to set: whatever a page has more of is leapt over.
_TEXT = re.compile(r"(>[^<]*?[ –][^<]*)")
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
)
#: «15–20», «273-ФЗ»: browsers break after the dash, and no character forbids it that would not get into copied text.
_RANGE = re.compile(r"\d+(?:,\d+)?–\d+(?:,\d+)?|\d+-ФЗ")


def typeset(html: str) -> str:
    """Return the HTML with no-break spaces where Russian setting wants them; setting twice changes nothing more."""
    return _changed(_spaced, html)


def whole_ranges(html: str) -> str:
    """Return the HTML with every range of numbers and every number of a law kept on one line."""
    return _changed(_whole, html) if _may_break(html) else html


def well_set(html: str) -> str:
    """Return the HTML of a page set in both ways."""
    return _changed(_well_set, html)


def _changed(change: Callable[[str], str], html: str) -> str:
    def part(text: str) -> str:
        # A text without tags begins where a tag would end. Of two pieces in a row the second is a text.
        pieces = _TEXT.split(f">{text}")
        pieces[1::2] = map(change, pieces[1::2])
        return "".join(pieces)[1:]

    return outside_code(part, html)


def _spaced(text: str) -> str:
    return _BOUND.sub(NBSP, text)


def _whole(text: str) -> str:
    return _RANGE.sub(r'<span class="kp-nowrap">\g<0></span>', text) if _may_break(text) else text


def _may_break(text: str) -> bool:
    return "–" in text or "-ФЗ" in text


# The same titles, labels and marks stand on many pages.
@lru_cache(maxsize=4096)
def _well_set(text: str) -> str:
    return _whole(_spaced(text))


def outside_code(change: Callable[[str], str], html: str) -> str:
    """Return the HTML changed everywhere but in code and drawings."""
    if not any(sign in html for sign in _SIGNS):
        return change(html)
    # Of three pieces in a row the second is left and the third is the name of its tag, a group of the expression.
    pieces = _CODE.split(html)
    pieces[::3] = map(change, pieces[::3])
    del pieces[2::3]
    return "".join(pieces)
