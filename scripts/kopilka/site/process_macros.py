"""Macros of the page of the consilium: steps of a route, the calendar of a case, blanks to take away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kopilka.content.bank import Bank
from kopilka.diagnostics import KopilkaError
from kopilka.views.blanks import blanks
from kopilka.views.links import Links
from kopilka.views.routing.process import case_calendar, process


def process_macros(bank: Bank, links: Callable[[], Links], here: Callable[[], str]) -> dict[str, Any]:
    """Return the macros by name; `links` and `here` tell of the page on which a macro is being expanded."""

    def steps(name: str) -> str:
        route = bank.get("routes", name)
        if route is None:
            raise KopilkaError(f"Страница {here()} показывает маршрут «{name}», а такого нет.")
        return process(bank, route, links())

    def blank(key: str, name: str) -> str:
        material = bank.materials.get(key)
        if material is None or name not in {item.name for item in blanks(material)}:
            raise KopilkaError(f"Страница {here()} ссылается на бланк «{key}/{name}», а такого нет.")
        return links().to(f"{key}/{name}")

    return {"process": steps, "blank": blank, "case_calendar": case_calendar}
