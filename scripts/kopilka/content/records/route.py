"""Маршрут случая."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from kopilka.content.enums import LocalLevel
from kopilka.content.fields import Need, Part, field
from kopilka.content.records.base import ActRef, AnyRef, RouteRef, Section, SpecialistId
from kopilka.content.records.practice import Faceted

NodeId = Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]


class Way(Part):
    """A way on: the answer to a question or the outcome of a step, and where it leads.

    `next` alone is a node of this route, `route` alone the signs of another one, both a node of that other route. An
    outcome with neither ends the route.
    """

    text: str = field("Ответ или исход", example="Буквы на месте, ошибки на правила", default=...)
    next: NodeId | None = field("Куда ведёт", "Обозначение вопроса или шага; у исхода пусто — конец маршрута.")
    route: RouteRef | None = field("Другой маршрут", "Имя файла маршрута; next тогда — место в нём.")


class Question(Part):
    """A question of the route."""

    id: NodeId = field("Обозначение", default=...)
    text: str = field("Вопрос", default=...)
    help: str | None = field("Как понять")
    options: tuple[Way, ...] = field("Ответы", default=..., min_length=2)


class Deadline(Part):
    """A term and where it comes from: a norm with its act, or the editors' own value."""

    text: str = field("Срок", example="до 2 недель", default=...)
    source: Annotated[str, Field(pattern=r"^(норма|значение редакции)$")] = field("Откуда срок", default=...)
    act: ActRef | None = field("Акт, если это норма")


class RouteStep(Part):
    """A step: who does what by when."""

    id: NodeId = field("Обозначение", default=...)
    title: str = field("Шаг", default=...)
    specialist: SpecialistId = field("Кто ведёт", default=...)
    others: tuple[SpecialistId, ...] = field("Кто ещё", default=())
    deadline: Deadline = field("Срок", default=...)
    action: str = field("Первое действие", default=...)
    materials: tuple[AnyRef, ...] = field("Материалы", default=())
    avoid: tuple[str, ...] = field("Чего не делать", default=())
    documents: tuple[AnyRef, ...] = field("Документы", default=())
    tell_parents: str | None = field("Что сказать родителям")
    urgent: bool = field("Срочно", "Прежде учёбы: безопасность. Читать материалы некогда.", default=False)
    exits: tuple[Way, ...] = field("Что вышло", "Исходы шага: что увидели и куда идти дальше.", need=Need.PUBLISHED, default=())


class Case(Part):
    """A typical anonymous case."""

    title: str = field("Случай", default=...)
    seen: str = field("Что видно", default=...)
    supposed: str | None = field("Предполагаемая причина")
    done: str | None = field("Что уже делали")
    path: tuple[NodeId, ...] = field("Шаги", default=())
    teaches: str | None = field("Чему учит случай")


class Sign(Part):
    """An observable sign from which the route starts."""

    text: str = field("Признак", example="читает по слогам в 3 классе", default=...)
    start: NodeId = field("С чего начать", default=...)
    aliases: tuple[str, ...] = field("Как это ещё называют", default=())


class Theme(StrEnum):
    """What a route is about: the groups from which a reader starts."""

    LEARNING = "Не получается учиться"
    FEELING = "Боится, не хочет, мешает"
    ABSENCE = "Не ходит на уроки"
    HELP = "Помощи оказалось мало"


class Route(Faceted):
    """Маршрут случая: признаки, вопросы, шаги со сроками, куда обращаться дальше."""

    NEEDS: ClassVar[dict[str, Need]] = {"tier": Need.OPTIONAL, "stage": Need.OPTIONAL, "duration": Need.OPTIONAL}
    SECTIONS: ClassVar[tuple[Section, ...]] = ()

    theme: Theme | None = field("О чём маршрут", "Заголовок на странице «Маршрутизатор».", need=Need.PUBLISHED)
    signs: tuple[Sign, ...] = field("Признаки", need=Need.PUBLISHED, default=())
    questions: tuple[Question, ...] = field("Вопросы", default=())
    steps: tuple[RouteStep, ...] = field("Шаги", need=Need.PUBLISHED, default=())
    cases: tuple[Case, ...] = field("Типовые случаи", need=Need.ADVISED, default=())
    level: LocalLevel | None = field("Где решается")
