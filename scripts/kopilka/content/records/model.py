"""Модель внутришкольной системы профилактики; модель межшкольного взаимодействия."""

from __future__ import annotations

from typing import Annotated, ClassVar

from kopilka.content.enums import Tier
from kopilka.content.fields import Need, Part, Ref, field
from kopilka.content.records.base import ActRef, AnyRef, Indicator, RouteRef, SchoolRef, Section
from kopilka.content.records.practice import Practice

ElementRef = Annotated[str, Ref("elements")]
LocalActRef = Annotated[str, Ref("local-acts")]


class Role(Part):
    """A row of the role matrix."""

    who: str = field("Кто", example="заместитель директора по УВР", default=...)
    does: str = field("Что делает", default=...)
    decides: str | None = field("Что решает сам")
    hours: str | None = field("Сколько времени", example="2 часа в неделю")


class Component(Part):
    """A component of the system, with the elements of which it is made."""

    name: str = field(
        "Компонент", "Целевой, диагностический, содержательно-деятельностный, ресурсный, результативный.", default=...
    )
    content: str = field("Что в нём", default=...)
    elements: tuple[ElementRef, ...] = field("Типовые элементы", default=())


class TierWork(Part):
    """What is done at one tier."""

    tier: Tier = field("Кому", default=...)
    what: str = field("Что делается", default=...)
    enters: str | None = field("Кто сюда попадает")
    leaves: str | None = field("Когда выходит")


class CalendarItem(Part):
    """A row of a calendar."""

    term: str = field("Срок", example="сентябрь", default=...)
    what: str = field("Что делается", default=...)
    who: str | None = field("Кто отвечает")
    result: str | None = field("Что получается")


class Measure(Part):
    """A risk of the undertaking and the answer to it."""

    risk: str = field("Что может помешать", default=...)
    measure: str = field("Что делать", default=...)


class Model(Practice):
    """Модель внутришкольной системы профилактики: цель, роли, компоненты, календарь, показатели."""

    SECTIONS: ClassVar[tuple[Section, ...]] = (
        Section("Контекст", Need.ADVISED, "Какая школа: численность, состав, ресурсы."),
        Section("Проблема и данные", Need.PUBLISHED, "Что не так и откуда это видно."),
        Section("Принципы", Need.OPTIONAL),
        Section("Путь случая", Need.PUBLISHED, "Как ребёнок с трудностью проходит через систему: кто, что, когда."),
        Section("Условия", Need.PUBLISHED, "Кадры, документы, помещения, время."),
        Section("Что можно перенести", Need.PUBLISHED, "Что взять другой школе и что менять под себя."),
        Section("Результаты", Need.OPTIONAL, "Только то, что есть на самом деле."),
    )

    goal: str | None = field("Цель", "Измеримая.", need=Need.PUBLISHED)
    roles: tuple[Role, ...] = field("Роли", need=Need.PUBLISHED, default=())
    components: tuple[Component, ...] = field("Компоненты", need=Need.PUBLISHED, default=())
    tiers: tuple[TierWork, ...] = field("Уровни помощи", need=Need.ADVISED, default=())
    calendar: tuple[CalendarItem, ...] = field("Календарь", need=Need.PUBLISHED, default=())
    route: RouteRef | None = field("Маршрут случая")
    local_acts: tuple[LocalActRef, ...] = field("Локальные акты", default=())
    indicators: tuple[Indicator, ...] = field("Показатели", need=Need.PUBLISHED, default=())
    measures: tuple[Measure, ...] = field("Риски и меры", need=Need.ADVISED, default=())


class Member(Part):
    """A member school of a network and its function."""

    school: SchoolRef = field("Школа", default=...)
    function: str | None = field("Функция", "Пусто, если в документе не сказано.")


class NetworkTask(Part):
    """A task of a network with what was done, planned and achieved."""

    task: str = field("Задача", default=...)
    activities: tuple[str, ...] = field("Что делали", default=())
    planned: tuple[str, ...] = field("Что планировали", default=())
    achieved: tuple[str, ...] = field("Чего достигли", default=())


class Council(Part):
    """Межшкольный ППк."""

    composition: tuple[str, ...] = field("Состав", default=())
    schedule: str | None = field("График")
    how_to_apply: str | None = field("Как обратиться")
    algorithm: tuple[str, ...] = field("Порядок действий", default=())
    documents: tuple[AnyRef, ...] = field("Документы", default=())


class NetworkModel(Model):
    """Модель межшкольного взаимодействия: школы, их функции, договоры, межшкольный ППк."""

    SECTIONS: ClassVar[tuple[Section, ...]] = (
        *Model.SECTIONS[:2],
        Section("Договоры и согласия", Need.PUBLISHED, "На каком основании школы работают вместе и передают сведения."),
        Section("Семинары для родителей", Need.ADVISED),
        Section("Маршрутизатор", Need.ADVISED),
        *Model.SECTIONS[3:],
        Section("План второго года", Need.ADVISED),
        Section("Что неизвестно", Need.OPTIONAL, "Чего нет в документе."),
    )

    lead: SchoolRef | None = field("Базовая школа", need=Need.PUBLISHED)
    members: tuple[Member, ...] = field("Школы-участницы", need=Need.PUBLISHED, default=())
    tasks: tuple[NetworkTask, ...] = field("Задачи", default=())
    council: Council | None = field("Межшкольный ППк", need=Need.ADVISED)
    agreements: tuple[ActRef, ...] = field("Акты, на которых держится сеть", default=())
