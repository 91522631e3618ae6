"""How a school's short word about a practice it has taken up is titled: nobody is asked for a title and a summary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kopilka.content.bank import Bank, Material
from kopilka.content.records.school import School

#: The forms of the title and of the summary with the longest length of each; `{title}` is cut where there is no room for it.
TITLE = ("{school}: повторили «{title}»", 120)
SUMMARY = (
    "{school}, {year} учебный год: повторили у себя «{title}». Сказано, что изменили в материале и что из этого получилось.",
    250,
)


def school_words(school: Material) -> str:
    """Return the shortest clear name of a school: «Школа № 44», or its title."""
    record = school.record
    number = record.number if isinstance(record, School) else None
    return f"Школа № {number}" if number else record.title


def worded(form: tuple[str, int], **parts: str) -> str:
    """Return a form filled in; the title in it is cut to the length allowed, its quotes become inner ones."""
    text, limit = form
    parts["title"] = parts["title"].replace("«", "„").replace("»", "“")
    room = limit - len(text.format(**{**parts, "title": ""}))
    if len(parts["title"]) > room:
        parts["title"] = parts["title"][: room - 1].rstrip(" ,;:—–-") + "…"
    return text.format(**parts)


def named(bank: Bank, card: Mapping[str, Any]) -> dict[str, str]:
    """Return the title and the summary of a replication by its card, as far as the card names what the base knows."""
    material, school = bank.materials.get(str(card.get("material"))), bank.get("schools", str(card.get("school")))
    year = str(card.get("school_year", ""))
    if material is None or school is None or not year:
        return {}
    parts = {"school": school_words(school), "title": material.record.title, "year": year}
    return {"title": worded(TITLE, **parts), "summary": worded(SUMMARY, **parts)}
