"""The kinds that carry the work: elements, events, instruments, routes."""

from __future__ import annotations

import words
from common import Front, faceted, indicators
from plan import Item, Plan
from writer import Writer, capital


def element(item: Item, plan: Plan, writer: Writer) -> Front:
    """Типовой элемент: it requires only earlier ones."""
    front = faceted(item, plan, writer)
    earlier = plan.by_folder["elements"][: item.number]
    front |= {
        "problem": writer.sentences(2),
        "quarters": sorted(writer.some((1, 2, 3, 4), 1, 3)),
        "responsible": plan.terms(writer, "specialists", 1, 1)[0],
        "effort": [{"role": role, "hours": writer.rng.randint(2, 20)} for role in plan.terms(writer, "specialists", 2, 3)],
        "actions": [writer.sentence() for _ in range(writer.rng.randint(4, 7))],
        "outcome": writer.sentences(2),
        "indicators": indicators(plan, writer),
        "requires": [other.id for other in writer.some(earlier, 0, 1)],
        "cost": plan.terms(writer, "costs", 1, 1)[0],
        "evidence": "e1-opisana",
        "materials": [f"techmaps/{name}" for name in plan.names(writer, "techmaps", 1, 2)],
        "programme_text": "\n\n".join(writer.sentences(4) for _ in range(3)),
    }
    return front


def event(item: Item, plan: Plan, writer: Writer) -> Front:
    """Мероприятие: the minutes of the agenda fill the stated time."""
    front = faceted(item, plan, writer)
    minutes = [10, 20, 30, 40, 20]
    front |= {
        "event_kind": plan.terms(writer, "event_kinds", 1, 1)[0],
        "time": "14:00–16:00",
        "when": f"{writer.pick(words.MONTHS)} 2026 года",
        "level": "муниципальный",
        "organiser": plan.names(writer, "schools", 1, 1)[0],
        "project": plan.names(writer, "projects", 1, 1)[0],
        "goal": writer.sentence(),
        "questions": [capital(writer.phrase()) for _ in range(3)],
        "agenda": [
            {
                "minutes": count,
                "what": writer.sentence(),
                "who": writer.pick(words.ADULTS),
                "handout": writer.pick(words.THINGS),
            }
            for count in minutes
        ],
        "decisions": [writer.sentence() for _ in range(2)],
        "participants": writer.rng.randint(10, 80),
    }
    return front


def instrument(item: Item, plan: Plan, writer: Writer) -> Front:
    """Опросный лист: the bounds cover every sum."""
    count = writer.rng.randint(6, 10)
    front = faceted(item, plan, writer)
    front |= {
        "measures": writer.sentence(),
        "respondents": ["ученики"],
        "conducted_by": "классный руководитель",
        "minutes": 15,
        "consent_needed": False,
        "rights": "собственный текст",
        "answer_scales": [
            {
                "id": "chastota",
                "answers": [{"text": text, "points": points} for points, text in enumerate(("нет", "иногда", "часто"))],
            }
        ],
        "items": [
            {"id": f"u{number + 1}", "text": capital(writer.phrase(words.PUPILS)), "scale": "chastota"} for number in range(count)
        ],
        "scales": [
            {
                "id": "itog",
                "title": "Общий итог",
                "items": [f"u{number + 1}" for number in range(count)],
                "bounds": [
                    {"low": 0, "high": count - 1, "meaning": writer.phrase(), "advice": writer.sentence()},
                    {"low": count, "high": 2 * count, "meaning": writer.phrase(), "advice": writer.sentence()},
                ],
            }
        ],
    }
    return front


def route(item: Item, plan: Plan, writer: Writer) -> Front:
    """Маршрут случая: one question, three steps."""
    front = faceted(item, plan, writer)
    steps = [
        {
            "id": f"s{number}",
            "title": writer.name(),
            "specialist": plan.terms(writer, "specialists", 1, 1)[0],
            "deadline": {"text": "до двух недель", "source": "значение редакции"},
            "action": writer.sentences(3),
            "materials": [f"techniques/{plan.names(writer, 'techniques', 1, 1)[0]}"],
            "avoid": [writer.phrase() for _ in range(2)],
            "tell_parents": writer.sentences(2),
            "exits": [{"text": writer.phrase()}, {"text": writer.phrase()}],
        }
        for number in (1, 2, 3)
    ]
    steps[0]["exits"][1]["next"] = "s2"
    front |= {
        "signs": [{"text": capital(writer.phrase(words.PUPILS)), "start": "q1"} for _ in range(3)],
        "questions": [
            {
                "id": "q1",
                "text": f"Правда ли, что {writer.phrase()}?",
                "help": writer.sentence(),
                "options": [{"text": "Да", "next": "s1"}, {"text": "Нет", "next": "s3"}],
            }
        ],
        "steps": steps,
        "level": "школьный",
        "theme": "Не получается учиться",
        "cases": [
            {
                "title": writer.name(),
                "seen": f"Вымышленный пример. {writer.sentences(2, words.PUPILS)}",
                "supposed": writer.sentence(),
                "path": ["q1", "s1", "s2"],
                "teaches": writer.sentence(),
            }
        ],
    }
    return front
