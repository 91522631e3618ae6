"""The whole check of a base: what the rules say, and the figures of the yearly reports against what the desk counts.

The rules stand below the desk, which counts by them; so the one comparison that needs both stands here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from kopilka import rules
from kopilka.content.bank import Bank
from kopilka.content.reports import read_reports
from kopilka.diagnostics import Diagnostic
from kopilka.rules import clock
from kopilka.rules.figures import compare, unread


def check(bank: Bank, today: date | None = None) -> list[Diagnostic]:
    """Return everything that is wrong with the base, sorted by place, each once. `today` is set for repeated builds."""
    with clock.on(today):
        return rules.in_order([*rules.check(bank), *_reports(bank)])


def _reports(bank: Bank) -> Iterator[Diagnostic]:
    pages = list(read_reports(bank.root))
    if not pages:
        return
    # The desk is imported where there is a report to hold against it: most checks are of materials alone.
    from kopilka.views.yearly.counted import Counted
    from kopilka.views.yearly.figures import unknown, values

    counted = Counted(bank)
    for page in pages:
        data = counted.of(page)
        where = f"выпуска {page.year}" if page.statistics(bank.root) is not None else "базы"
        if data is None:
            yield unread(page, where)
        else:
            yield from compare(page, values(data), where, partial(unknown, data))
