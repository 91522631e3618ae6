"""The first text of a report for a new year: the skeleton of an earlier one, its figures named, its claims left to be reread.

Headings, tables and lists that are counted stay. A paragraph may have ceased to be true, so it becomes a note that nobody sees
on the site; beneath it stand its figures, each with what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kopilka.content.reports import NOTE, NOTES, Call, ReportPage, calls_in
from kopilka.views.yearly.figures import Data, Figure, figures

#: A call that stands alone and makes a table or a list.
_ALONE = re.compile(r"\{\{-?\s*(?!figure\b|quoted\b)\w+\(.*\)\s*-?\}\}\Z", re.DOTALL)
_REPORT = re.compile(r"^(report:\s*)\S+", re.MULTILINE)
_WHOLE = ".whole"


def begun(earlier: ReportPage, year: str, data: Data) -> str:
    """Return the text of the report for `year` after an earlier one; `data` are the statistics that the new one speaks by."""
    known = figures(data)
    head = _REPORT.sub(rf"\g<1>{year}", earlier.text[: earlier.body_start])
    body = NOTES.sub("", earlier.text[earlier.body_start :]).replace(f"activity.{earlier.year}.", f"activity.{year}.")
    told: list[str] = []
    inside = False
    for block in re.split(r"\n\s*\n", body.strip()):
        inside = inside or block.startswith("## ")
        told += _block(block.strip(), inside, earlier.year, year, known)
    return "\n\n".join([head.rstrip(), *told]) + "\n"


def _block(block: str, inside: bool, before: str, year: str, known: dict[str, Figure]) -> Iterator[str]:
    """What becomes of one block of an earlier report. Before its first section stands only what a report is."""
    calls = list(calls_in(block))
    if block.startswith("#"):
        yield block.replace(before, year)
    elif _ALONE.match(block) or not (inside or calls):
        yield block
    elif block:
        yield f"{NOTE}\n{block}\n#}}"
        lines = list(_lines(calls, known))
        if lines:
            yield "\n".join(lines)


def _lines(calls: list[Call], known: dict[str, Figure]) -> Iterator[str]:
    """The figures of a block, each once, each with what it counts: a line that stays true whatever the number."""
    for name in dict.fromkeys(call.name for call in calls if call.macro == "figure" and call.name in known):
        if not name.endswith(_WHOLE):
            of = f' из {{{{ figure("{name}{_WHOLE}") }}}}' if f"{name}{_WHOLE}" in known else ""
            yield f'- {known[name].title} — {{{{ figure("{name}") }}}}{of}.'
