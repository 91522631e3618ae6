"""The rules: what makes a material of the base right. One family a module; its docstring is its public page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from types import ModuleType

from kopilka.content.bank import Bank
from kopilka.content.effort import beside, collector_at_rest, worth_sharing
from kopilka.diagnostics import Diagnostic
from kopilka.rules import (
    arithmetic,
    attachments,
    clock,
    completeness,
    dates,
    editions,
    fields,
    figures,
    honesty,
    links,
    markup,
    personal_data,
    reading,
    references,
    review,
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
    Family("editions", "Адреса выпусков", editions),
    Family("figures", "Числа в отчётах", figures),
    Family("completeness", "Полнота", completeness),
    Family("review", "Экспертиза", review),
)


def check(bank: Bank, today: date | None = None) -> list[Diagnostic]:
    """Return everything that every family says, sorted by place, each once. `today` is set for repeated builds."""
    with clock.on(today), collector_at_rest():
        if worth_sharing(len(bank.materials)):
            return in_order(beside(partial(_told, bank), [slice(0, None, 2)], [slice(1, None, 2)]))
        return in_order(_told(bank, [bank.share]))


def _told(bank: Bank, shares: Sequence[slice]) -> list[Diagnostic]:
    """What the families say of each share of the materials; what concerns the whole base is said with the first."""
    # The bank itself where it has this share already: what it has counted of itself is kept for the pages.
    banks = [bank if share == bank.share else replace(bank, share=share) for share in shares]
    return [diagnostic for one in banks for family in FAMILIES for diagnostic in family.check(one)]


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics as they are shown: by file and place, each once."""
    return sorted(set(found), key=_order)


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    return diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.code, diagnostic.message
