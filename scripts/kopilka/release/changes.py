"""What has changed since the last edition, as a report in Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kopilka.content.bank import Bank
from kopilka.content.editions import Edition
from kopilka.content.enums import Status
from kopilka.content.kinds import KINDS

Sealed = dict[str, Any]


def change_report(bank: Bank, year: str, materials: list[Sealed], last: Edition | None) -> str:
    """Return the report: what is new, changed, renamed and archived against the last edition."""
    head = f"# Что изменилось: выпуск {year}\n\n"
    if last is None:
        return f"{head}Это первый выпуск базы: в нём {len(materials)} записей.\n"
    before = {item.id: item for item in last.materials}
    renamed = {old.strip("/"): item["id"] for item in materials for old in bank.materials[item["id"]].record.redirect_from}
    new = [item for item in materials if item["id"] not in before and item["id"] not in renamed.values()]
    changed = [item for item in materials if item["id"] in before and before[item["id"]].hash != item["hash"]]
    moved = [item for item in materials if any(old in before for old, key in renamed.items() if key == item["id"])]
    archived = [item for item in materials if bank.materials[item["id"]].record.status is Status.ARCHIVED]
    return (
        f"{head}По сравнению с выпуском {last.name.replace('-', '/')}.\n"
        + _part("Новое", new)
        + _part("Изменилось", changed)
        + _part("Переименовано, старый адрес работает", moved)
        + _part("В архиве, адрес работает", archived)
    )


def _part(title: str, items: Iterable[Sealed]) -> str:
    rows = "".join(f"- {KINDS[item['id'].split('/')[0]].short}: {item['title']} ({item['address']})\n" for item in items)
    return f"\n## {title}\n\n{rows or 'Ничего.'}".rstrip() + "\n"
