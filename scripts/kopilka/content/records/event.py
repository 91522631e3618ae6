"""Мероприятие."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from kopilka.content.enums import LocalLevel
from kopilka.content.fields import Need, Part, Ref, Term, field
from kopilka.content.records.base import Person, SchoolRef, Section
from kopilka.content.records.practice import Faceted


class AgendaItem(Part):
    """A row of the programme of an event."""

    minutes: Annotated[int, Field(ge=1, le=600)] = field("Минуты", default=...)
    what: str = field("Что происходит", default=...)
    who: str | None = field("Кто ведёт")
    handout: str | None = field("Что раздаётся")


class Event(Faceted):
    """Мероприятие: вид, срок, место, для кого, программа по минутам, задания, решения."""

    NEEDS: ClassVar[dict[str, Need]] = {"levels": Need.OPTIONAL, "limits": Need.OPTIONAL, "tier": Need.OPTIONAL}
    SECTIONS: ClassVar[tuple[Section, ...]] = (
        Section("О мероприятии", Need.OPTIONAL),
        Section("Задания участникам", Need.ADVISED),
        Section("Сценарий", Need.ADVISED, "Для события из документа — образец редакции, отдельно помеченный."),
        Section("Решения", Need.OPTIONAL),
        Section("Что раздать", Need.ADVISED),
    )

    event_kind: Annotated[str, Term("event_kinds")] | None = field("Вид мероприятия", example="kruglyy-stol", need=Need.PUBLISHED)
    other_kinds: tuple[Annotated[str, Term("event_kinds")], ...] = field(
        "Другие виды", "Если под одним названием идут события разных видов.", default=()
    )
    starts: date | None = field("Дата", "Если дата известна.")
    time: str | None = field("Время", example="14:00–16:30")
    when: str | None = field("Срок словами", "Если точной даты нет.", example="сентябрь 2024 года", need=Need.ADVISED)
    place: str | None = field("Место или формат")
    level: LocalLevel | None = field("Уровень", need=Need.ADVISED)
    organiser: SchoolRef | None = field("Организатор")
    leaders: tuple[Person, ...] = field("Ведущие", default=())
    project: Annotated[str, Ref("projects")] | None = field("Проект")
    project_stage: str | None = field("Этап проекта")
    mechanism: str | None = field("Механизм реализации")
    goal: str | None = field("Цель", need=Need.ADVISED)
    questions: tuple[str, ...] = field("Вопросы", need=Need.ADVISED, default=())
    agenda: tuple[AgendaItem, ...] = field("Программа", need=Need.ADVISED, default=())
    agenda_by_editors: bool = field("Программа — образец редакции", default=False)
    decisions: tuple[str, ...] = field("Результаты и решения", default=())
    participants: Annotated[int, Field(ge=1)] | None = field("Число участников")
    recording: str | None = field("Запись", "Адрес записи.")
    recording_consent: bool = field("Согласие участников на запись есть", default=False)
