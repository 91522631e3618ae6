"""What people write in a form, as the values of a card: «да» is true, «5–7» is three classes, a title is the id it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from kopilka.content.bank import Bank
from kopilka.content.described import Described, Shape
from kopilka.forms.word_tree import UNSEEN

_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})(?:\s*г(?:\.|ода?)?)?"),
    re.compile(r"«?(?P<day>\d{1,2})»?\s+(?P<word>[а-яё]+)\s+(?P<year>\d{4})(?:\s*г(?:\.|ода?)?)?", re.IGNORECASE),
)
#: The id in brackets at the end of what a drop-down shows.
_ID = re.compile(r"\(([a-z0-9][a-z0-9/-]*)\)\s*\Z")
_RANGE = re.compile(r"(\d{1,4})\s*[-–—]\s*(\d{1,4})")
_BULLET = re.compile(r"\A\s*[•·▪◦‣]\s*")
_YES = {"да": True, "нет": False, "true": True, "false": False, "☒": True, "☐": False}


def clean(text: str) -> str:
    """Return text without signs that cannot be seen, without spaces at the ends of its lines."""
    text = UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).strip()


class Values:
    """Turns written lines into values; knows the words of the base's vocabularies and the names of its materials."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def read(self, field: Described, lines: Sequence[str]) -> Any:
        """Return the value of a field from the lines written in it; None if nothing is. What is not understood stays as it is."""
        written = list(map(clean, lines))
        if field.many:
            items = [item for text in written if text for item in self._items(field, text)]
            return items or None
        text = "\n\n".join(written).strip()
        return self._one(field, text) if text else None

    def _items(self, field: Described, text: str) -> list[Any]:
        """A line of a list is one item; words and numbers may stand several in a line."""
        text = _BULLET.sub("", text)
        if field.shape is Shape.WHOLE:
            return _numbers(text)
        whole = self._one(field, text)
        if field.shape in (Shape.TERM, Shape.REFERENCE) and whole == text and re.search("[,;\n]", text):
            pieces = [piece.strip() for piece in re.split("[,;\n]", text) if piece.strip()]
            return [self._one(field, piece) for piece in pieces]
        return [whole]

    def _one(self, field: Described, text: str) -> Any:
        match field.shape:
            case Shape.WHOLE | Shape.NUMBER:
                return _number(text)
            case Shape.YES_NO:
                return _YES.get(text.casefold().rstrip("."), text)
            case Shape.DAY:
                return _day(text) or text
            case Shape.CHOICE:
                return next((option for option in field.options if _same(option, text)), text)
            case Shape.TERM:
                return self._named(text, self._terms.get(field.source, {}))
            case Shape.REFERENCE:
                return self._named(text, self._titles.get(field.source, {}))
            case _:
                return text

    @staticmethod
    def _named(text: str, names: dict[str, str]) -> str:
        """The id that a text means: the one in its brackets, itself, or the one with this name."""
        shown = _ID.search(text)
        if shown and shown[1] in names.values():
            return shown[1]
        return text if text in names.values() else names.get(_plain(text), text)

    @cached_property
    def _terms(self) -> dict[str, dict[str, str]]:
        """For each vocabulary: what a word is called, in every way, and its id. A title outweighs another name."""
        found = {}
        for name, vocabulary in self._bank.vocabularies.items():
            words: dict[str, str] = {}
            for term in vocabulary.terms.values():
                words.update({_plain(alias): term.id for alias in term.aliases if _plain(alias) not in words})
            words.update({_plain(term.title): term.id for term in vocabulary.terms.values()})
            words.update({term: term for term in vocabulary.terms})
            found[name] = words
        return found

    @cached_property
    def _titles(self) -> dict[str, dict[str, str]]:
        """For each folder (and for all together): the titles of its materials and their ids."""
        found: dict[str, dict[str, str]] = {"": {}}
        for material in self._bank.materials.values():
            own = found.setdefault(material.kind.folder, {})
            number = getattr(material.record, "number", None) if material.kind.folder == "schools" else None
            called = (f"школа № {number}", f"школа {number}", f"сош № {number}", str(number)) if number else ()
            for name in (*called, material.record.title, getattr(material.record, "short_name", None), material.id):
                if name:
                    own[_plain(name)] = material.id
                    found[""][_plain(name) if name != material.id else material.key] = material.key
        return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").replace("\u00a0", " ").split()).strip(" .")


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _number(text: str) -> int | float | str:
    plain = re.sub(r"[\s\u00a0]", "", text).replace(",", ".").replace("−", "-")
    if re.fullmatch(r"-?\d{1,15}", plain):
        return int(plain)
    return float(plain) if re.fullmatch(r"-?\d{1,15}\.\d{1,15}", plain) else text


def _numbers(text: str) -> list[Any]:
    """«5, 6», «5–7», «5 6»: a range is every number of it."""
    spread = _RANGE.sub(lambda found: " ".join(map(str, _between(int(found[1]), int(found[2])))), text)
    return [_number(piece) for piece in re.split(r"[,;\s]+(?:и\s+)?", spread) if piece]


def _between(low: int, high: int) -> range:
    return range(low, high + 1) if low <= high <= low + 50 else range(low, low + 1)


def _day(text: str) -> date | None:
    for form in _DATES:
        found = form.fullmatch(text)
        if found:
            named = found.groupdict()
            month = int(named["month"]) if "month" in named else _month(named["word"])
            try:
                return date(int(named["year"]), month, int(named["day"]))
            except ValueError:
                return None
    return None


def _month(word: str) -> int:
    return next((number for number, stem in enumerate(_MONTHS, 1) if word.casefold().startswith(stem)), 0)
