"""What the yearly report tells beyond the counts, as values that JSON holds: coverage, promises, the state of the law."""

from __future__ import annotations

from itertools import islice
from typing import Any

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Availability
from kopilka.views.cards import kind_label
from kopilka.views.desk.gaps import HeatTable, heat_tables
from kopilka.views.desk.legal import RepealedAct, legal_watch
from kopilka.views.desk.statistics import schools
from kopilka.views.facets import shown

#: Of the heat tables these are told cell by cell: risk × tier and subject × class stand first.
_TOLD = 2


def state_data(bank: Bank) -> dict[str, Any]:
    """Return what else the base holds, where it has something and where nothing, what is only declared, and the law."""
    return {
        "others": {
            "schools": len(schools(bank)),
            **{folder: sum(item.record.status.public for item in bank.of(folder)) for folder in _OTHERS},
        },
        "coverage": {table.id: _coverage(table) for table in islice(heat_tables(bank), _TOLD)},
        "promised": [
            {**_named(item), "kind_title": kind_label(item)}
            for item in shown(bank)
            if item.kind.library and item.record.availability is Availability.DECLARED
        ],
        "law": _law(bank),
    }


#: Kinds that are no materials to take, and the experience of those who took one.
_OTHERS = ("acts", "terms", "sources", "replications")


def _coverage(table: HeatTable) -> dict[str, Any]:
    """How many materials stand in every cell, null where the two cannot meet."""
    return {
        "title": table.title,
        "size": table.size,
        "empty": table.empty,
        "columns": [{"id": column.id, "title": column.title} for column in table.columns],
        "rows": [{"id": row.id, "title": row.title, "counts": [cell.count for cell in cells]} for row, cells in table.rows],
    }


def _law(bank: Bank) -> dict[str, Any]:
    watch = legal_watch(bank)
    return {
        "repealed": [_repealed(entry) for entry in watch.repealed],
        "flagged": watch.flagged,
        "stale": [_named(act) for act in watch.stale],
        "unverified": [_named(act) for act in watch.unverified],
    }


def _repealed(entry: RepealedAct) -> dict[str, Any]:
    return {
        **_named(entry.act),
        "since": entry.since.isoformat() if entry.since is not None else None,
        "replaced_by": [_named(act) for act in entry.replaced_by],
        "dependants": [_named(item) for item in entry.dependants],
    }


def _named(material: Material) -> dict[str, str]:
    return {"key": material.key, "title": getattr(material.record, "short", None) or material.record.title}
