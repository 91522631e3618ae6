"""The kinds that help a pupil: techmaps, techniques, programmes, tutoring."""

from __future__ import annotations

import words
from common import Front, calendar, indicators, measures, practice
from plan import Item, Plan
from writer import Writer, capital


def techmap(item: Item, plan: Plan, writer: Writer) -> Front:
    """Технологическая карта."""
    front = practice(item, plan, writer)
    front |= {
        "goal": writer.sentence(words.PUPILS),
        "term": f"{writer.rng.randint(2, 6)} недель",
        "entry": writer.sentence(),
        "diagnosis": [_card(writer) | {"shows": writer.phrase(words.PUPILS)} for _ in range(writer.rng.randint(2, 4))],
        "steps": [_step(writer, number) for number in range(writer.rng.randint(2, 4))],
        "doses": [
            {"name": name, "words": writer.saying(), "next": writer.phrase(words.PUPILS)} for name in ("Намёк", "Вопрос", "Опора")
        ],
        "moments": [
            {"moment": name, "what": writer.sentence()} for name in ("Изложение нового материала", "Самостоятельная работа")
        ],
        "final": {
            "what": writer.sentence(),
            "tasks": [_card(writer) for _ in range(2)],
            "success": "Верны три задания из трёх.",
        },
        "stop": writer.sentence(),
        "escalate_to": plan.names(writer, "routes", 1, 1)[0],
    }
    return front


def _card(writer: Writer) -> Front:
    compute, answer = writer.sum()
    return {
        "task": f"Посчитайте: {compute.replace('*', '·').replace(' - ', ' − ')}",
        "answer": answer,
        "compute": compute,
    }


def _step(writer: Writer, number: int) -> Front:
    return {
        "title": f"{writer.name()}, шаг {number + 1}",
        "when": f"неделя {number + 1}",
        "minutes": writer.rng.randint(5, 20),
        "teacher": f"{writer.sentence()} {writer.saying()}.",
        "pupil": writer.sentences(1, words.PUPILS),
        "help": "вопрос вместо подсказки",
        "materials": writer.pick(words.THINGS),
        "result": writer.phrase(words.PUPILS),
        "cards": [_card(writer) for _ in range(writer.rng.randint(0, 1))],
    }


def technique(item: Item, plan: Plan, writer: Writer) -> Front:
    """Приём."""
    front = practice(item, plan, writer)
    front |= {
        "for_whom": writer.sentence(words.PUPILS),
        "resources": [writer.pick(words.THINGS) for _ in range(2)],
        "steps": [
            {
                "title": f"{writer.name()}, шаг {number + 1}",
                "what": writer.sentence(),
                "words": f"{writer.saying()}.",
                "minutes": writer.rng.randint(1, 10),
            }
            for number in range(writer.rng.randint(2, 5))
        ],
    }
    return front


def programme(item: Item, plan: Plan, writer: Writer) -> Front:
    """Адресная программа: the hours of the modules make the hours of the programme."""
    modules = [
        {
            "title": f"{writer.name()}, модуль {number + 1}",
            "topics": [capital(writer.phrase()) for _ in range(2)],
            "hours": writer.rng.randint(2, 8),
            "forms": "занятие в группе",
            "result": writer.phrase(words.PUPILS),
        }
        for number in range(writer.rng.randint(2, 4))
    ]
    front = practice(item, plan, writer)
    front |= {
        "basis": writer.sentence(),
        "term": "одна четверть",
        "target_group": writer.sentence(words.PUPILS),
        "inclusion": writer.sentence(),
        "goal": writer.sentence(),
        "tasks": [capital(writer.phrase()) for _ in range(3)],
        "hours": sum(int(module["hours"]) for module in modules),
        "modules": modules,
        "planned_results": [capital(writer.phrase(words.PUPILS)) for _ in range(3)],
        "entry_work": [_card(writer) | {"points": 1} for _ in range(2)],
        "exit_work": [_card(writer) | {"points": 1} for _ in range(2)],
        "stages": calendar(writer),
        "indicators": indicators(plan, writer),
        "measures": measures(writer),
    }
    return front


def risk_programme(item: Item, plan: Plan, writer: Writer) -> Front:
    """Антирисковая программа."""
    front = practice(item, plan, writer)
    front |= {
        "risk": front["risks"][0],
        "significance": writer.pick(("высокая", "средняя")),
        "goal": writer.sentence(),
        "term": "учебный год",
        "tasks": [capital(writer.phrase()) for _ in range(3)],
        "indicators": indicators(plan, writer),
        "expected": [capital(writer.phrase()) for _ in range(3)],
        "executors": writer.some(words.ADULTS, 2, 4),
        "road_map": [
            {
                "task": capital(writer.phrase()),
                "event": writer.name(),
                "term": month,
                "indicator": writer.phrase(),
                "responsible": writer.pick(words.ADULTS),
                "participants": "учителя параллели",
            }
            for month in writer.some(words.MONTHS, 4, 7)
        ],
    }
    return front


def tutoring(item: Item, plan: Plan, writer: Writer) -> Front:
    """Тьюторская практика."""
    front = practice(item, plan, writer)
    front |= {
        "request": f"{writer.saying()}.",
        "technologies": [writer.name() for _ in range(2)],
        "meetings": [
            {
                "title": f"{writer.name()}, встреча {number + 1}",
                "minutes": writer.rng.randint(20, 45),
                "course": writer.sentence(),
                "questions": [f"{writer.saying()}." for _ in range(2)],
                "result": writer.phrase(words.PUPILS),
            }
            for number in range(3)
        ],
        "forms": [{"title": writer.name(), "fields": [writer.pick(words.THINGS) for _ in range(3)], "note": writer.sentence()}],
    }
    return front
