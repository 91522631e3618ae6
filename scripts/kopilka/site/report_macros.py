"""Macros of the yearly report: they speak by the numbers of the year which the page names in its front matter."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from kopilka.content.bank import Bank
from kopilka.content.reports import read_reports
from kopilka.diagnostics import KopilkaError
from kopilka.views.links import Links
from kopilka.views.yearly.counted import Counted
from kopilka.views.yearly.macros import NAMES, Yearly


def report_macros(bank: Bank, links: Callable[[], Links], here: Callable[[], str]) -> dict[str, Any]:
    """Return the macros by name; `links` and `here` tell of the page on which a macro is being expanded."""
    counted = Counted(bank)
    pages = {page.uri: page for page in read_reports(bank.root)}
    made: dict[str, Yearly] = {}

    def link(uri: str, text: str) -> str:
        return f'<a href="{escape(links().to(uri))}">{text}</a>'

    def report() -> Yearly:
        if here() not in made:
            page = pages.get(here())
            data = counted.of(page) if page is not None else None
            if page is None or data is None:
                raise KopilkaError(f"Странице {here()} нечего считать: в её начале нет строки report: 2026/2027.")
            made[here()] = Yearly(bank, page, data, link)
        return made[here()]

    def macro(name: str) -> Callable[..., str]:
        return lambda *values, **named: getattr(report(), name)(*values, **named)  # noqa: PLW0108 — the page is known when called

    return {name: macro(name) for name in NAMES}
