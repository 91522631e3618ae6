"""The rules: what makes a material of the base right. One family a module; its docstring is its public page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import ModuleType

from kopilka.content.bank import Bank
from kopilka.content.effort import beside, can_fork, collector_at_rest
from kopilka.diagnostics import Diagnostic
from kopilka.rules import (
    arithmetic,
    attachments,
    clock,
    completeness,
    dates,
    fields,
    honesty,
    links,
    markup,
    personal_data,
    reading,
    references,
    sections,
    typography,
    vocabulary,
)


@dataclass(frozen=True)
class Family:
    """A family of rules: its id (also the address of its page), its Russian title and its module."""

    id: str
    title: str
    module: ModuleType

    def check(self, bank: Bank) -> Iterator[Diagnostic]:
        """Yield every problem of this family."""
        found: Iterator[Diagnostic] = self.module.check(bank)
        return found


#: Every family, in the order in which an author meets them.
FAMILIES: tuple[Family, ...] = (
    Family("reading", "Файл не читается", reading),
    Family("fields", "Поля карточки", fields),
    Family("vocabulary", "Слова словарей", vocabulary),
    Family("references", "Ссылки на другие материалы", references),
    Family("sections", "Разделы текста", sections),
    Family("dates", "Даты и сроки проверки", dates),
    Family("links", "Ссылки в тексте", links),
    Family("attachments", "Вложения и картинки", attachments),
    Family("markup", "Разметка", markup),
    Family("personal-data", "Персональные данные", personal_data),
    Family("typography", "Знаки и пробелы", typography),
    Family("honesty", "Честность", honesty),
    Family("arithmetic", "Счёт", arithmetic),
    Family("completeness", "Полнота", completeness),
)


#: The families that a second process takes: together about half of the work.
_OTHER_HALF = ("typography", "arithmetic", "sections", "vocabulary")
#: From how many materials on a second process is worth its start.
_LARGE = 1000


def check(bank: Bank, today: date | None = None) -> list[Diagnostic]:
    """Return everything that every family says, sorted by place, each once. `today` is set for repeated builds."""
    with clock.on(today), collector_at_rest():
        if len(bank.materials) < _LARGE or not can_fork():
            return sorted(set(_told(bank, FAMILIES)), key=_order)
        here = [family for family in FAMILIES if family.id not in _OTHER_HALF]
        there = [family for family in FAMILIES if family.id in _OTHER_HALF]
        return sorted(set(beside(partial(_told, bank), here, there)), key=_order)


def _told(bank: Bank, families: Sequence[Family]) -> list[Diagnostic]:
    return [diagnostic for family in families for diagnostic in family.check(bank)]


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    return diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.code, diagnostic.message
