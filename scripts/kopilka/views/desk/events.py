"""Which events have a day: those can stand in a calendar."""

from __future__ import annotations

from kopilka.content.bank import Bank, Material
from kopilka.content.records.event import Event
from kopilka.views.facets import shown


def dated_events(bank: Bank) -> list[Material]:
    """Return the events which readers see and whose day is known, by day."""
    found = [(item.record.starts, item) for item in shown(bank) if isinstance(item.record, Event) and item.record.starts]
    return [item for _, item in sorted(found, key=lambda pair: (pair[0], pair[1].key))]
