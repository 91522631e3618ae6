"""Нормативный акт."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from kopilka.content.enums import ActStatus
from kopilka.content.fields import Need, Part, Term, field
from kopilka.content.records.base import ActRef, Record, Section


class Article(Part):
    """An article that matters for the subject."""

    number: str = field("Статья, пункт", example="ст. 58", default=...)
    about: str = field("О чём", default=...)


class Act(Record):
    """Нормативный акт: реквизиты, что действует, что заменил и чем заменён, что делать школе."""

    NEEDS: ClassVar[dict[str, Need]] = {
        "rights_confirmed": Need.OPTIONAL,
        "personal_data": Need.OPTIONAL,
        "school_year": Need.OPTIONAL,
    }
    SECTIONS: ClassVar[tuple[Section, ...]] = ()

    title: str = field("Полное название с реквизитами", need=Need.ALWAYS, default=..., min_length=3, max_length=300)
    short: str | None = field("Как его называют", example="Порядок работы ППк", max_length=120)
    act_kind: Annotated[str, Term("act_kinds")] | None = field("Вид акта", example="prikaz", need=Need.PUBLISHED)
    issuer: str | None = field("Кто издал", example="Минпросвещения России", need=Need.PUBLISHED)
    adopted: date | None = field("Дата", need=Need.ADVISED)
    number: str | None = field("Номер", example="763", need=Need.ADVISED)
    name: str | None = field("Название акта без реквизитов", example="Положение о психолого-медико-педагогической комиссии")
    edition: str | None = field("Редакция", "О какой редакции идёт речь, если известно.")
    state: ActStatus = field(
        "Действует ли", "Как известно базе на дату проверки.", need=Need.PUBLISHED, default=ActStatus.UNKNOWN
    )
    valid_from: date | None = field("Действует с")
    valid_to: date | None = field("Действует до")
    replaces: tuple[ActRef, ...] = field("Что заменил", default=())
    replaced_by: tuple[ActRef, ...] = field("Чем заменён", default=())
    amended_by: tuple[ActRef, ...] = field("Чем изменён", default=())
    checked_on: date | None = field(
        "Когда сверен", "Дата последней сверки состояния акта с каким-либо источником.", need=Need.PUBLISHED
    )
    verified: bool = field(
        "Сверен с официальным текстом", "«false» — сведения взяты из пересказа, на странице это сказано.", default=False
    )
    checked_how: str | None = field("Как проверяли", "По какому источнику сверены реквизиты и состояние.", need=Need.ADVISED)
    articles: tuple[Article, ...] = field("Что важно", default=())
    school_does: tuple[str, ...] = field("Что делает школа", need=Need.ADVISED, default=())
    address: str | None = field("Официальный адрес", "Адрес официальной публикации; если не проверен — не заполнять.")
    concerns: str | None = field("При чём тут неуспешность", need=Need.ADVISED)
