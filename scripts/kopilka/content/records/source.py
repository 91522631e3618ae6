"""Источник; термин."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kopilka.content.fields import Need, Ref, field
from kopilka.content.records.base import Record, SchoolRef, Section
from kopilka.content.records.school import NO_RIGHTS


class SourceCard(Record):
    """Источник: автор, название, год, где опубликовано, адрес, лицензия, аннотация (она же «Кратко»)."""

    NEEDS: ClassVar[dict[str, Need]] = {**NO_RIGHTS}
    SECTIONS: ClassVar[tuple[Section, ...]] = ()

    title: str = field("Название работы", need=Need.ALWAYS, default=..., min_length=3, max_length=300)
    source_kind: str = field(
        "Вид источника",
        default="страница",
        example="статья",
        pattern=r"^(документ проекта|статья|книга|нормативный документ|страница|новость|программа школы|"
        r"локальный акт|пересказ)$",
    )
    by: tuple[str, ...] = field(
        "Чья это работа", "Авторы статьи, книги, документа.", example="[Яковлева Н. О., Быстрицкая О. С.]", default=()
    )
    published_in: str | None = field("Где опубликовано", example="Педагогическая перспектива. 2023. № 2(10). С. 32–44")
    year: Annotated[int, Field(ge=1800, le=2100)] | None = field("Год")
    doi: str | None = field("DOI")
    address: str | None = field("Адрес", example="https://…", max_length=500)
    licence: str | None = field("Лицензия источника", "Пусто — не установлена.")
    read: str | None = field(
        "Что прочитано",
        "Честно: аннотация, пересказ, начало страницы.",
        example="прочитана аннотация",
        need=Need.ADVISED,
    )
    weak: bool = field("Вторичный источник", "Пересказ: опираться только вместе с другими.", default=False)
    used_by_school: SchoolRef | None = field("Чей документ")


class TermCard(Record):
    """Термин: определение, чем отличается от соседних, сокращения."""

    NEEDS: ClassVar[dict[str, Need]] = {**NO_RIGHTS}
    SECTIONS: ClassVar[tuple[Section, ...]] = ()

    definition: str | None = field("Определение", need=Need.PUBLISHED)
    differs: str | None = field("Чем отличается", "От какого соседнего слова и как.", need=Need.ADVISED)
    abbreviations: tuple[str, ...] = field("Сокращения", default=())
    see_also: tuple[Annotated[str, Ref("terms")], ...] = field("Смотрите также", default=())
    example: str | None = field("Пример употребления")
