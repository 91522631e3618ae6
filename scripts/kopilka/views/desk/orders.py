"""An order to schools: what the order form must know to fill a blank with what is already said in its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kopilka.artifact import Artifact, data_script
from kopilka.content.bank import Bank
from kopilka.content.enums import Stage
from kopilka.content.fields import Need
from kopilka.content.kinds import KINDS, Kind
from kopilka.views.catalogue import TIERS
from kopilka.views.page import SiteInfo

NAME = "orders"
#: What is asked for in the address, the field of the blank it fills, the vocabulary of its values, its Russian name.
_FIELDS = (
    ("risk", "risks", "risks", "Фактор риска"),
    ("group", "pupil_groups", "pupil_groups", "Какие ученики"),
    ("subject", "subjects", "subjects", "Предмет"),
    ("level", "levels", "levels", "Уровень или класс"),
    ("for", "audiences", "audiences", "Для кого"),
)
#: The kind that is offered first: the shortest thing a teacher can give.
_FIRST = "techniques"


@dataclass(frozen=True)
class OrderKind:
    """A kind that a school can give, with its sections that must be written."""

    folder: str
    label: str
    extension: str
    sections: tuple[str, ...]


def order_kinds() -> list[OrderKind]:
    """Return the kinds found by facets, the easiest first."""
    kinds = sorted((kind for kind in KINDS.values() if kind.faceted), key=lambda kind: kind.folder != _FIRST)
    return [OrderKind(kind.folder, kind.label, kind.extension, tuple(_sections(kind))) for kind in kinds]


def _sections(kind: Kind) -> Iterator[str]:
    if kind.extension == "md":
        yield from (section.title for section in kind.record.SECTIONS if section.need in (Need.ALWAYS, Need.PUBLISHED))


def order_data(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield the data script of the order form."""
    yield data_script(NAME, lambda: _data(bank, info))


def _data(bank: Bank, info: SiteInfo) -> dict[str, Any]:
    """Return `{fields: [[name, key, label, list?, [[id, title], …]], …], kinds, contact, repository}`."""
    fields: list[list[Any]] = []
    for name, key, vocabulary, label in _FIELDS:
        words = bank.vocabularies.get(vocabulary)
        fields.append([name, key, label, True, [[term.id, term.title] for term in words.terms.values()] if words else []])
    fields.append(["tier", "tier", "Кому помощь", False, [[id, tier.value] for tier, id in TIERS.items()]])
    fields.append(["stage", "stage", "Этап", False, [[stage.value, stage.value] for stage in Stage]])
    return {
        "fields": fields,
        "kinds": [[kind.folder, kind.label, kind.extension, list(kind.sections)] for kind in order_kinds()],
        "contact": info.contact,
        "repository": info.repository.rstrip("/"),
    }
