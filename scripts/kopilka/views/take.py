"""«Что взять на урок»: what of a material is printed, prepared and carried into the class, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kopilka.content.records.base import Record
from kopilka.content.records.techmap import TechMap
from kopilka.content.records.tutoring import Technique
from kopilka.content.russian import counted
from kopilka.views.material import MaterialView

_TASKS = ("задание", "задания", "заданий")
_CARDS = ("карточка", "карточки", "карточек")


@dataclass(frozen=True)
class Item:
    """A thing to take: its name as HTML and the anchor of the place on the page, empty where there is none."""

    html: Markup
    anchor: str = ""


def take(view: MaterialView) -> list[Item]:
    """Return what to take to the lesson; nothing for kinds that are not for a lesson."""
    record: Record = view.material.record
    if isinstance(record, TechMap):
        return list(_map(view, record))
    if isinstance(record, Technique):
        return [Item(view.md(_upper(thing))) for thing in record.resources]
    return []


def _map(view: MaterialView, record: TechMap) -> Iterator[Item]:
    if record.diagnosis:
        yield Item(Markup("Диагностика: {}").format(counted(len(record.diagnosis), _TASKS)), "diagnostika")
    for number, step in enumerate(record.steps, 1):
        things = [view.md(_upper(step.materials).rstrip("."))] if step.materials else []
        if step.cards:
            things.append(Markup(counted(len(step.cards), _CARDS)))
        if things:
            yield Item(Markup("{}: {}").format(f"Шаг {number}", Markup("; ").join(things)), f"shag-{number}")
    if record.doses:
        yield Item(Markup("Слова подсказок"), "dozirovannaya-pomoshch")
    for check, name, anchor in (
        (record.interim, "Промежуточная проверка", "promezhutochnaya-proverka"),
        (record.final, "Итоговая проверка", "itogovaya-proverka"),
    ):
        if check is not None and check.tasks:
            yield Item(Markup("{}: {}").format(name, counted(len(check.tasks), _TASKS)), anchor)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
