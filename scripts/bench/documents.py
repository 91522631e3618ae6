"""The kinds that are documents: local acts, templates, guides, reports, passports of projects."""

from __future__ import annotations

import words
from common import Front, common, faceted, outcome
from plan import Item, Plan
from writer import Writer, capital


def local_act(item: Item, plan: Plan, writer: Writer) -> Front:
    """Образец локального акта."""
    return faceted(item, plan, writer) | {
        "act_kind": plan.terms(writer, "local_act_kinds", 1, 1)[0],
        "storage_term": "пять лет",
        "adopted_by": "директор",
        "fields": _fields(writer),
    }


def template(item: Item, plan: Plan, writer: Writer) -> Front:
    """Шаблон."""
    return faceted(item, plan, writer) | {"fields": _fields(writer)}


def _fields(writer: Writer) -> list[Front]:
    return [
        {"name": capital(writer.pick(words.THINGS)), "help": writer.sentence(), "example": writer.phrase()}
        for _ in range(writer.rng.randint(5, 8))
    ]


def guide(item: Item, plan: Plan, writer: Writer) -> Front:
    """Рекомендации, a third of them leaflets."""
    return faceted(item, plan, writer) | {
        "digest": [writer.sentence() for _ in range(6)],
        "leaflet": item.number % 3 == 0,
    }


def replication(item: Item, plan: Plan, writer: Writer) -> Front:
    """Опыт внедрения."""
    return common(item, plan, writer, origin="школа") | {
        "school": plan.names(writer, "schools", 1, 1)[0],
        "school_year": "2025/2026",
        "results": [outcome(writer)],
        "material": f"techmaps/{plan.names(writer, 'techmaps', 1, 1)[0]}",
    }


def project(item: Item, plan: Plan, writer: Writer) -> Front:
    """Паспорт проекта."""
    schools = plan.names(writer, "schools", 2, 5)
    return common(item, plan, writer) | {
        "school_year": "2025/2026",
        "term": {"text": "2025–2027"},
        "coordinator": schools[0],
        "goal": _quoted(writer),
        "tasks": _quotes(writer, 4),
        "relevance": _quotes(writer, 3),
        "problems": _quotes(writer, 3),
        "measurable": _quotes(writer, 3),
        "changes": _quotes(writer, 3),
        "stages": [
            {
                "title": f"Этап {number}",
                "term": month,
                "quarters": [f"2025/2026-{number}"],
                "actions": _quotes(writer, 3),
            }
            for number, month in ((1, "сентябрь"), (2, "декабрь"), (3, "март"))
        ],
        "products": [{"title": writer.name(), "given": False} for _ in range(3)],
        "executors": [{"organisation": name, "role": "исполнитель"} for name in schools],
    }


def report(item: Item, plan: Plan, writer: Writer) -> Front:
    """Отчёт площадки."""
    return common(item, plan, writer, origin="школа") | {
        "school": plan.names(writer, "schools", 1, 1)[0],
        "school_year": "2025/2026",
        "project": plan.names(writer, "projects", 1, 1)[0],
        "network": plan.names(writer, "schools", 2, 4),
        "rows": [
            {
                "goals": _quotes(writer, 1),
                "content": _quotes(writer, 2),
                "planned": _quotes(writer, 2),
                "achieved": _quotes(writer, 2),
            }
            for _ in range(3)
        ],
        "staffing": _quotes(writer, 2),
        "difficulties": _quotes(writer, 2),
        "effects": _quotes(writer, 2),
        "demand": _quotes(writer, 2),
    }


def _quoted(writer: Writer) -> Front:
    return {"text": writer.sentences(2)}


def _quotes(writer: Writer, count: int) -> list[Front]:
    return [_quoted(writer) for _ in range(count)]
