"""Russian typesetting of finished HTML: spaces that must not break.

A short preposition or particle does not hang at the end of a line, a dash does not begin one, a number keeps its unit, «№» its
number, initials their surname (rules of the «Справочник издателя и автора» by Мильчин and Чельцова). Only texts between tags are
touched, never code.
"""

from __future__ import annotations

import re

from kopilka.content.russian import NBSP

_PART = re.compile(r"<(code|pre)\b[^>]*>.*?</\1>|<[^>]*>|[^<]+", re.DOTALL)
_BEFORE = r"(?<=[\s(«„—–]{} )(?=[^\s<—–])"
#: A space first, then what stands around it: the engine leaps from space to space.
_BOUND = re.compile(
    r" (?:(?=[—–] )|"
    + "|".join(
        _BEFORE.replace("{}", word)
        for word in ("[А-ЯЁа-яё]", "[А-ЯЁа-яё]{2}", "(?:[Дд]ля|[Бб]ез|[Пп]ри|[Пп]од|[Нн]ад|[Пп]ро|[Ии]ли|[Чч]то|[Кк]ак|[Нн]ет)")
    )
    + r"|(?<=\d )(?=[а-яё%°₽])|(?<=№ )(?=\d)|(?<=[А-ЯЁ]\. )(?=[А-ЯЁ][.а-яё]))"
)
_SIGNS = re.compile(r"[а-яё№]|[—–]")


def typeset(html: str) -> str:
    """Return the HTML with no-break spaces where Russian setting wants them; setting twice changes nothing more."""
    return _PART.sub(_part, html)


def _part(found: re.Match[str]) -> str:
    text = found.group()
    if text[0] == "<" or " " not in text or not _SIGNS.search(text):
        return text
    # A word at the very beginning has nothing before it to be seen by: it is lent a space.
    return _BOUND.sub(NBSP, f" {text}")[1:]
