"""Инструмент: опросный лист, карта наблюдений."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kopilka.content.enums import Rights
from kopilka.content.fields import Need, Part, field
from kopilka.content.records.base import Section
from kopilka.content.records.practice import Faceted


class Answer(Part):
    """An answer and its points."""

    text: str = field("Ответ", default=...)
    points: float = field("Баллы", default=...)


class AnswerScale(Part):
    """A set of answers shared by items."""

    id: str = field("Обозначение", example="soglasie", default=..., pattern=r"^[a-z0-9-]+$")
    answers: tuple[Answer, ...] = field("Ответы", default=..., min_length=2)


class Item(Part):
    """An item of an instrument."""

    id: str = field("Номер", example="u1", default=..., pattern=r"^[a-z0-9-]+$")
    text: str = field("Вопрос", default=...)
    scale: str | None = field("Шкала ответов", "Обозначение из answer_scales; пусто — свободный ответ.")
    group: str | None = field("Блок")
    respondents: tuple[str, ...] = field("Кому этот вопрос", "Пусто — всем.", default=())
    reverse: bool = field("Обратный", default=False)
    many: bool = field("Можно выбрать несколько", default=False)


class Bound(Part):
    """A range of a scale and its meaning; bounds are inclusive points."""

    low: float = field("От", default=...)
    high: float = field("До", default=...)
    meaning: str = field("Что это значит", default=...)
    advice: str | None = field("Что делать")


class Scale(Part):
    """A scale of the result, computed from items."""

    id: str = field("Обозначение", default=..., pattern=r"^[a-z0-9-]+$")
    title: str = field("Шкала", default=...)
    items: tuple[str, ...] = field("Номера вопросов", default=..., min_length=1)
    method: Annotated[str, Field(pattern=r"^(сумма|среднее|доля)$")] = field(
        "Как считается",
        "сумма баллов; среднее на вопрос; доля — процент от наибольшей суммы, от 0 до 100.",
        example="сумма",
        default="сумма",
    )
    bounds: tuple[Bound, ...] = field("Толкование", default=())


class Instrument(Faceted):
    """Инструмент: что измеряет, кому, вопросы, подсчёт, толкование, ограничения."""

    NEEDS: ClassVar[dict[str, Need]] = {"limits": Need.PUBLISHED, "duration": Need.OPTIONAL, "tier": Need.OPTIONAL}
    SECTIONS: ClassVar[tuple[Section, ...]] = (
        Section("Как проводить", Need.PUBLISHED),
        Section("Как читать результат", Need.PUBLISHED),
        Section("Что делать дальше", Need.ADVISED),
        Section("О надёжности", Need.OPTIONAL),
    )

    measures: str | None = field("Что измеряет", need=Need.PUBLISHED)
    respondents: tuple[str, ...] = field("Кто отвечает", need=Need.PUBLISHED, default=())
    conducted_by: str | None = field("Кто проводит", need=Need.PUBLISHED)
    minutes: Annotated[int, Field(ge=1, le=240)] | None = field("Минуты")
    consent_needed: bool | None = field("Нужно согласие родителей", need=Need.PUBLISHED)
    rights: Rights | None = field(
        "Права", "Собственный текст, официальная форма или только ссылка (тогда вопросов нет).", need=Need.PUBLISHED
    )
    about_one: bool = field(
        "Заполняют об одном ученике", "Тогда строка таблицы ответов — один ученик под своим кодом, без имени.", default=False
    )
    sheet_note: str | None = field("Слова в начале бланка", "Коротко, тому, кто отвечает: как отметить, что писать не нужно.")
    sheet_lines: tuple[str, ...] = field(
        "Строки в начале бланка", "Что вписать от руки. Имён здесь не спрашивают.", example="Номер по вашему списку", default=()
    )
    answer_scales: tuple[AnswerScale, ...] = field("Шкалы ответов", default=())
    items: tuple[Item, ...] = field("Вопросы", default=())
    scales: tuple[Scale, ...] = field("Шкалы результата", default=())
    reliability: str = field("Надёжность", default="не оценивалась")
    voluntary: bool = field("Добровольно", "Форма не входит в обязательный перечень документов педагога.", default=True)
