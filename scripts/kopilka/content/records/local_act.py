"""Образец локального акта; шаблон."""

from __future__ import annotations

from typing import Annotated, ClassVar

from kopilka.content.fields import Need, Part, Term, field
from kopilka.content.records.base import Section
from kopilka.content.records.practice import Faceted


class FormField(Part):
    """A field to fill in a document or a template."""

    name: str = field("Что заполняется", default=...)
    help: str | None = field("Как заполнить")
    example: str | None = field("Пример")


class LocalAct(Faceted):
    """Образец локального акта: правовая основа, текст с полями для заполнения, сроки хранения."""

    NEEDS: ClassVar[dict[str, Need]] = {
        "legal_basis": Need.PUBLISHED,
        "limits": Need.OPTIONAL,
        "duration": Need.OPTIONAL,
        "tier": Need.OPTIONAL,
        "pupil_groups": Need.OPTIONAL,
    }
    SECTIONS: ClassVar[tuple[Section, ...]] = (
        Section("Текст", Need.PUBLISHED, "Весь текст акта; поля — в квадратных скобках."),
        Section("Приложения", Need.OPTIONAL),
        Section("Как принять", Need.PUBLISHED, "Кто принимает, с кем согласует, где публикует."),
    )

    act_kind: Annotated[str, Term("local_act_kinds")] | None = field("Вид акта", example="polozhenie", need=Need.PUBLISHED)
    fields: tuple[FormField, ...] = field("Поля для заполнения", need=Need.ADVISED, default=())
    storage_term: str | None = field("Срок хранения", need=Need.ADVISED)
    adopted_by: str | None = field("Кто утверждает", need=Need.ADVISED)


class Template(Faceted):
    """Шаблон: поля и заполненный пример, помеченный как вымышленный."""

    NEEDS: ClassVar[dict[str, Need]] = {"limits": Need.OPTIONAL, "duration": Need.OPTIONAL, "tier": Need.OPTIONAL}
    SECTIONS: ClassVar[tuple[Section, ...]] = (
        Section("Как пользоваться", Need.PUBLISHED),
        Section("Вымышленный пример", Need.PUBLISHED),
    )

    fields: tuple[FormField, ...] = field("Поля", need=Need.PUBLISHED, default=())
    voluntary: bool = field("Добровольно", "Форма не входит в обязательный перечень документов педагога.", default=True)


class Guide(Faceted):
    """Методические рекомендации, памятка: выжимка на одну страницу и текст."""

    NEEDS: ClassVar[dict[str, Need]] = {
        "limits": Need.OPTIONAL,
        "duration": Need.OPTIONAL,
        "tier": Need.OPTIONAL,
        "stage": Need.OPTIONAL,
    }
    SECTIONS: ClassVar[tuple[Section, ...]] = ()

    digest: tuple[str, ...] = field("Главное на одной странице", need=Need.PUBLISHED, default=())
    leaflet: bool = field("Это памятка", "Одна-две страницы для печати.", default=False)
