"""The scheme of a route as SVG, drawn when the site is built: boxes one under another, lines beside them.

The answers stand inside the box of their question, so nothing is written on a line, and the picture is narrow enough for a
phone. Every target has one vertical lane; a dot marks where a line joins it, lines without a dot only cross.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from kopilka.content.bank import Bank
from kopilka.content.records.route import Route
from kopilka.content.russian import counted
from kopilka.views.routing.nodes import SIGNS, Exit, Node, nodes

#: Measures in units of the drawing; a letter of the site's font is about `LETTER` of its size wide.
WIDTH, PAD, GAP, LANE = 350, 14, 20, 14
TITLE, TEXT, LETTER = 15, 13.5, 0.55
BADGE = 30


@dataclass(frozen=True)
class Line:
    """A line of text of a box: its baseline, its class, its indent."""

    text: str
    y: float
    kind: str
    x: float


@dataclass
class Box:
    """A node placed on the drawing; `ports` are its exits with the height at which a line leaves."""

    node: Node
    top: float
    height: float = 0
    lines: list[Line] = field(default_factory=list)
    ports: list[tuple[Exit, float]] = field(default_factory=list)


def scheme(bank: Bank, route: Route, name: str) -> Markup:
    """Return the scheme of a route as an SVG element; `name` makes its ids unique on the page."""
    boxes = _placed(bank, nodes(bank, route))
    if not boxes:
        return Markup("")
    lanes = _lanes(boxes)
    width = WIDTH + LANE * (max(lanes.values(), default=0) + 1) + 6
    height = boxes[-1].top + boxes[-1].height + 2
    drawn = "".join([*_wires(boxes, lanes), *(_box(box) for box in boxes)])
    return Markup(
        f'<svg class="kp-scheme" viewBox="0 0 {width} {height:g}" role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(f"Схема: {route.title}")}</title>'
        f'<desc id="{name}-desc">{escape(described(route))}</desc>{drawn}</svg>'
    )


def described(route: Route) -> str:
    """Say what the scheme shows."""
    parts = [
        counted(len(route.signs), ("признак", "признака", "признаков")),
        counted(len(route.questions), ("вопрос", "вопроса", "вопросов")),
        counted(len(route.steps), ("шаг", "шага", "шагов")),
    ]
    return f"{', '.join(parts)}. То же словами — ниже на этой странице."


def _placed(bank: Bank, found: list[Node]) -> list[Box]:
    boxes, top = [], 1.0
    for node in found:
        box = Box(node, top)
        _write(bank, box)
        boxes.append(box)
        top += box.height + GAP
    return boxes


def _write(bank: Bank, box: Box) -> None:
    """Fill a box with its lines, from the top down."""
    node, y, left = box.node, box.top + PAD, PAD + (0 if box.node.id == SIGNS else BADGE)
    for text in _wrap(node.title, TITLE, WIDTH - left - PAD):
        y += TITLE * 1.25
        box.lines.append(Line(text, y - 4, "name", left))
    if node.step is not None:
        who = bank.term_title("specialists", node.step.specialist)
        for text in _wrap(f"{who}. Срок: {node.step.deadline.text}", TEXT, WIDTH - left - PAD):
            y += TEXT * 1.35
            box.lines.append(Line(text, y - 3, "who", left))
    y += 6
    for way in node.exits:
        start = y
        for text in _wrap(way.text, TEXT, WIDTH - PAD * 2 - 20):
            y += TEXT * 1.35
            box.lines.append(Line(text, y - 3, "way", PAD + 6))
        for text in _wrap(f"→ маршрут «{way.route}»" if way.route else "■ конец" if way.last else "", TEXT, WIDTH - PAD * 2 - 20):
            y += TEXT * 1.35
            box.lines.append(Line(text, y - 3, "other", PAD + 6))
        box.ports.append((way, (start + y) / 2 + 2))
        y += 7
    box.height = y - box.top + PAD - 8


def _wrap(text: str, size: float, room: float) -> list[str]:
    return textwrap.wrap(text, max(12, int(room / (size * LETTER))), break_long_words=False)


def _lanes(boxes: list[Box]) -> dict[str, int]:
    """Give every target a lane that no other target uses at the same height; the shortest keep nearest to the boxes."""
    spans: list[tuple[float, float, str]] = []
    for box in boxes:
        heights = [y for other in boxes for way, y in other.ports if way.target == box.node.id]
        if heights:
            spans.append((min(heights), _entry(box), box.node.id))
    taken: list[list[tuple[float, float]]] = []
    lanes = {}
    for start, end, name in sorted(spans, key=lambda span: (span[1] - span[0], span[0])):
        number = next(
            (at for at, held in enumerate(taken) if all(end + 6 < low or start - 6 > high for low, high in held)), len(taken)
        )
        if number == len(taken):
            taken.append([])
        taken[number].append((start, end))
        lanes[name] = number
    return lanes


def _entry(box: Box) -> float:
    """The height at which lines enter a box: beside its first line."""
    return box.top + PAD + TITLE * 0.6


def _wires(boxes: list[Box], lanes: dict[str, int]) -> Iterator[str]:
    for box in boxes:
        if box.node.id not in lanes:
            continue
        x, end = WIDTH + LANE * (lanes[box.node.id] + 1), _entry(box)
        heights = sorted(y for other in boxes for way, y in other.ports if way.target == box.node.id)
        stubs = "".join(f"M{WIDTH - 2} {y:g}H{x}" for y in heights)
        yield f'<path class="kp-scheme__wire" d="{stubs}M{x} {heights[0]:g}V{end:g}H{WIDTH + 5}"/>'
        yield f'<path class="kp-scheme__tip" d="M{WIDTH + 1} {end:g}l8 -4.5v9z"/>'
        yield from (f'<circle class="kp-scheme__tip" cx="{x}" cy="{y:g}" r="2.6"/>' for y in heights[1:])


def _box(box: Box) -> str:
    kind = "signs" if box.node.id == SIGNS else "question" if box.node.step is None else "step"
    urgent = " kp-scheme__box--urgent" if box.node.step is not None and box.node.step.urgent else ""
    radius = 14 if kind == "question" else 3
    texts = "".join(
        f'<text class="kp-scheme__{line.kind}" x="{line.x:g}" y="{line.y:g}">{escape(line.text)}</text>' for line in box.lines
    )
    return (
        f'<rect class="kp-scheme__box kp-scheme__box--{kind}{urgent}" x="1" y="{box.top:g}" width="{WIDTH - 2}" '
        f'height="{box.height:g}" rx="{radius}"/>{_badge(box, kind)}{texts}'
    )


def _badge(box: Box, kind: str) -> str:
    if kind == "signs":
        return ""
    sign, y = ("?" if kind == "question" else str(box.node.number)), box.top + PAD + TITLE * 0.55
    return (
        f'<circle class="kp-scheme__badge kp-scheme__badge--{kind}" cx="{PAD + 9}" cy="{y:g}" r="10.5"/>'
        f'<text class="kp-scheme__sign kp-scheme__sign--{kind}" x="{PAD + 9}" y="{y + 4.5:g}">{sign}</text>'
    )
