"""A route as nodes in the order in which they are reached: the signs, the questions, the steps."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kopilka.content.bank import Bank
from kopilka.content.records.route import Route, RouteStep, Way

_QUOTED = re.compile(r"«(.+)»")
#: The id of the node that stands for the signs; no question or step can be called so.
SIGNS = ""


@dataclass(frozen=True)
class Exit:
    """A way out of a node: its words, the id of the next node of the same route, or the other route, or the end."""

    text: str
    target: str | None = None
    route: str = ""

    @property
    def last(self) -> bool:
        """Whether the route ends here."""
        return self.target is None and not self.route


@dataclass(frozen=True)
class Node:
    """The signs, a question or a step; `number` counts the steps."""

    id: str
    title: str
    exits: tuple[Exit, ...]
    step: RouteStep | None = None
    number: int = 0


def short_title(title: str) -> str:
    """Return the name of a route without the word «Маршрут» and its quotes."""
    found = _QUOTED.search(title)
    return found.group(1) if found and title.startswith("Маршрут") else title


def route_title(bank: Bank, name: str) -> str:
    """Return the short name of a route by its id."""
    material = bank.get("routes", name)
    return short_title(material.record.title) if material else name


def nodes(bank: Bank, route: Route) -> list[Node]:
    """Return the nodes of a route, each after those that lead to it; first the signs, if there are any."""
    questions = {question.id: question for question in route.questions}
    steps = {step.id: step for step in route.steps}
    found = [_signs(route)] if route.signs else []
    for number, name in _numbered(_order(route), steps):
        if name in steps:
            step = steps[name]
            found.append(Node(name, step.title, _exits(bank, step.exits), step, number))
        else:
            found.append(Node(name, questions[name].text, _exits(bank, questions[name].options)))
    return found


def _signs(route: Route) -> Node:
    return Node(SIGNS, "Что видно", tuple(Exit(sign.text, sign.start) for sign in route.signs))


def _exits(bank: Bank, ways: tuple[Way, ...]) -> tuple[Exit, ...]:
    return tuple(Exit(way.text, route=route_title(bank, way.route)) if way.route else Exit(way.text, way.next) for way in ways)


def _numbered(order: Iterator[str], steps: dict[str, RouteStep]) -> Iterator[tuple[int, str]]:
    count = 0
    for name in order:
        count += name in steps
        yield count, name


def _order(route: Route) -> Iterator[str]:
    """Topological order that keeps, where it can, the order of the file; a circle, which the rules refuse, ends it early."""
    ways: dict[str, tuple[Way, ...]] = {question.id: question.options for question in route.questions}
    ways |= {step.id: step.exits for step in route.steps}
    place = {name: index for index, name in enumerate(ways)}
    waiting = dict.fromkeys(ways, 0)
    for name in ways:
        for target in _within(ways[name], place):
            waiting[target] += 1
    ready = [place[name] for name in ways if not waiting[name]]
    names = list(ways)
    while ready:
        name = names[heapq.heappop(ready)]
        yield name
        for target in _within(ways[name], place):
            waiting[target] -= 1
            if not waiting[target]:
                heapq.heappush(ready, place[target])


def _within(ways: tuple[Way, ...], place: dict[str, int]) -> list[str]:
    return [way.next for way in ways if way.next in place and not way.route]
