"""The expert's sheet: an empty one with the questions of the kind, and a filled one as its author reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kopilka.content.bank import Material
from kopilka.content.russian import long_date
from kopilka.content.sheets import Decision, Reviewed, Sheet, Verdict, criteria, sheet_path
from kopilka.diagnostics import KopilkaError

_ORDER = (Verdict.NO, Verdict.PARTLY, Verdict.YES)


def new_sheet(root: Path, material: Material, today: date) -> str:
    """Write an empty sheet for a material and return its path from the root; a sheet that is there is left alone."""
    name = sheet_path(material.key)
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(_blank(material, today)) + "\n")
    except FileExistsError:
        raise KopilkaError(f"Лист {name} уже есть.") from None
    return name


def _blank(material: Material, today: date) -> Iterator[str]:
    fields = Sheet.model_fields
    yield f"# Лист эксперта: {material.record.title}"
    yield "# Его видит автор, на сайт он не попадает. Имён не пишите — ни детей, ни взрослых."
    yield f"expert:    # {fields['expert'].title}. {fields['expert'].description}"
    yield f"day: {today.isoformat()}"
    yield f"stops: []    # {fields['stops'].title}. {fields['stops'].description}"
    yield f"marks:    # verdict — {', '.join(verdict.value for verdict in Verdict)}; note — где и что"
    for criterion in criteria(material.kind):
        yield f"  # {criterion.question} «Да» — {criterion.yes}."
        yield f"  - {{id: {criterion.id}, verdict: не относится, note: }}"
    decisions = ", ".join(one.value for one in Decision)
    yield f"decision:    # {fields['decision'].title}: {decisions}. {fields['decision'].description}"
    yield f"letter: []    # {fields['letter'].title}. {fields['letter'].description}"


def told(material: Material, reviewed: Reviewed) -> str:
    """Return a sheet as its author reads it: the decision, the letter, the answers, what is wanting first."""
    sheet = reviewed.sheet
    decision = sheet.decision.value if sheet.decision else "решения ещё нет"
    head = [f"{material.record.title}", f"Смотрел: {sheet.expert}, {long_date(sheet.day)}. Решение: {decision}."]
    letter = [f"Сначала: {stop}" for stop in sheet.stops]
    letter += [f"{number}. {line}" for number, line in enumerate(sheet.letter, 1)]
    questions = {criterion.id: criterion.question for criterion in criteria(material.kind)}
    marks = sorted((mark for mark in sheet.marks if mark.verdict in _ORDER), key=lambda mark: _ORDER.index(mark.verdict))
    answers = [f"{mark.verdict.value:>8}  {questions.get(mark.id, mark.id)}{_noted(mark.note)}" for mark in marks]
    return "\n\n".join("\n".join(rows) for rows in (head, letter, answers) if rows)


def _noted(note: str | None) -> str:
    return f" — {note}" if note else ""
