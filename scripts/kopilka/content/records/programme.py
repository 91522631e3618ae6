"""Адресная образовательная программа; антирисковая программа."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kopilka.content.fields import Need, Part, field
from kopilka.content.records.base import Indicator, RiskId, Section
from kopilka.content.records.model import CalendarItem, Measure
from kopilka.content.records.practice import Practice

Hours = Annotated[float, Field(gt=0, le=500)]


class Module(Part):
    """A module of a programme; `hours` are academic hours."""

    title: str = field("Модуль", default=...)
    topics: tuple[str, ...] = field("Темы", default=())
    hours: Hours = field("Часы", example="4", default=...)
    forms: str | None = field("Формы работы")
    result: str | None = field("Что ученик сможет")


class WorkItem(Part):
    """A task of an entry or exit work."""

    task: str = field("Задание", default=...)
    answer: str | None = field("Ответ")
    points: Annotated[int, Field(ge=1)] | None = field("Баллы")
    compute: str | None = field("Выражение для проверки счётом")


class Programme(Practice):
    """Адресная образовательная программа: адресат, модули с часами, вход и выход, показатели."""

    NEEDS: ClassVar[dict[str, Need]] = {**Practice.NEEDS, "pupil_groups": Need.PUBLISHED}
    SECTIONS: ClassVar[tuple[Section, ...]] = (
        Section("Пояснительная записка", Need.PUBLISHED, "Зачем программа и на чём она держится."),
        Section("Как проходят занятия", Need.ADVISED),
        Section("Работа с родителями", Need.PUBLISHED),
        Section("Ресурсы", Need.PUBLISHED),
        Section("Мониторинг", Need.PUBLISHED, "Что, когда и кем измеряется."),
        Section("Приложения", Need.OPTIONAL),
    )

    basis: str | None = field("Основание", need=Need.ADVISED)
    developers: str | None = field("Разработчики")
    term: str | None = field("Срок", example="одна четверть", need=Need.PUBLISHED)
    target_group: str | None = field("Адресат", need=Need.PUBLISHED)
    inclusion: str | None = field("Критерий включения", need=Need.PUBLISHED)
    goal: str | None = field("Цель с показателем", need=Need.PUBLISHED)
    tasks: tuple[str, ...] = field("Задачи", need=Need.ADVISED, default=())
    hours: Hours | None = field("Всего часов", "Сумма часов модулей.", example="17", need=Need.PUBLISHED)
    modules: tuple[Module, ...] = field("Модули", need=Need.PUBLISHED, default=())
    planned_results: tuple[str, ...] = field("Планируемые результаты", need=Need.PUBLISHED, default=())
    entry_work: tuple[WorkItem, ...] = field("Входная работа", need=Need.ADVISED, default=())
    exit_work: tuple[WorkItem, ...] = field("Выходная работа", need=Need.ADVISED, default=())
    stages: tuple[CalendarItem, ...] = field("Этапы", default=())
    indicators: tuple[Indicator, ...] = field("Показатели", need=Need.PUBLISHED, default=())
    measures: tuple[Measure, ...] = field("Риски и меры", need=Need.ADVISED, default=())


class RoadItem(Part):
    """A row of a road map."""

    task: str = field("Задача", default=...)
    event: str = field("Мероприятие", default=...)
    term: str = field("Срок", example="октябрь", default=...)
    indicator: str | None = field("Показатель")
    responsible: str | None = field("Ответственный")
    participants: str | None = field("Участники")


class RiskProgramme(Practice):
    """Антирисковая программа: один фактор риска, цель, показатели, меры, дорожная карта."""

    #: A risk of the school need not be a risk of one group of pupils.
    NEEDS: ClassVar[dict[str, Need]] = {**Practice.NEEDS, "pupil_groups": Need.OPTIONAL}
    SECTIONS: ClassVar[tuple[Section, ...]] = (
        Section("Обоснование", Need.PUBLISHED, "Почему этот риск и откуда он виден."),
        Section("Как собираются данные", Need.PUBLISHED),
        Section("Меры", Need.PUBLISHED),
        Section("Как вести программу", Need.OPTIONAL),
    )

    risk: RiskId | None = field("Фактор риска", need=Need.PUBLISHED)
    significance: str | None = field("Значимость", example="высокая", need=Need.PUBLISHED)
    goal: str | None = field("Цель", need=Need.PUBLISHED)
    tasks: tuple[str, ...] = field("Задачи", need=Need.PUBLISHED, default=())
    indicators: tuple[Indicator, ...] = field("Показатели", need=Need.PUBLISHED, default=())
    term: str | None = field("Сроки", need=Need.PUBLISHED)
    expected: tuple[str, ...] = field("Ожидаемые результаты", need=Need.PUBLISHED, default=())
    executors: tuple[str, ...] = field("Исполнители", need=Need.PUBLISHED, default=())
    road_map: tuple[RoadItem, ...] = field("Дорожная карта", need=Need.PUBLISHED, default=())
