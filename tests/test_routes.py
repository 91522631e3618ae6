"""Routes as nodes and as a drawing: every exit is drawn, nothing overlaps, every word is inside its box; the six cases exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kopilka.content.bank import Material, load
from kopilka.content.records.route import Deadline, Question, Route, RouteStep, Sign, Way
from kopilka.views.page import SiteInfo
from kopilka.views.pages import material_page
from kopilka.views.routing import scheme as drawing
from kopilka.views.routing.data import router_data, walked
from kopilka.views.routing.nodes import SIGNS, nodes, short_title
from support.base import ROOT

BANK = load(ROOT)
ROUTES = walked(BANK.of("routes"))
SVG = "{http://www.w3.org/2000/svg}"
#: The six typical anonymous cases that the plan of the base names.
CASES = {
    "perehod-v-5-klass": "Тревожный пятиклассник",
    "propuski": "Пропускает, потому что нужен дома",
    "trudnosti-chteniya-pisma": "Дислексия? Сначала логопед",
    "inofon": "Говорит, но не понимает учебник",
    "nizkaya-motivatsiya": "«Могу, но не хочу»",
    "net-spetsialista": "Логопеда нет",
}


def route_of(material: Material) -> Route:
    """Narrow the record."""
    assert isinstance(material.record, Route)
    return material.record


def named(material: Material) -> str:
    return material.id


def drawn(route: Route) -> etree._Element:
    """Parse the drawing as the browser does: no attribute or text may break it."""
    html = str(drawing.scheme(BANK, route, "x"))
    return etree.fromstring(html.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def ways(route: Route) -> Iterator[tuple[str, str]]:
    """Yield (from, to) for everything that leads from one node of the route to another."""
    yield from ((SIGNS, sign.start) for sign in route.signs)
    for node in (*route.questions, *route.steps):
        for way in node.options if isinstance(node, Question) else node.exits:
            if way.next and not way.route:
                yield node.id, way.next


def check_nodes(route: Route) -> None:
    found = [node.id for node in nodes(BANK, route)]
    assert sorted(found) == sorted([SIGNS, *(node.id for node in (*route.questions, *route.steps))])
    assert all(found.index(start) < found.index(end) for start, end in ways(route))
    assert [node.number for node in nodes(BANK, route) if node.step] == list(range(1, len(route.steps) + 1))


def check_drawing(route: Route) -> None:
    svg = drawn(route)
    width, height = (float(value) for value in svg.attrib["viewBox"].split()[2:])
    boxes = [(float(box.attrib["y"]), float(box.attrib["height"])) for box in svg.iter(f"{SVG}rect")]
    assert all(top + size < following for (top, size), (following, _) in pairwise(boxes))
    assert boxes[-1][0] + boxes[-1][1] <= height
    for text in svg.iter(f"{SVG}text"):
        assert any(top < float(text.attrib["y"]) < top + size for top, size in boxes)
        if "sign" not in text.attrib["class"]:
            size = drawing.TITLE if text.attrib["class"].endswith("name") else drawing.TEXT
            longest_word = max(map(len, (text.text or " ").split()))
            assert len(text.text or "") * size * drawing.LETTER <= drawing.WIDTH - float(text.attrib["x"]) or longest_word > 20
    lanes: dict[float, list[tuple[float, float]]] = {}
    joined = 0
    for wire in svg.iter(f"{SVG}path"):
        path = wire.attrib["d"]
        down = re.search(r"M([\d.]+) ([\d.]+)V([\d.]+)H", path)
        if down is None:
            continue
        x, start, end = (float(value) for value in down.groups())
        assert drawing.WIDTH < x <= width
        assert end > start
        assert all(end < low or start > high for low, high in lanes.setdefault(x, [])), "две линии на одной дорожке"
        lanes[x].append((start, end))
        joined += path.count("M") - 1
    assert joined == len(list(ways(route)))


@pytest.mark.parametrize("material", ROUTES, ids=named)
def test_nodes_come_after_those_that_lead_to_them(material: Material) -> None:
    check_nodes(route_of(material))


@pytest.mark.parametrize("material", ROUTES, ids=named)
def test_drawing_holds_every_way_and_every_word(material: Material) -> None:
    route = route_of(material)
    check_drawing(route)
    said = " ".join(text.text or "" for text in drawn(route).iter(f"{SVG}text"))
    for step in route.steps:
        assert step.title in said.replace("\n", " ")


@st.composite
def random_routes(draw: st.DrawFn) -> Route:
    """A route whose ways lead only forward, in a file whose order need not be that of the ways."""
    count = draw(st.integers(1, 9))
    names = [f"n{number}" for number in range(count)]
    texts = st.text("абвгдеё ,—«»<&", min_size=1, max_size=90).map(lambda text: f"Я{text.strip()}я")
    parts: list[Any] = []
    for at, name in enumerate(names):
        later = st.sampled_from([None, *names[at + 1 :]])
        exits = tuple(Way(text=draw(texts), next=draw(later)) for _ in range(draw(st.integers(1, 4))))
        parts.append(
            RouteStep(
                id=name,
                title=draw(texts),
                specialist="klassnyy-rukovoditel",
                deadline=Deadline(text=draw(texts), source="значение редакции"),
                action="Спросите.",
                exits=exits,
            )
        )
    signs = tuple(Sign(text=draw(texts), start=name) for name in draw(st.lists(st.sampled_from(names), min_size=1, max_size=4)))
    return Route(
        title="Маршрут «Любой»",
        summary="Маршрут придуман проверкой. Он ведёт от признаков через шаги к концу, и только вперёд.",
        origin="школа",  # type: ignore[arg-type]
        signs=signs,
        steps=tuple(draw(st.permutations(parts))),
    )


@settings(max_examples=60)
@given(random_routes())
def test_any_route_is_drawn_whole(route: Route) -> None:
    check_nodes(route)
    check_drawing(route)


def test_drawing_is_the_same_every_time() -> None:
    route = route_of(ROUTES[0])
    assert drawing.scheme(BANK, route, "x") == drawing.scheme(BANK, route, "x")


def test_a_circle_is_drawn_as_far_as_it_goes() -> None:
    """The rules refuse it, but a page of a draft must still be made."""
    route = route_of(ROUTES[0])
    step = route.steps[0]
    turning = route.model_copy(update={"steps": (step.model_copy(update={"exits": (Way(text="снова", next=step.id),)}),)})
    assert "<svg" in drawing.scheme(BANK, turning.model_copy(update={"questions": ()}), "x")


@pytest.mark.parametrize(("route", "title"), CASES.items())
def test_the_six_typical_cases_are_written_and_anonymous(route: str, title: str) -> None:
    material = BANK.materials[f"routes/{route}"]
    case = next(case for case in route_of(material).cases if case.title == title)
    assert case.seen.startswith("Вымышленный пример.")
    assert case.path
    assert case.teaches


def test_page_of_a_route_leads_into_the_walk_and_holds_the_drawing() -> None:
    material = BANK.materials["routes/propuski"]
    html = material_page(BANK, material, SiteInfo(), frozenset(BANK.materials)).html
    assert 'href="../../router/#/propuski"' in html
    assert html.count("<svg class=") == 1
    assert 'role="img" aria-labelledby="propuski-title propuski-desc"' in html
    assert html.count("<strong>маршрут окончен</strong>") == sum(
        not way.next and not way.route for step in route_of(material).steps for way in step.exits
    )


def test_data_name_only_what_readers_see() -> None:
    data = router_data(BANK, SiteInfo())
    assert set(data["routes"]) == {material.id for material in ROUTES}
    shown = {material.key for material in BANK.materials.values() if material.record.status.public}
    assert all(item["address"] for key, item in data["materials"].items() if key in shown)


def test_short_title() -> None:
    assert short_title("Маршрут «Могу, но не хочу»") == "Могу, но не хочу"
    assert short_title("Маршрут «Консилиум «А» школы»") == "Консилиум «А» школы"
    assert short_title("Маршрутизатор и описания случаев") == "Маршрутизатор и описания случаев"
