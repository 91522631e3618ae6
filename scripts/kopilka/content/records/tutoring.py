"""Тьюторская практика; педагогический приём."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kopilka.content.fields import Need, Part, field
from kopilka.content.records.base import Section
from kopilka.content.records.practice import Practice


class Meeting(Part):
    """A tutor's meeting with a pupil."""

    title: str = field("Встреча", default=...)
    minutes: Annotated[int, Field(ge=1, le=240)] | None = field("Минуты")
    course: str = field("Как идёт", default=...)
    questions: tuple[str, ...] = field("Вопросы тьютора", default=())
    result: str | None = field("Что остаётся")


class Form(Part):
    """A form to fill: its fields and how they are filled."""

    title: str = field("Форма", default=...)
    fields: tuple[str, ...] = field("Что заполняется", default=())
    note: str | None = field("Как пользоваться")


class Tutoring(Practice):
    """Тьюторская практика: запрос, четыре этапа, встречи, что изменилось и что не сработало."""

    SECTIONS: ClassVar[tuple[Section, ...]] = (
        Section("Этап 1. Диагностико-мотивационный", Need.PUBLISHED),
        Section("Этап 2. Проектировочный", Need.PUBLISHED),
        Section("Этап 3. Реализационный", Need.PUBLISHED),
        Section("Этап 4. Аналитический", Need.PUBLISHED),
        Section("С учителем и семьёй", Need.PUBLISHED),
        Section("Что изменилось", Need.OPTIONAL, "Только то, что было на самом деле."),
        Section("Что не сработало", Need.ADVISED),
        Section("Условия переноса", Need.PUBLISHED),
    )

    request: str | None = field("Запрос ученика", need=Need.PUBLISHED)
    technologies: tuple[str, ...] = field("Тьюторские технологии", need=Need.ADVISED, default=())
    meetings: tuple[Meeting, ...] = field("Встречи", need=Need.ADVISED, default=())
    forms: tuple[Form, ...] = field("Формы", need=Need.ADVISED, default=())


class TechniqueStep(Part):
    """A step of a technique."""

    title: str = field("Шаг", default=...)
    what: str = field("Что делать", default=...)
    words: str | None = field("Что сказать")
    minutes: Annotated[int, Field(ge=1, le=240)] | None = field("Минуты")


class Technique(Practice):
    """Педагогическая практика (приём): проблема, шаги, ресурсы, результат, как повторить."""

    SECTIONS: ClassVar[tuple[Section, ...]] = (
        Section("Какую проблему решает", Need.PUBLISHED),
        Section("Почему работает", Need.PUBLISHED, "Механизм: что меняется в голове ученика."),
        Section("Пример", Need.ADVISED),
        Section("Как повторить", Need.PUBLISHED),
        Section("Частые ошибки", Need.ADVISED),
    )

    for_whom: str | None = field(
        "Кому подойдёт",
        "В каком положении человек, которому это нужно: что у него не выходит.",
        example="Ученик, который знает тему частями и застревает на одном и том же месте.",
        need=Need.PUBLISHED,
    )
    steps: tuple[TechniqueStep, ...] = field("Шаги", need=Need.PUBLISHED, default=())
    resources: tuple[str, ...] = field("Что подготовить", need=Need.ADVISED, default=())
