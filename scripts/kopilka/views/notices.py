"""What a reader must know before reading: whose text it is, whether it is there at all, what has lapsed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kopilka.content.enums import Availability, Origin, Status
from kopilka.content.records.act import Act
from kopilka.content.records.source import SourceCard
from kopilka.content.russian import long_date
from kopilka.rules import clock
from kopilka.rules.dates import cited_acts, repealed
from kopilka.views.material import MaterialView


@dataclass(frozen=True)
class Notice:
    """A notice above the card; `name` tells the style sheet what it is about."""

    name: str
    title: str
    html: Markup


def notices(view: MaterialView) -> list[Notice]:
    """Return the notices of a material, the gravest first."""
    return list(_notices(view))


def _notices(view: MaterialView) -> Iterator[Notice]:
    record = view.material.record
    if not record.status.public:
        yield Notice("draft", "Черновик.", Markup("Виден только в предварительном просмотре: {}.").format(record.status.value))
    if record.status is Status.ARCHIVED:
        yield Notice("archived", "В архиве.", Markup("Материал больше не обновляется."))
    if record.status is Status.RENEWAL:
        yield Notice("renewal", "Обновляется.", Markup("Редакция проверяет материал заново."))
    if record.availability is Availability.DECLARED:
        yield Notice(
            "declared",
            "Заявлен, материал не передан.",
            Markup("В документе он назван, но сам текст в базу не передавали. Здесь только то, что о нём известно."),
        )
    if record.origin is Origin.EDITORIAL:
        yield Notice(
            "editorial",
            "Типовой материал редакции.",
            Markup("Составлен по источникам, в школах не проверялся. Попробуйте и расскажите, что вышло."),
        )
    yield from _repealed(view)
    if isinstance(record, Act):
        yield from _act(view, record)
    if isinstance(record, SourceCard) and record.weak:
        yield Notice("weak", "Вторичный источник.", Markup("Это пересказ: опирайтесь на него только вместе с другими."))


def _repealed(view: MaterialView) -> Iterator[Notice]:
    """Name every act on which the material rests and which is no longer in force, with what replaced it."""
    told = []
    for key in dict.fromkeys(key for _, key in cited_acts(view.bank, view.material)):
        act = view.bank.materials[key].record
        if isinstance(act, Act) and repealed(act, clock.today()):
            other = Markup(", ").join(view.ref("acts", name) for name in act.replaced_by)
            told.append(view.ref("", key) + (Markup(" (применяйте {})").format(other) if other else Markup("")))
    if told:
        yield Notice("repealed", "Акт утратил силу.", Markup("Материал опирается на {}.").format(Markup(", ").join(told)))


def _act(view: MaterialView, act: Act) -> Iterator[Notice]:
    if repealed(act, clock.today()):
        replaced = Markup(", ").join(view.ref("acts", other) for other in act.replaced_by)
        since = f" с {long_date(act.valid_to)}" if act.valid_to else ""
        yield Notice("repealed", f"Утратил силу{since}.", Markup("Применяйте {}.").format(replaced) if replaced else Markup(""))
    if not act.verified:
        checked = f" {long_date(act.checked_on)}" if act.checked_on else ""
        yield Notice(
            "unverified",
            "Не сверено с официальным текстом.",
            Markup("{}Перед ссылкой на акт откройте официальную публикацию.").format(
                f"Последний раз сведения смотрели{checked}. " if checked else ""
            ),
        )
