"""The rules: what makes a material of the base right. One family a module; its docstring is its public page."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from kopilka.content.bank import Bank
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


def check(bank: Bank, today: date | None = None) -> list[Diagnostic]:
    """Return everything that every family says, sorted by place, each once. `today` is set for repeated builds."""
    with clock.on(today), _no_garbage_collection():
        found = {diagnostic for family in FAMILIES for diagnostic in family.check(bank)}
    return sorted(found, key=_order)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Checking makes no rings of objects, but the collector would look through the whole base again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    return diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.code, diagnostic.message
