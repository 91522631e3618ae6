"""What raises the index of fullness, in exact steps: what to do, with which material or place, by how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kopilka.content.enums import Availability, Status
from kopilka.views.desk.fullness import Fullness, Place, Standing, share, weight


class Action(StrEnum):
    """What is to be done."""

    FILL = "дополнить"
    REVIEW = "перечитать"
    GIVE = "передать текст"
    ADD = "добавить материал"


@dataclass(frozen=True)
class Step:
    """A step and by how many points, at least, it raises the whole index.

    `standing` is the material to work on, None where one is to be added; `place` is where the new one is wanted.
    """

    action: Action
    gain: float
    standing: Standing | None = None
    place: Place | None = None


def steps(index: Fullness) -> list[Step]:
    """Return every step that raises the index, the most useful first."""
    worth = _worth(index)
    found = [step for standing in index.standings for step in _for_material(index, worth, standing)]
    found += [
        Step(Action.ADD, worth[place] * (share(total + 1) - share(total)), place=place)
        for place, total in index.places.items()
        if place in worth
    ]
    useful = [step for step in found if step.gain > 1e-9]
    return sorted(useful, key=lambda step: (-round(step.gain, 6), step.action, _name(step)))


def _name(step: Step) -> str:
    return step.standing.material.key if step.standing is not None else repr(step.place)


def _worth(index: Fullness) -> dict[Place, float]:
    """How many points of the whole index a full place is worth; places of schools are worth none."""
    parts: dict[tuple[str, str], int] = {}
    words: dict[str, set[str]] = {}
    for place in index.places:
        parts[place.axis, place.word] = parts.get((place.axis, place.word), 0) + 1
        words.setdefault(place.axis, set()).add(place.word)
    return {
        place: 50 / len(words[place.axis]) / parts[place.axis, place.word]
        for place in index.places
        if place.axis in ("kinds", "risks")
    }


def _for_material(index: Fullness, worth: dict[Place, float], standing: Standing) -> Iterator[Step]:
    record = standing.material.record
    if record.status is Status.ARCHIVED:
        return
    if record.availability is Availability.DECLARED:
        yield Step(Action.GIVE, _gain(index, worth, standing, weight(1.0)), standing)
        return
    if not standing.counts:
        return
    if standing.missing:
        yield Step(Action.FILL, _gain(index, worth, standing, weight(1.0, overdue=standing.overdue)), standing)
    if standing.overdue:
        yield Step(Action.REVIEW, _gain(index, worth, standing, weight(standing.complete)), standing)


def _gain(index: Fullness, worth: dict[Place, float], standing: Standing, heavier: float) -> float:
    """By how much the index rises if the material weighs so much."""
    more = heavier - standing.weight
    return sum(
        worth[place] * (share(index.places[place] + more) - share(index.places[place]))
        for place in standing.places
        if place in worth
    )
