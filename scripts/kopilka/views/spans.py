"""How long a piece of help lasts by the calendar, judged from the words in which its author says it."""

from __future__ import annotations

import re
from enum import StrEnum


class Span(StrEnum):
    """What a teacher asks of time: today, this month, this half-year, longer. The value is the word in an address."""

    DAY = "den"
    MONTH = "mesyats"
    HALF = "polugodie"
    YEAR = "god"

    @property
    def label(self) -> str:
        """The words of a filter."""
        return _LABELS[self]


_LABELS = {
    Span.DAY: "За один день",
    Span.MONTH: "До месяца",
    Span.HALF: "От месяца до полугода",
    Span.YEAR: "Полгода и дольше",
}
#: The longest of each span, in school weeks.
_BOUNDS = ((Span.DAY, 0.2), (Span.MONTH, 4.5), (Span.HALF, 17.9))
_NUMBERS = {
    "полтор": 1.5,
    "дв": 2,
    "три": 3,
    "трёх": 3,
    "трех": 3,
    "четыр": 4,
    "пят": 5,
    "шест": 6,
    "сем": 7,
    "восем": 8,
    "восьм": 8,
    "девят": 9,
    "десят": 10,
}
#: A school week's worth of each unit; several meetings are never on one day.
_UNITS = {
    "минут": 0.0,
    "час": 0.0,
    "урок": 0.1,
    "встреч": 0.2,
    "заняти": 0.2,
    "заседани": 0.2,
    "совещани": 0.2,
    "посещени": 0.2,
    "день": 0.2,
    "дн": 0.2,
    "недел": 1.0,
    "месяц": 4.3,
    "четверт": 9.0,
    "полугоди": 18.0,
    "полгода": 18.0,
    "год": 36.0,
}
#: «Час в неделю», «раз в две недели» tell how often, not how long.
_RATE = re.compile(r"\b(?:раза? )?в (?:\w+ )?(?:день|дня|неделю|недели|месяц|месяца|четверть|четверти|полугодие)\b")
_MEASURE = re.compile(r"(?:(\d+|[а-яё]+)[ \u00a0]+)?(?:учебн[а-яё]+[ \u00a0]+)?\b(" + "|".join(_UNITS) + r")[а-яё]*")


def span(words: str) -> Span | None:
    """Return the span that the longest measure in the words falls into; None where no measure is named."""
    weeks = [_weeks(number or "", unit) for number, unit in _MEASURE.findall(_RATE.sub(" ", words.lower()))]
    if not weeks:
        return None
    return next((name for name, most in _BOUNDS if max(weeks) <= most), Span.YEAR)


def _weeks(number: str, unit: str) -> float:
    times = float(number) if number.isdigit() else next((value for word, value in _NUMBERS.items() if number.startswith(word)), 1)
    return times * _UNITS[unit]
