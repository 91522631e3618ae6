"""The kinds of reference: schools, acts, sources, terms."""

from __future__ import annotations

from datetime import date

import words
from common import Front, common
from plan import Item, Plan
from writer import Writer, capital


def school(item: Item, plan: Plan, writer: Writer) -> Front:
    """Организация."""
    number = item.number % 999 + 1
    place = writer.pick(words.PLACES)
    return common(item, plan, writer) | {
        "title": f"Школа {item.number + 1}, {place} округ",
        "number": number,
        "full_name": f"Общеобразовательное учреждение «Школа {number}»",
        "short_name": f"Школа {number}",
        "speciality": writer.phrase(),
        "organisation_kind": "школа",
        "roles": [{"project": name, "year": "2025/2026", "role": "исполнитель"} for name in plan.names(writer, "projects", 1, 2)],
    }


def act(item: Item, plan: Plan, writer: Writer) -> Front:
    """Нормативный акт."""
    adopted = date(writer.rng.randint(2012, 2025), writer.rng.randint(1, 12), writer.rng.randint(1, 28))
    return common(item, plan, writer) | {
        "title": f"Учебный приказ {item.number + 1} о порядке: {writer.phrase()}",
        "short": f"Порядок {item.number + 1}",
        "act_kind": plan.terms(writer, "act_kinds", 1, 1)[0],
        "issuer": "учебное ведомство",
        "adopted": adopted,
        "number": str(item.number + 1),
        "state": "действует",
        "checked_on": date(2026, 9, 1),
        "checked_how": writer.sentence(),
        "articles": [{"number": f"п. {number}", "about": writer.sentence()} for number in range(1, writer.rng.randint(3, 6))],
        "school_does": [writer.phrase() for _ in range(3)],
        "concerns": writer.sentence(),
    }


def source(item: Item, plan: Plan, writer: Writer) -> Front:
    """Источник."""
    front = common(item, plan, writer)
    del front["sources"]
    return front | {
        "title": f"{writer.name()}: заметки о том, как {writer.phrase()}",
        "source_kind": writer.pick(("статья", "книга", "страница")),
        "published_in": f"Вестник учебной помощи. {writer.rng.randint(2010, 2025)}. С. {writer.rng.randint(2, 40)}",
        "year": writer.rng.randint(2010, 2025),
        "read": "прочитано целиком",
        "address": f"https://example.org/istochnik/{item.number + 1}",
    }


def term(item: Item, plan: Plan, writer: Writer) -> Front:
    """Термин."""
    return common(item, plan, writer) | {
        "title": f"{capital(writer.pick(words.MATTERS))}, понятие {item.number + 1}",
        "definition": writer.sentences(2),
        "differs": writer.sentence(),
        "abbreviations": [f"ПОН{item.number + 1}"],
        "see_also": [name for name in plan.names(writer, "terms", 0, 2) if name != item.id],
        "example": writer.sentence(),
    }
