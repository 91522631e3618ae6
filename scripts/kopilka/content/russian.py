"""Small rules of written Russian: plural forms, dates, lists, ranges of classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

NBSP = "\u00a0"
_MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def plural(number: int, one: str, few: str, many: str) -> str:
    """Return the form that goes with the number: 1 карта, 2 карты, 5 карт, 11 карт, 21 карта."""
    if number % 10 == 1 and number % 100 != 11:
        return one
    if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14:
        return few
    return many


def counted(number: int, forms: Sequence[str]) -> str:
    """Return «5 карт»: the number, a no-break space and the right form; thousands are set apart."""
    return f"{number:,}".replace(",", NBSP) + NBSP + plural(number, *forms)


def lowered(title: str) -> str:
    """Begin a title as in the middle of a sentence: «Учитель-логопед» → «учитель-логопед»; abbreviations stay."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def long_date(day: date) -> str:
    """Return «22 ноября 2026 года»."""
    return f"{day.day}{NBSP}{_MONTHS[day.month - 1]} {day.year}{NBSP}года"


def and_list(words: Sequence[str]) -> str:
    """Return «а, б и в»."""
    return f"{', '.join(words[:-1])} и {words[-1]}" if len(words) > 1 else "".join(words)


def number_ranges(numbers: Iterable[int]) -> str:
    """Return numbers with runs drawn together: 5, 6, 7, 9 → «5–7, 9»."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" if len(run) > 2 else f"{run[0]}, {run[1]}" for run in runs
    )


def grades(numbers: Sequence[int]) -> str:
    """Return «5–6 классы», «7 класс»; two neighbours are written as a range."""
    if not numbers:
        return ""
    low, high = min(numbers), max(numbers)
    text = f"{low}–{high}" if high - low + 1 == len(set(numbers)) and high > low else number_ranges(numbers)
    return f"{text}{NBSP}{'класс' if len(set(numbers)) == 1 else 'классы'}"


def file_size(count: int) -> str:
    """Return the size of a file as people write it: 840 байт, 12 КБ, 4,2 МБ; thousands, as discs are sold."""
    if count < 1000:
        return f"{count}{NBSP}{plural(count, 'байт', 'байта', 'байт')}"
    if count < 1_000_000:
        return f"{count // 1000}{NBSP}КБ"
    return f"{count / 1_000_000:.1f}".replace(".", ",") + f"{NBSP}МБ"
