"""The questions and steps of routes as one graph: every answer leads on, no way is longer than three questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kopilka.content.bank import Bank, Material
from kopilka.content.parsing import nearest
from kopilka.content.records.route import Route, RouteStep, Way
from kopilka.content.yaml_reader import Path
from kopilka.rules.graph import circles

Fault = tuple[Path, str, str]
#: A sign and three answers, four clicks: whoever is worried about a child will not answer more before the first action.
MOST_QUESTIONS = 3


def route_faults(record: Route) -> Iterator[Fault]:
    """Yield (path, message, hint) for everything that keeps a route from leading to a step."""
    places = _places(record)
    yield from _repeated(record)
    for path, name in _leads(record):
        if name not in places:
            yield path, f"Вопроса или шага «{name}» нет.", _known(name, places)
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
    yield from _unwalked(record, edges)
    if not turning:
        yield from _long(record, places, edges)


def step_faults(record: Route) -> Iterator[Fault]:
    """Yield (path, message, hint) for what a reader would miss at a step: where to go on, by what, on whose word."""
    for index, question in enumerate(record.questions):
        for at, option in enumerate(question.options):
            if not option.next and not option.route:
                path: Path = ("questions", index, "options", at, "text")
                yield (
                    path,
                    f"Ответ «{option.text}» никуда не ведёт.",
                    "Добавьте next (вопрос, шаг) или route (маршрут).",
                )
    for index, step in enumerate(record.steps):
        yield from _bare(step, ("steps", index), public=record.status.public)


def _bare(step: RouteStep, path: Path, *, public: bool) -> Iterator[Fault]:
    if step.deadline.source == "норма" and not step.deadline.act:
        yield (*path, "deadline", "source"), f"Срок шага «{step.title}» назван нормой без акта.", "Добавьте act: r-93."
    if public and not step.exits:
        yield (*path, "title"), f"Шаг «{step.title}» обрывается.", "Добавьте exits: что увидели и куда идти дальше."
    if public and not step.materials and not step.urgent:
        yield (
            (*path, "title"),
            f"К шагу «{step.title}» нет материала.",
            "Добавьте materials; читать некогда — urgent: true.",
        )


def faults_between(bank: Bank) -> Iterator[tuple[Material, Path, str, str]]:
    """Yield (route, path, message, hint) for ways from one route into another that lead nowhere or back."""
    routes = {material.id: material for material in bank.of("routes")}
    edges: dict[str, list[str]] = {}
    places: dict[str, tuple[Material, Path]] = {}
    for name, material in routes.items():
        record = material.record
        assert isinstance(record, Route)
        for path, node, way in _ways(record):
            here = f"{name}/{node}"
            places.setdefault(here, (material, path))
            if way.route is None:
                edges.setdefault(here, []).append(f"{name}/{way.next}")
                continue
            other = routes.get(way.route)
            if other is None:
                continue
            assert isinstance(other.record, Route)
            entered = _places(other.record)
            if way.next and way.next not in entered:
                yield material, (*path, "next"), f"В маршруте «{way.route}» нет «{way.next}».", _known(way.next, entered)
            starts = [way.next] if way.next else [sign.start for sign in other.record.signs]
            edges.setdefault(here, []).extend(f"{way.route}/{start}" for start in starts)
    for circle in circles(edges):
        if len({node.partition("/")[0] for node in circle}) > 1:
            material, path = places[circle[0]]
            way_round = " → ".join((*circle, circle[0]))
            yield material, path, f"Маршруты водят по кругу: {way_round}.", "Один из исходов должен вести дальше."


def _known(name: str, places: Mapping[str, Path]) -> str:
    close = nearest(name, list(places))
    if close:
        return f"Возможно, вы имели в виду «{close}»."
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


def _ways(record: Route) -> Iterator[tuple[Path, str, Way]]:
    """Yield (path, id of the node, way) for every answer and every outcome."""
    for index, question in enumerate(record.questions):
        for at, option in enumerate(question.options):
            yield ("questions", index, "options", at), question.id, option
    for index, step in enumerate(record.steps):
        for at, way in enumerate(step.exits):
            yield ("steps", index, "exits", at), step.id, way


def _edges(record: Route) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in _places(record)}
    for _, node, way in _ways(record):
        if way.next and not way.route:
            found[node].append(way.next)
    return found


def _leads(record: Route) -> Iterator[tuple[Path, str]]:
    """Every place that names a question or a step of this route."""
    for index, sign in enumerate(record.signs):
        yield ("signs", index, "start"), sign.start
    for path, _, way in _ways(record):
        if way.next and not way.route:
            yield (*path, "next"), way.next
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


def _unwalked(record: Route, edges: dict[str, list[str]]) -> Iterator[Fault]:
    """A case goes the way that the route allows, from a sign on."""
    starts = {sign.start for sign in record.signs}
    for index, case in enumerate(record.cases):
        if starts and case.path and case.path[0] in edges and case.path[0] not in starts:
            yield ("cases", index, "path", 0), f"С «{case.path[0]}» маршрут не начинается.", "Начните с того, куда ведёт признак."
        for at, (name, following) in enumerate(zip(case.path, case.path[1:], strict=False), 1):
            if name in edges and following in edges and following not in edges[name]:
                yield (
                    ("cases", index, "path", at),
                    f"Из «{name}» нет хода в «{following}».",
                    "Впишите пропущенное.",
                )


def _long(record: Route, places: dict[str, Path], edges: dict[str, list[str]]) -> Iterator[Fault]:
    """No step is farther from a sign than MOST_QUESTIONS."""
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
