"""What every generated material has: title, summary, facets, relations, rights and dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from plan import Item, Plan, title
from writer import Writer, capital

from kopilka.content.enums import Stage, Tier
from kopilka.content.fields import Need
from kopilka.content.kinds import KINDS

Front = dict[str, Any]
#: Reviews of the corpus lie in this year and fall due in ten years: the numbers must not change with the calendar.
_FIRST = date(2026, 1, 12)
_LEVELS = ("noo", "ooo", "soo")


def common(item: Item, plan: Plan, writer: Writer, *, origin: str = "внешний источник") -> Front:
    """Return the fields of every record."""
    reviewed = _FIRST + timedelta(days=writer.rng.randrange(280))
    return {
        "title": title(item, writer),
        "summary": writer.between(f"{writer.sentence()} {writer.sentence()}", 70, 240),
        "status": "опубликовано",
        "origin": origin,
        "sources": plan.names(writer, "sources", 1, 3),
        "rights_confirmed": True,
        "personal_data": "нет",
        "aliases": [
            f"{writer.pick(('карта', 'приём', 'помощь', 'занятие'))} {item.topic}",
            f"помощь по теме {item.topic}",
        ],
        "reviewed": reviewed,
        "review_by": date(reviewed.year + 10, reviewed.month, 1),
    }


def faceted(item: Item, plan: Plan, writer: Writer) -> Front:
    """Return the fields of a record which is found by facets."""
    start = writer.rng.randint(1, 10)
    grades = [start, start + 1] if writer.chance(0.6) else [start]
    front = common(item, plan, writer, origin="школа")
    front |= {
        "school": plan.names(writer, "schools", 1, 1)[0],
        "school_year": writer.pick(("2023/2024", "2024/2025", "2025/2026")),
        "levels": [_LEVELS[(start > 4) + (start > 9)]],
        "grades": grades,
        "subjects": [item.subject],
        "audiences": plan.terms(writer, "audiences", 1, 3),
        "risks": plan.terms(writer, "risks", 1, 2),
        "pupil_groups": plan.terms(writer, "pupil_groups", 1, 2),
        "tier": writer.pick(list(Tier)).value,
        "stage": writer.pick(list(Stage)).value,
        "duration": f"{writer.rng.randint(2, 8)} недель, по {writer.rng.randint(2, 4) * 5} минут",
        "people": "один учитель и один помощник",
        "prerequisites": writer.sentence(),
        "limits": writer.sentence(),
        "legal_basis": plan.names(writer, "acts", 1, 2),
        "relations": relations(item, plan, writer),
    }
    return front


def practice(item: Item, plan: Plan, writer: Writer) -> Front:
    """Return the fields of a record which claims that something helps: half of them with measured results."""
    front = faceted(item, plan, writer)
    front |= {"cost": plan.terms(writer, "costs", 1, 1)[0], "maturity": "описана", "evidence": "e1-opisana"}
    if writer.chance(0.5):
        front |= {
            "evidence": "e2-nablyudaemaya",
            "maturity": "апробирована",
            "evidence_basis": writer.sentence(),
            "results": [outcome(writer) for _ in range(writer.rng.randint(1, 2))],
        }
    return front


def outcome(writer: Writer) -> Front:
    """Return a measured result."""
    before = writer.rng.randint(20, 45)
    return {
        "indicator": f"доля тех, кто {writer.pick(('решил', 'прочитал', 'объяснил'))} без опоры",
        "before": f"{before} %",
        "after": f"{before + writer.rng.randint(5, 40)} %",
        "n": writer.rng.randint(6, 30),
        "period": "одна четверть",
        "how": "проверочная работа учителя",
    }


def relations(item: Item, plan: Plan, writer: Writer) -> list[Front]:
    """Return relations to other materials; «развивает» leads only to earlier numbers, so that no chain is a circle."""
    found = [("использует", key) for key in _others(item, plan, writer, ("techniques", "instruments", "techmaps"))]
    if item.number > 3 and writer.chance(0.4):
        found.append(("развивает", f"{item.folder}/{plan.by_folder[item.folder][writer.rng.randrange(item.number)].id}"))
    return [
        {"type": kind, "id": key, "note": writer.phrase()} if writer.chance(0.2) else {"type": kind, "id": key}
        for kind, key in dict.fromkeys(found)
    ]


def _others(item: Item, plan: Plan, writer: Writer, folders: tuple[str, ...]) -> list[str]:
    near = [other for folder in writer.some(folders, 1, 2) for other in writer.some(plan.by_folder[folder], 1, 2)]
    return [other.key for other in near if other.key != item.key]


def links(item: Item, plan: Plan, writer: Writer) -> list[str]:
    """Return Markdown links to other materials and to one other site."""
    folders = writer.some(tuple(plan.by_folder), 3, 3)
    near = [other for folder in folders for other in writer.some(plan.by_folder[folder], 1, 1) if other.key != item.key]
    found = [f"[{KINDS[other.folder].counted[0]} {other.topic}](../{other.folder}/{other.file})" for other in near]
    return [*found, "[описание на сайте ведомства](https://example.org/metod)"]


def body(item: Item, plan: Plan, writer: Writer) -> str:
    """Return a body with the sections of the kind: those that must be there, and half of the others."""
    titles = [
        section.title for section in KINDS[item.folder].record.SECTIONS if section.need is Need.PUBLISHED or writer.chance(0.5)
    ]
    titles = titles or ["О чём это", "Как пользоваться", "Что дальше"]
    parts = [writer.sentences(2)]
    for name in titles:
        parts += [f"## {name}", writer.section(links(item, plan, writer))]
    return "\n\n".join(parts) + f"\n\n{writer.notes()}".rstrip() + "\n"


def calendar(writer: Writer) -> list[Front]:
    """Return the rows of a calendar."""
    from words import MONTHS

    return [
        {
            "term": month,
            "what": writer.sentence(),
            "who": writer.pick(("учитель", "куратор")),
            "result": capital(writer.phrase()),
        }
        for month in writer.some(MONTHS, 2, 4)
    ]


def indicators(plan: Plan, writer: Writer) -> list[Front]:
    """Return what is measured."""
    return [
        {
            "name": f"доля учеников, у которых {writer.pick(('две', 'три', 'четыре'))} верные работы подряд",
            "how": writer.sentence(),
            "baseline": f"{writer.rng.randint(10, 40)} %",
            "target": f"{writer.rng.randint(50, 90)} %",
            "instrument": plan.names(writer, "instruments", 1, 1)[0],
            "period": "сентябрь и май",
        }
        for _ in range(writer.rng.randint(1, 2))
    ]


def measures(writer: Writer) -> list[Front]:
    """Return what may hinder and the answers to it."""
    return [{"risk": capital(writer.phrase()), "measure": writer.sentence()} for _ in range(writer.rng.randint(2, 3))]
