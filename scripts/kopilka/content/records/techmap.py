"""Технологическая карта работы со слабоуспевающими и неуспевающими."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kopilka.content.fields import Need, Part, field
from kopilka.content.records.base import RouteRef, Section
from kopilka.content.records.practice import Practice


class Task(Part):
    """A diagnostic task: its answer and what a mistake shows."""

    task: str = field("Задание", example="24 − 8 + 6", default=...)
    answer: str = field("Ответ", example="22", default=...)
    shows: str | None = field("О чём говорит ошибка", example="«10» — думает, что сложение раньше вычитания")
    compute: str | None = field("Выражение для проверки счётом", example="24 - 8 + 6")


class Card(Part):
    """A card to cut out: tasks with answers."""

    task: str = field("Задание", default=...)
    answer: str = field("Ответ", default=...)
    compute: str | None = field("Выражение для проверки счётом")


class Step(Part):
    """A step of the map: what both do, for how long, with what and to what result."""

    title: str = field("Шаг", example="Вижу всё выражение", default=...)
    when: str | None = field("Когда", example="встреча 1")
    minutes: Annotated[int, Field(ge=1, le=240)] | None = field("Минуты", example="12")
    teacher: str = field("Что делает учитель", default=...)
    pupil: str = field("Что делает ученик", default=...)
    help: str | None = field("Вид дозированной помощи")
    materials: str | None = field("Материал")
    result: str | None = field("Что считать итогом")
    cards: tuple[Card, ...] = field("Карточки", default=())


class Dose(Part):
    """A degree of dosed help, with the very words."""

    name: str = field("Доза", example="Намёк", default=...)
    words: str = field("Что сказать", default=...)
    next: str | None = field("Когда перейти дальше")


class Moment(Part):
    """One of the four moments of a lesson."""

    moment: str = field("Момент урока", example="самостоятельная работа", default=...)
    what: str = field("Что делать", default=...)


class Check(Part):
    """An interim or a final check: tasks and what counts as success."""

    when: str | None = field("Когда")
    what: str = field("Что проверяется", default=...)
    tasks: tuple[Card, ...] = field("Задания", default=())
    success: str | None = field("Когда результат достигнут")


class TechMap(Practice):
    """Технологическая карта: для кого, с чего начать, шаги по неделям, помощь, проверка, что дальше."""

    NEEDS: ClassVar[dict[str, Need]] = {**Practice.NEEDS, "subjects": Need.PUBLISHED, "prerequisites": Need.ADVISED}
    SECTIONS: ClassVar[tuple[Section, ...]] = (
        Section("Для какого ученика", Need.PUBLISHED, "Ситуация и признаки: когда брать карту."),
        Section("Опорные темы", Need.ADVISED, "Без чего нельзя начинать."),
        Section("Почему так", Need.ADVISED, "Предполагаемая причина ошибок."),
        Section("Задания и опоры", Need.OPTIONAL),
        Section("Вне урока", Need.ADVISED),
        Section("Родителям", Need.PUBLISHED),
        Section("На чём спотыкаются учителя", Need.ADVISED),
        Section("Если не получилось", Need.PUBLISHED),
    )

    goal: str | None = field("Цель", "Умение, которое появится.", need=Need.PUBLISHED)
    term: str | None = field("Срок", example="3 недели", need=Need.PUBLISHED)
    entry: str | None = field("Когда карта нужна", example="неверны три задания из восьми и больше", need=Need.PUBLISHED)
    diagnosis: tuple[Task, ...] = field("Исходная диагностика", need=Need.PUBLISHED, default=())
    steps: tuple[Step, ...] = field("Шаги", need=Need.PUBLISHED, default=())
    doses: tuple[Dose, ...] = field("Дозированная помощь", need=Need.ADVISED, default=())
    moments: tuple[Moment, ...] = field("На уроке", "Четыре момента урока.", need=Need.ADVISED, default=())
    interim: Check | None = field("Промежуточная проверка", need=Need.ADVISED)
    final: Check | None = field("Итоговая проверка", need=Need.PUBLISHED)
    stop: str | None = field("Когда закончить", need=Need.PUBLISHED)
    escalate_to: RouteRef | None = field("Куда дальше, если не помогло", "Имя файла из папки routes.")
