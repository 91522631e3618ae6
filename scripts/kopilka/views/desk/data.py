"""Everything the desk counts as one value that JSON holds: for the API, for `kopilka stats`, for another year's comparison."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from kopilka.content.bank import Bank
from kopilka.content.effort import collector_at_rest
from kopilka.views.desk.activity import Activity, activities
from kopilka.views.desk.fullness import fullness
from kopilka.views.desk.state import state_data
from kopilka.views.desk.statistics import statistics
from kopilka.views.desk.steps import Step, steps
from kopilka.views.desk.words import place_words


@collector_at_rest()
def statistics_data(bank: Bank) -> dict[str, Any]:
    """Return the counts, shares, the index with its steps, and the activity; numbers are rounded to two places."""
    with ThreadPoolExecutor(1) as beside:  # git answers from a process of its own: meanwhile the rest is counted
        beside.submit(lambda: bank.history)
        told, index, state = statistics(bank), fullness(bank), state_data(bank)
    done = activities(bank)
    return {
        "day": told.day.isoformat(),
        "materials": told.given,
        "declared": told.declared,
        "breakdowns": {
            counts.id: [{"id": row.id, "title": row.title, "count": row.count} for row in counts.rows]
            for counts in told.breakdowns
        },
        "shares": {
            share.id: {"title": share.title, "part": share.part, "whole": share.whole, "about": share.about}
            for share in told.shares
        },
        "fullness": {
            "total": round(index.total, 2),
            **{axis: {word: round(value, 2) for word, value in index.of(axis).items()} for axis in ("kinds", "risks", "schools")},
            "steps": [step_data(bank, step) for step in steps(index)],
        },
        "activity": {
            "history": done.state.value,
            "months": [_activity(row) for row in done.months],
            "years": [_activity(row) for row in done.years],
            "schools": [_activity(row) for row in done.schools],
            "publication": {
                "measured": done.waiting.measured,
                "at_once": done.waiting.at_once,
                "median_days": done.waiting.median,
                "longest_days": done.waiting.longest,
            },
        },
        **state,
    }


def step_data(bank: Bank, step: Step) -> dict[str, Any]:
    """Return a step: what to do, with which material or where, what is missing, the gain in points."""
    found: dict[str, Any] = {"action": step.action.value, "gain": round(step.gain, 2)}
    if step.standing is not None:
        found |= {"material": step.standing.material.key, "missing": list(step.standing.missing)}
    if step.place is not None:
        found |= {"place": place_words(bank, step.place)}
    return found


def _activity(row: Activity) -> dict[str, Any]:
    return {"id": row.id, "title": row.title, "new": row.new, "improved": row.improved, "reviewed": row.reviewed}
