"""The key of an instrument: every scale counts known items, and its bounds cover every possible result once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from kopilka.content.records.instrument import Bound, Instrument, Scale
from kopilka.content.yaml_reader import Path

Fault = tuple[Path, str, str]


def scale_faults(record: Instrument) -> Iterator[Fault]:
    """Yield (path, message, hint) for everything wrong with the key."""
    items = {item.id: item for item in record.items}
    answers = {scale.id for scale in record.answer_scales}
    yield from _repeated(record)
    for index, item in enumerate(record.items):
        if item.scale is not None and item.scale not in answers:
            yield ("items", index, "scale"), f"Шкалы ответов «{item.scale}» нет.", _known(sorted(answers))
    for index, scale in enumerate(record.scales):
        for at, name in enumerate(scale.items):
            if record.items and name not in items:
                yield ("scales", index, "items", at), f"Вопроса «{name}» нет.", _known(sorted(items))
        yield from _bounds(record, scale, index)


def _known(names: list[str]) -> str:
    return f"Есть: {', '.join(names[:12])}." if names else "Ни одного не записано."


def _repeated(record: Instrument) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, item in enumerate(record.items):
        if item.id in seen:
            yield ("items", index, "id"), f"Вопрос «{item.id}» записан дважды.", "Дайте второму другой номер."
        seen.add(item.id)


def _bounds(record: Instrument, scale: Scale, index: int) -> Iterator[Fault]:
    """Bounds go up without gaps and overlaps, from the least possible result to the greatest."""
    order = sorted(range(len(scale.bounds)), key=lambda at: scale.bounds[at].low)
    ranges = [scale.bounds[at] for at in order]
    for at, bound in zip(order, ranges, strict=True):
        if bound.low > bound.high:
            yield (
                ("scales", index, "bounds", at),
                f"Граница «от {_russian(bound.low)}» больше, чем «до {_russian(bound.high)}».",
                "Поменяйте их.",
            )
            return
    step = _step(scale)
    for (_, below), (at, above) in pairwise(zip(order, ranges, strict=True)):
        if above.low <= below.high:
            yield (
                ("scales", index, "bounds", at),
                f"Границы перекрываются: {_told(below)} и {_told(above)}.",
                f"low: {_number(below.high + step)}",
            )
        elif above.low - below.high > step * 1.001:
            yield (
                ("scales", index, "bounds", at),
                f"Между {_told(below)} и {_told(above)} остался промежуток.",
                f"low: {_number(below.high + step)}",
            )
    if ranges and scale.method == "сумма":
        yield from _ends(record, scale, index, ranges)


def _step(scale: Scale) -> float:
    """The least difference between results: one point, or the last written digit of the bounds."""
    digits = max(
        (
            -int(Decimal(str(value)).normalize().as_tuple().exponent)
            for bound in scale.bounds
            for value in (bound.low, bound.high)
        ),
        default=0,
    )
    return float(10 ** -max(digits, 0)) if digits > 0 else 1.0


def _ends(record: Instrument, scale: Scale, index: int, ranges: list[Bound]) -> Iterator[Fault]:
    points = {answers.id: [answer.points for answer in answers.answers] for answers in record.answer_scales}
    items = {item.id: item for item in record.items}
    counted = [points.get(items[name].scale or "") if name in items and not items[name].many else None for name in scale.items]
    known = [values for values in counted if values]
    if len(known) != len(counted):
        return
    low, high = sum(min(values) for values in known), sum(max(values) for values in known)
    if ranges[0].low > low:
        yield (
            ("scales", index, "bounds"),
            f"Наименьшая сумма — {_russian(low)}, а толкование начинается с {_russian(ranges[0].low)}.",
            f"low: {_number(low)}",
        )
    if max(bound.high for bound in ranges) < high:
        yield (
            ("scales", index, "bounds"),
            f"Наибольшая сумма — {_russian(high)}, а толкование кончается на {_russian(ranges[-1].high)}.",
            f"high: {_number(high)}",
        )


def _told(bound: Bound) -> str:
    return f"{_russian(bound.low)}–{_russian(bound.high)}"


def _russian(value: float) -> str:
    """A number in a message: with a comma; in a hint it stands as the file wants it, with a point."""
    return _number(value).replace(".", ",")


def _number(value: float) -> str:
    return f"{value:g}"
