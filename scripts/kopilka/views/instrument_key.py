"""The keys of the instruments as data for the calculator: questions, answers with points, scales with their bounds."""

from __future__ import annotations

from typing import Any

from kopilka.content.bank import Bank, Material
from kopilka.content.records.instrument import Instrument, Item, Scale
from kopilka.views.facets import shown
from kopilka.views.sheet import plain


def instruments(bank: Bank, *, drafts: bool = False) -> list[Material]:
    """Return the instruments that have questions, by title."""
    found = [item for item in shown(bank, drafts=drafts) if isinstance(item.record, Instrument) and item.record.items]
    return sorted(found, key=lambda item: item.record.title)


def keys(bank: Bank, *, drafts: bool = False) -> list[dict[str, Any]]:
    """Return what the calculator must know of every instrument, in the order of titles."""
    return [_key(material) for material in instruments(bank, drafts=drafts)]


def _key(material: Material) -> dict[str, Any]:
    record = material.record
    assert isinstance(record, Instrument)
    return {
        "id": material.id,
        "title": record.title,
        "respondents": list(record.respondents),
        "single": record.about_one,
        "answers": {
            scale.id: [[plain(answer.text), answer.points] for answer in scale.answers] for scale in record.answer_scales
        },
        "items": [_item(item) for item in record.items],
        "scales": [_scale(scale) for scale in record.scales],
    }


def _item(item: Item) -> dict[str, Any]:
    found: dict[str, Any] = {"id": item.id, "text": plain(item.text), "scale": item.scale, "group": item.group or ""}
    return found | {name: True for name in ("reverse", "many") if getattr(item, name)}


def _scale(scale: Scale) -> dict[str, Any]:
    return {
        "id": scale.id,
        "title": scale.title,
        "items": list(scale.items),
        "method": scale.method,
        "bounds": [
            {"low": bound.low, "high": bound.high, "meaning": plain(bound.meaning), "advice": plain(bound.advice or "")}
            for bound in scale.bounds
        ],
    }
