"""Whose numbers a report is held against: those of its sealed edition, else those of the base as it is now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kopilka.content.bank import Bank
from kopilka.content.reports import ReportPage
from kopilka.views.desk.data import statistics_data
from kopilka.views.yearly.figures import values


class Counted:
    """The numbers of a base, counted when they are first asked for."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._now: dict[str, Any] | None = None

    def of(self, page: ReportPage) -> dict[str, Any] | None:
        """Return the statistics of the year of a report; None if those of its edition cannot be read."""
        sealed = page.statistics(self._bank.root)
        if sealed is not None:
            return _read(sealed)
        if self._now is None:
            self._now = statistics_data(self._bank)
        return self._now


def _read(path: Path) -> dict[str, Any] | None:
    """Read the numbers of an edition; what lacks a part is no whole statistics."""
    try:
        data: dict[str, Any] = json.loads(path.read_text("utf-8"))
        values(data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return data
