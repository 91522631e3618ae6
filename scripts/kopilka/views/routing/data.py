"""Routes as the data script `router`: what the client walks through, and nothing that a page does not show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kopilka.artifact import Artifact, data_script
from kopilka.content.bank import Bank, Material
from kopilka.content.records.route import Case, Question, Route, RouteStep, Sign, Theme, Way
from kopilka.content.russian import lowered
from kopilka.views.cards import kind_label
from kopilka.views.facets import shown
from kopilka.views.links import Links
from kopilka.views.page import SiteInfo
from kopilka.views.routing.nodes import short_title
from kopilka.views.typesetting import typeset

ROUTER = "router/index"


def router_artifacts(bank: Bank, info: SiteInfo) -> Iterable[Artifact]:
    """Return the data script of the router."""
    return [data_script("router", lambda: router_data(bank, info))]


def walked(materials: Iterable[Material]) -> list[Material]:
    """Return the routes that can be walked, in the order of their themes: those that have signs, and steps to reach."""
    found = [item for item in materials if isinstance(item.record, Route) and item.record.signs and item.record.steps]
    order = list(Theme)
    return sorted(found, key=lambda item: (_theme_of(item, order), item.record.title.lower()))


def _theme_of(material: Material, order: list[Theme]) -> int:
    assert isinstance(material.record, Route)
    return order.index(material.record.theme) if material.record.theme else len(order)


def router_data(bank: Bank, info: SiteInfo) -> dict[str, Any]:
    """Return {routes: {id: …}, materials: {key: {title, kind, address}}}; addresses are from the root of the site."""
    materials = shown(bank, drafts=info.preview)
    writer = _Writer(bank, info, frozenset(material.key for material in materials))
    routes = {material.id: writer.route(material) for material in walked(materials)}
    return {"routes": routes, "materials": writer.materials}


class _Writer:
    """Writes routes as plain values, remembering the materials to which they refer."""

    def __init__(self, bank: Bank, info: SiteInfo, visible: frozenset[str]) -> None:
        self.bank, self.visible = bank, visible
        self.links = Links("index", info.directories)
        self.materials: dict[str, dict[str, str]] = {}

    def route(self, material: Material) -> dict[str, Any]:
        record = material.record
        assert isinstance(record, Route)
        groups = [self.bank.term_title("pupil_groups", group) for group in record.pupil_groups]
        return {
            "title": short_title(record.title),
            "address": self.links.address(material.key),
            "editorial": record.origin.value,
            "limits": _set(record.limits or ""),
            "words": [record.title, record.summary, *record.aliases, *groups],
            "signs": [_sign(sign) for sign in record.signs],
            "nodes": {
                **{question.id: _question(question) for question in record.questions},
                **{step.id: self._step(step) for step in record.steps},
            },
            "cases": [_case(case) for case in record.cases],
        }

    def _step(self, step: RouteStep) -> dict[str, Any]:
        act = step.deadline.act
        return {
            "title": _set(step.title),
            "who": self._who(step.specialist),
            "others": [lowered(self._who(other)) for other in step.others],
            "term": _set(step.deadline.text),
            "basis": step.deadline.source,
            "act": self._refer(f"acts/{act}") if act else "",
            "urgent": step.urgent,
            "action": _set(step.action),
            "materials": [self._refer(name) for name in step.materials],
            "documents": [self._refer(name) for name in step.documents],
            "avoid": [_set(text) for text in step.avoid],
            "parents": _set(step.tell_parents or ""),
            "ways": [_way(way) for way in step.exits],
        }

    def _who(self, name: str) -> str:
        return self.bank.term_title("specialists", name)

    def _refer(self, key: str) -> str:
        """Remember a material and return its key; one that readers do not see has no address."""
        material = self.bank.materials.get(key)
        if material is not None and key not in self.materials:
            title = getattr(material.record, "short", None) or material.record.title
            address = self.links.address(key) if key in self.visible else ""
            self.materials[key] = {"title": _set(title), "kind": kind_label(material), "address": address}
        return key


def _set(text: str) -> str:
    """Set a text as it is set on pages. Routes are written without markup, so it stays a text."""
    return typeset(" ".join(text.split()))


def _sign(sign: Sign) -> dict[str, Any]:
    return {"text": _set(sign.text), "next": sign.start, "words": list(sign.aliases)}


def _question(question: Question) -> dict[str, Any]:
    return {"text": _set(question.text), "help": _set(question.help or ""), "ways": [_way(way) for way in question.options]}


def _way(way: Way) -> dict[str, str]:
    known = {"text": _set(way.text), "next": way.next, "route": way.route}
    return {key: value for key, value in known.items() if value}


def _case(case: Case) -> dict[str, Any]:
    return {"title": _set(case.title), "path": list(case.path)}
