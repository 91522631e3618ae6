"""What the kinds that help a pupil share: the facets, the three scales, the conditions."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kopilka.content.enums import Maturity, Stage, Tier
from kopilka.content.fields import Need, Part, field
from kopilka.content.records.base import (
    AudienceId,
    CostId,
    EvidenceId,
    GroupId,
    InstrumentRef,
    LevelId,
    Record,
    RiskId,
    SubjectId,
)

Grade = Annotated[int, Field(ge=1, le=11)]


class Faceted(Record):
    """A record which is found by risk, level, class, subject, audience, pupil group, tier and stage."""

    levels: tuple[LevelId, ...] = field(
        "Уровни образования", "Слова словаря levels.", example="[ooo]", need=Need.PUBLISHED, default=()
    )
    grades: tuple[Grade, ...] = field("Классы", "Номера классов от 1 до 11.", example="[5, 6]", default=())
    subjects: tuple[SubjectId, ...] = field("Предметы", "Слова словаря subjects.", example="[matematika]", default=())
    audiences: tuple[AudienceId, ...] = field(
        "Для кого",
        "Кто будет пользоваться: слова словаря audiences.",
        example="[uchitel-predmetnik]",
        need=Need.PUBLISHED,
        default=(),
    )
    risks: tuple[RiskId, ...] = field(
        "Факторы риска", "Слова словаря risks.", example="[riski-neuspeshnosti]", need=Need.PUBLISHED, default=()
    )
    pupil_groups: tuple[GroupId, ...] = field(
        "Группы учеников", "Слова словаря pupil_groups.", example="[slabouspevayushchie]", need=Need.ADVISED, default=()
    )
    tier: Tier | None = field("Кому помощь", "Всем, группе или индивидуально.", example="группе", need=Need.ADVISED)
    stage: Stage | None = field(
        "Этап", "Диагностика, проектирование, реализация или оценка.", example="реализация", need=Need.ADVISED
    )
    duration: str | None = field(
        "Сколько времени займёт", example="3 недели, шесть встреч по 15 минут", need=Need.ADVISED, max_length=160
    )
    people: str | None = field("Кто нужен", example="один учитель", max_length=200)
    prerequisites: str | None = field("Что нужно заранее", example="карточки, карандаши двух цветов", max_length=400)
    limits: str | None = field(
        "Кому не подойдёт", example="если ученик ошибается в табличном умножении", need=Need.ADVISED, max_length=600
    )


class Outcome(Part):
    """A measured result of a practice in a school."""

    indicator: str = field("Показатель", default=...)
    before: str | None = field("До")
    after: str | None = field("После")
    n: Annotated[int, Field(ge=1)] | None = field("Сколько учеников")
    period: str | None = field("За какое время")
    instrument: InstrumentRef | None = field("Инструмент")
    how: str | None = field("Чем измерено, если инструмента нет в базе")


class Practice(Faceted):
    """A record which claims that something helps: evidence, cost and maturity are three separate scales."""

    NEEDS: ClassVar[dict[str, Need]] = {"duration": Need.PUBLISHED, "limits": Need.PUBLISHED}

    evidence: EvidenceId | None = field(
        "Доказательность",
        "Слово словаря evidence; «ne-otsenivalos» — честный ответ.",
        example="e1-opisana",
        need=Need.PUBLISHED,
    )
    evidence_basis: str | None = field("На чём держится оценка", example="опрос 24 родителей в мае 2025 года")
    cost: CostId | None = field("Ресурсы", "Слово словаря costs.", example="r1-uchitel", need=Need.PUBLISHED)
    maturity: Maturity | None = field(
        "Зрелость", "Описана, апробирована или подтверждена.", example="описана", need=Need.PUBLISHED
    )
    results: tuple[Outcome, ...] = field("Измеренные результаты", "Показатель, до, после, сколько учеников.", default=())
