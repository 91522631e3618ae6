"""Russian typesetting of finished HTML: spaces that must not break.

A short preposition or particle does not hang at the end of a line, a dash does not begin one, a number keeps its unit, «№» its
number, initials their surname (rules of the «Справочник издателя и автора» by Мильчин and Чельцова). Only texts between tags are
touched, never code.
"""

from __future__ import annotations

import re

from kopilka.content.russian import NBSP

#: Code is left as it was typed.
_CODE = re.compile(r"(<(code|pre)\b[^>]*>.*?</\2>)", re.DOTALL)
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


def typeset(html: str) -> str:
    """Return the HTML with no-break spaces where Russian setting wants them; setting twice changes nothing more."""
    # A text without tags begins where a tag would end.
    if "<code" not in html and "<pre" not in html:
        return _BOUND.sub(NBSP, f">{html}")[1:]
    # Of three pieces in a row the second is code and the third the name of its tag, a group of the expression.
    pieces = _CODE.split(html)
    pieces[::3] = [_BOUND.sub(NBSP, f">{piece}")[1:] for piece in pieces[::3]]
    del pieces[2::3]
    return "".join(pieces)
