"""The questions and steps of a route as a graph: every answer leads on, and no way is longer than four questions."""

from __future__ import annotations

from collections.abc import Iterator

from kopilka.content.parsing import nearest
from kopilka.content.records.route import Route
from kopilka.content.yaml_reader import Path
from kopilka.rules.graph import circles

Fault = tuple[Path, str, str]
#: Whoever is worried about a child answers no more than this before the first action.
MOST_QUESTIONS = 4


def route_faults(record: Route) -> Iterator[Fault]:
    """Yield (path, message, hint) for everything that keeps a route from leading to a step."""
    places = _places(record)
    yield from _repeated(record)
    for path, name in _leads(record):
        if name not in places:
            close = nearest(name, list(places))
            yield (
                path,
                f"Вопроса или шага «{name}» нет.",
                f"Возможно, вы имели в виду «{close}»." if close else _known(places),
            )
    edges = {name: [target for target in targets if target in places] for name, targets in _edges(record).items()}
    turning = set()
    for circle in circles(edges):
        turning.add(circle[0])
        yield (
            places[circle[0]],
            f"Маршрут ходит по кругу: {' → '.join((*circle, circle[0]))}.",
            "Один из ответов должен вести дальше.",
        )
    for name, targets in edges.items():
        if name in targets:
            turning.add(name)
            yield places[name], f"«{name}» ведёт сам на себя.", "Укажите следующий вопрос или шаг."
    yield from _unreached(record, places, edges)
    if not turning:
        yield from _long(record, places, edges)


def _known(places: dict[str, Path]) -> str:
    return f"Есть: {', '.join(list(places)[:12])}." if places else "Ни вопросов, ни шагов ещё нет."


def _places(record: Route) -> dict[str, Path]:
    found: dict[str, Path] = {question.id: ("questions", index, "id") for index, question in enumerate(record.questions)}
    return found | {step.id: ("steps", index, "id") for index, step in enumerate(record.steps)}


def _repeated(record: Route) -> Iterator[Fault]:
    seen: set[str] = set()
    named = [(("questions", index, "id"), question.id) for index, question in enumerate(record.questions)]
    named += [(("steps", index, "id"), step.id) for index, step in enumerate(record.steps)]
    for path, name in named:
        if name in seen:
            yield path, f"Обозначение «{name}» занято.", "Дайте другое."
        seen.add(name)


def _edges(record: Route) -> dict[str, list[str]]:
    found = {question.id: [option.next for option in question.options] for question in record.questions}
    return found | {step.id: [step.next] if step.next else [] for step in record.steps}


def _leads(record: Route) -> Iterator[tuple[Path, str]]:
    """Every place that names a question or a step."""
    for index, sign in enumerate(record.signs):
        yield ("signs", index, "start"), sign.start
    for index, question in enumerate(record.questions):
        for at, option in enumerate(question.options):
            yield ("questions", index, "options", at, "next"), option.next
    for index, step in enumerate(record.steps):
        if step.next:
            yield ("steps", index, "next"), step.next
    for index, case in enumerate(record.cases):
        for at, name in enumerate(case.path):
            yield ("cases", index, "path", at), name


def _unreached(record: Route, places: dict[str, Path], edges: dict[str, list[str]]) -> Iterator[Fault]:
    """Every question and step can be reached from a sign; where no signs are written, from the first of them."""
    if not places:
        return
    reached: set[str] = set()
    front = [sign.start for sign in record.signs if sign.start in places] or [next(iter(places))]
    while front:
        name = front.pop()
        if name not in reached:
            reached.add(name)
            front += edges.get(name, [])
    for name, path in places.items():
        if name not in reached:
            yield path, f"До «{name}» нельзя дойти.", "Укажите его в ответе, в признаке или уберите."
    if record.questions and not record.steps:
        yield ("questions",), "Вопросы не ведут ни к одному шагу.", "Добавьте steps: кто, в какой срок и что делает."


def _long(record: Route, places: dict[str, Path], edges: dict[str, list[str]]) -> Iterator[Fault]:
    """No step is farther than four questions from a sign."""
    questions = {question.id for question in record.questions}
    longest: dict[str, int] = {}
    starts = {sign.start for sign in record.signs} & questions or set(list(questions)[:1])
    work = [(start, 1) for start in sorted(starts)]
    while work:
        name, asked = work.pop()
        if asked <= longest.get(name, 0) or asked > MOST_QUESTIONS + 1:
            continue
        longest[name] = asked
        work += [(target, asked + 1) for target in edges[name] if target in questions]
    for name in sorted(longest):
        if longest[name] > MOST_QUESTIONS:
            yield (
                places[name],
                f"До «{name}» — больше {MOST_QUESTIONS} вопросов подряд.",
                "Соедините вопросы или начните с другого признака.",
            )
