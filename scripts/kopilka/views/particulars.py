"""What the templates of single kinds need beyond their fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup, escape

from kopilka.content.records.event import Event
from kopilka.content.records.instrument import Instrument
from kopilka.content.records.route import Route, RouteStep, Way
from kopilka.content.russian import number_ranges
from kopilka.views import cards
from kopilka.views.blanks import Blank, blanks
from kopilka.views.facets import latest_first
from kopilka.views.material import MaterialView
from kopilka.views.routing.nodes import nodes, short_title
from kopilka.views.routing.scheme import scheme
from kopilka.views.sheet_files import SHEET_FILES, SheetFile


class Particulars:
    """Computed values of one material: the clock of an event, the numbering of an instrument, the nodes of a route."""

    def __init__(self, view: MaterialView) -> None:
        self._view = view

    @property
    def agenda(self) -> list[dict[str, Any]]:
        """The programme of an event with minutes from its beginning: «0–10»."""
        record, clock = self._view.material.record, 0
        assert isinstance(record, Event)
        found: list[dict[str, Any]] = []
        for item in record.agenda:
            found.append({"span": f"{clock}–{clock + item.minutes}", "what": item.what, "who": item.who, "handout": item.handout})
            clock += item.minutes
        return found

    @property
    def item_groups(self) -> list[dict[str, Any]]:
        """The items of an instrument by block, numbered through."""
        record = self._view.material.record
        assert isinstance(record, Instrument)
        groups: list[dict[str, Any]] = []
        for number, item in enumerate(record.items, 1):
            if not groups or groups[-1]["title"] != (item.group or ""):
                groups.append({"title": item.group or "", "start": number, "entries": []})
            groups[-1]["entries"].append(item)
        return groups

    def answers(self, scale: str) -> list[str]:
        """The answers of a scale of an instrument."""
        record = self._view.material.record
        assert isinstance(record, Instrument)
        return [answer.text for known in record.answer_scales if known.id == scale for answer in known.answers]

    def item_numbers(self, names: Sequence[str]) -> str:
        """The numbers of the items of a scale: «1–4, 7»."""
        record = self._view.material.record
        assert isinstance(record, Instrument)
        order = {item.id: number for number, item in enumerate(record.items, 1)}
        return number_ranges([order[name] for name in names if name in order])

    def bounds(self, scale: Any) -> list[list[str | None]]:
        """The rows of the interpretation of a scale."""
        return [
            [
                f"{self._view.number(bound.low)}–{self._view.number(bound.high)}"
                if bound.low != bound.high
                else self._view.number(bound.low),
                bound.meaning,
                bound.advice,
            ]
            for bound in scale.bounds
        ]

    @property
    def sheet_files(self) -> tuple[SheetFile, ...]:
        """The files of the blank of an instrument, which the exports write beside its page."""
        return SHEET_FILES

    @property
    def blanks(self) -> list[Blank]:
        """The documents of a local act or a template to take away and to fill in."""
        return blanks(self._view.material)

    @property
    def scheme(self) -> Markup:
        """The drawing of a route."""
        return scheme(self._view.bank, self._route, self._view.material.id)

    @property
    def steps(self) -> list[RouteStep]:
        """The steps of a route in the order in which they are reached, as the scheme numbers them."""
        return [node.step for node in nodes(self._view.bank, self._route) if node.step is not None]

    def node_title(self, name: str) -> str:
        """The title of a question or of a step of a route."""
        titles = {node.id: node.text for node in self._route.questions} | {node.id: node.title for node in self._route.steps}
        return titles.get(name, name)

    def way(self, way: Way) -> Markup:
        """Where an answer or an outcome leads: a link to the node, to the other route, or the end."""
        if way.route:
            other = self._view.bank.get("routes", way.route)
            anchor = f"#{way.next}" if way.next else ""
            if other is None or other.key not in self._view.visible:
                return escape(way.route)
            return Markup('<a href="{}">маршрут «{}»</a>').format(
                self._view.links.to(other.key + anchor), short_title(other.record.title)
            )
        if way.next:
            return Markup('<a href="#{}">{}</a>').format(way.next, self.node_title(way.next))
        return Markup("<strong>маршрут окончен</strong>")

    @property
    def _route(self) -> Route:
        record = self._view.material.record
        assert isinstance(record, Route)
        return record

    def sum_hours(self, modules: Iterable[Any]) -> float:
        """The hours of all modules together."""
        return float(sum(module.hours for module in modules))

    @property
    def own_materials(self) -> list[cards.Card]:
        """The materials of an organisation: its own, and those that name it as a part of them."""
        own = [
            item
            for item in self._view.bank.materials.values()
            if item.record.school == self._view.material.id and item.key in self._view.visible
        ]
        return cards.cards(self._view.bank, latest_first(own), self._view.links)
