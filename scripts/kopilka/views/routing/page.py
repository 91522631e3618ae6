"""The page «Маршрутизатор»: every sign of every route as a list that reads without scripts; the client makes it walkable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from kopilka.content.bank import Material
from kopilka.content.records.route import Route
from kopilka.views.environment import render
from kopilka.views.links import Links
from kopilka.views.page import PlannedPage, SiteInfo
from kopilka.views.planning import planned
from kopilka.views.routing.data import ROUTER, walked
from kopilka.views.routing.nodes import short_title

_ABOUT = "Что видно по ученику — и кто поможет, в какой срок, с каким материалом. Четыре нажатия, без имени ребёнка."


@dataclass(frozen=True)
class Start:
    """Where a reader can begin: a sign or a case; `state` is what stands after «#/» in the address of the walk."""

    text: str
    link: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class RouteGroup:
    """A route in the list: its name, its page, its signs."""

    title: str
    link: str
    about: str
    starts: list[Start]


def router_pages(info: SiteInfo, materials: list[Material]) -> Iterator[PlannedPage]:
    """Yield the plan of the page, if there is a route to walk; `materials` are those which readers see."""
    if walked(materials):
        yield planned(ROUTER, "Маршрутизатор", _ABOUT, info, partial(_html, materials), areas=("router",))


def _html(materials: list[Material], links: Links) -> str:
    themes: dict[str, list[RouteGroup]] = {}
    cases: list[Start] = []
    for material in walked(materials):
        assert isinstance(material.record, Route)
        theme = material.record.theme.value if material.record.theme else "Другие маршруты"
        themes.setdefault(theme, []).append(_group(material, material.record, links))
        cases += _cases(material, material.record, links)
    return render("router.html.jinja", themes=themes, cases=cases, routes=links.to("routes/index"), links=links)


def _group(material: Material, route: Route, links: Links) -> RouteGroup:
    seen: dict[str, int] = {}
    starts = []
    for sign in route.signs:
        ordinal = seen[sign.start] = seen.get(sign.start, 0) + 1
        # Several signs may lead to one node; which of them was chosen stands after a dot.
        state = f"{material.id}/{sign.start}" + (f".{ordinal}" if ordinal > 1 else "")
        starts.append(Start(sign.text, links.to(f"{material.key}#{sign.start}"), state))
    return RouteGroup(short_title(route.title), links.to(material.key), route.summary, starts)


def _cases(material: Material, route: Route, links: Links) -> list[Start]:
    return [
        Start(case.title, links.to(f"{material.key}#tipovye-sluchai"), "/".join((material.id, *case.path)), case.teaches or "")
        for case in route.cases
        if case.path
    ]
