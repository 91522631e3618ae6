"""Типовой элемент конструктора."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kopilka.content.fields import Need, Part, Ref, field
from kopilka.content.records.base import AnyRef, CostId, EvidenceId, Indicator, Section, SpecialistId, Text
from kopilka.content.records.practice import Faceted

ElementRef = Annotated[str, Ref("elements")]


class Effort(Part):
    """Hours of one role over the whole element."""

    role: SpecialistId = field("Роль", "Слово словаря specialists.", example="pedagog-psikholog", default=...)
    hours: Annotated[float, Field(gt=0, le=500)] = field("Часы", default=...)


class Element(Faceted):
    """Типовой элемент: какой риск закрывает, что делается, сколько часов, чем измеряется, текст для документа."""

    NEEDS: ClassVar[dict[str, Need]] = {"tier": Need.PUBLISHED, "stage": Need.PUBLISHED}
    SECTIONS: ClassVar[tuple[Section, ...]] = ()

    problem: str | None = field("Проблема", need=Need.PUBLISHED)
    quarters: tuple[Annotated[int, Field(ge=1, le=4)], ...] = field("Четверти", example="[1, 2]", need=Need.PUBLISHED, default=())
    effort: tuple[Effort, ...] = field("Часы по ролям", need=Need.PUBLISHED, default=())
    responsible: SpecialistId | None = field("Ответственный", need=Need.PUBLISHED)
    actions: tuple[str, ...] = field("Действия", need=Need.PUBLISHED, default=())
    outcome: str | None = field("Желаемый результат", need=Need.PUBLISHED)
    indicators: tuple[Indicator, ...] = field("Показатели", need=Need.PUBLISHED, default=())
    requires: tuple[ElementRef, ...] = field("Требует", default=())
    conflicts: tuple[ElementRef, ...] = field("Не сочетается с", default=())
    cost: CostId | None = field("Ресурсы", need=Need.PUBLISHED)
    evidence: EvidenceId | None = field("Доказательность", need=Need.PUBLISHED)
    materials: tuple[AnyRef, ...] = field("Материалы базы", need=Need.ADVISED, default=())
    programme_text: Text | None = field("Текст для программы школы", need=Need.PUBLISHED)
