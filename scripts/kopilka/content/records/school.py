"""Организация; опыт внедрения."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kopilka.content.fields import Need, Part, Ref, field
from kopilka.content.records.base import YEAR_PATTERN, AnyRef, Record, Section
from kopilka.content.records.practice import Outcome

NO_RIGHTS: dict[str, Need] = {
    "rights_confirmed": Need.OPTIONAL,
    "personal_data": Need.OPTIONAL,
    "school_year": Need.OPTIONAL,
}


class ProjectRole(Part):
    """What an organisation does in a project in a year."""

    project: Annotated[str, Ref("projects")] = field("Проект", default=...)
    year: str = field("Учебный год", example="2024/2025", default=..., pattern=YEAR_PATTERN)
    role: str = field("Роль", example="исполнитель", default=...)


class School(Record):
    """Организация: номер, полное и краткое название, имя, особенность, роли в проектах."""

    NEEDS: ClassVar[dict[str, Need]] = {**NO_RIGHTS, "summary": Need.ALWAYS}
    SECTIONS: ClassVar[tuple[Section, ...]] = ()

    number: Annotated[int, Field(ge=1, le=999)] | None = field("Номер", example="44")
    full_name: str | None = field("Полное название", need=Need.PUBLISHED)
    short_name: str | None = field("Краткое название", need=Need.PUBLISHED)
    honorary_name: str | None = field("Почётное имя", example="имени Ивана Ткаченко")
    speciality: str | None = field("Особенность", example="углублённое изучение английского языка")
    organisation_kind: str = field(
        "Вид организации",
        example="школа",
        default="школа",
        pattern=r"^(школа|методический центр|орган управления|иная организация)$",
    )
    roles: tuple[ProjectRole, ...] = field("Роли в проектах", default=())
    address: str | None = field("Официальный сайт", "Если не проверен — не заполнять.")


class Replication(Record):
    """Опыт внедрения: какой материал, где, что изменили, что получилось, что посоветуют."""

    SECTIONS: ClassVar[tuple[Section, ...]] = (
        Section("Что изменили", Need.PUBLISHED),
        Section("Что получилось", Need.PUBLISHED),
        Section("Что посоветуем", Need.ADVISED),
    )
    NEEDS: ClassVar[dict[str, Need]] = {"school": Need.ALWAYS, "school_year": Need.ALWAYS}
    #: With «Что изменили» and «Что получилось» these are five questions: title and summary follow from them.
    ASKED: ClassVar[tuple[str, ...]] = ("material", "school", "school_year")

    material: AnyRef | None = field("Какой материал", example="techmaps/tk-matematika-5-drobi", need=Need.ALWAYS)
    results: tuple[Outcome, ...] = field("Измеренные результаты", need=Need.ADVISED, default=())
    confirmed_by: str | None = field("Кто подтвердил результат")
