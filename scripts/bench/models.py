"""The kinds that describe a whole school or several: models and network models."""

from __future__ import annotations

import words
from common import Front, calendar, indicators, measures, practice
from plan import Item, Plan
from writer import Writer, capital


def model(item: Item, plan: Plan, writer: Writer) -> Front:
    """Модель внутришкольной системы."""
    front = practice(item, plan, writer)
    front |= {
        "goal": writer.sentence(),
        "roles": [
            {"who": who, "does": writer.sentence(), "decides": writer.phrase(), "hours": "2 часа в неделю"}
            for who in writer.some(words.ADULTS, 3, 5)
        ],
        "components": [
            {"name": name, "content": writer.sentences(2), "elements": plan.names(writer, "elements", 1, 2)}
            for name in ("Целевой", "Диагностический", "Ресурсный")
        ],
        "tiers": [
            {"tier": tier, "what": writer.sentence(), "enters": writer.phrase(), "leaves": writer.phrase()}
            for tier in ("всем", "группе", "индивидуально")
        ],
        "calendar": calendar(writer),
        "route": plan.names(writer, "routes", 1, 1)[0],
        "local_acts": plan.names(writer, "local-acts", 1, 2),
        "indicators": indicators(plan, writer),
        "measures": measures(writer),
    }
    return front


def network_model(item: Item, plan: Plan, writer: Writer) -> Front:
    """Модель межшкольного взаимодействия."""
    members = plan.names(writer, "schools", 3, 6)
    front = model(item, plan, writer)
    front |= {
        "lead": members[0],
        "members": [{"school": name, "function": writer.phrase()} for name in members],
        "tasks": [
            {"task": capital(writer.phrase()), "activities": [writer.sentence()], "planned": [writer.sentence()]}
            for _ in range(3)
        ],
        "council": {
            "composition": writer.some(words.ADULTS, 3, 5),
            "schedule": "раз в четверть",
            "how_to_apply": writer.sentence(),
            "algorithm": [capital(writer.phrase()) for _ in range(3)],
            "documents": [f"local-acts/{plan.names(writer, 'local-acts', 1, 1)[0]}"],
        },
        "agreements": plan.names(writer, "acts", 1, 2),
    }
    return front
