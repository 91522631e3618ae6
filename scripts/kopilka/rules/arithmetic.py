"""Счёт.

Всё, что можно пересчитать, пересчитывается: часы программы, ответы заданий, минуты мероприятия, ключ опросника,
развилки маршрута.

### ARI001. Часы не сходятся

Ошибка у опубликованного материала, предупреждение у остальных. Сумма часов модулей не равна числу часов программы.

Плохо:

```yaml
hours: 17
modules:
  - {title: Дроби, hours: 8}
  - {title: Проценты, hours: 8}
```

Хорошо:

```yaml
hours: 16
modules:
  - {title: Дроби, hours: 8}
  - {title: Проценты, hours: 8}
```

### ARI002. Ответ не сходится

Ошибка. Выражение в `compute` даёт другое число, чем написано в ответе, или его нельзя сосчитать. Можно писать «·»,
«:», «−», дроби «5/6», «1 1/2», «0,75», сравнения; несколько выражений разделяет точка с запятой.

Плохо:

```yaml
- task: 18 + 12 : 3
  answer: "10"
  compute: 18 + 12 / 3
```

Хорошо:

```yaml
- task: 18 + 12 : 3
  answer: "22"
  compute: 18 + 12 / 3
```

### ARI003. Минуты не сходятся

Предупреждение. Программа мероприятия длиннее или короче названного времени.

Плохо:

```yaml
time: 14:00–15:30
agenda:
  - {minutes: 30, what: Открытый урок}
  - {minutes: 30, what: Разбор}
```

Хорошо:

```yaml
time: 14:00–15:00
agenda:
  - {minutes: 30, what: Открытый урок}
  - {minutes: 30, what: Разбор}
```

### ARI004. Ключ опросника

Ошибка. Шкала ссылается на вопрос, которого нет, или её границы перекрываются либо оставляют промежуток: часть ответов
нельзя прочесть.

Плохо:

```yaml
bounds:
  - {low: 0, high: 4, meaning: мало}
  - {low: 6, high: 10, meaning: много}
```

Хорошо:

```yaml
bounds:
  - {low: 0, high: 4, meaning: мало}
  - {low: 5, high: 10, meaning: много}
```

### ARI005. Маршрут не доводит до шага

Ошибка. Ответ ведёт к вопросу, которого нет; вопросы или сами маршруты ходят по кругу; до шага нельзя дойти или до него
больше трёх вопросов; случай идёт путём, которого в маршруте нет.

Плохо:

```yaml
questions:
  - id: v1
    text: Читает по слогам?
    options: [{text: да, next: v1}, {text: нет, next: shag-9}]
```

Хорошо:

```yaml
questions:
  - id: v1
    text: Читает по слогам?
    options: [{text: да, next: shag-1}, {text: нет, next: shag-2}]
```

### ARI006. Шагу маршрута не хватает главного

Ошибка. Ответ никуда не ведёт; шаг обрывается, без материала или срок назван нормой, а акта нет.

Плохо:

```yaml
steps:
  - id: shag-1
    title: Консилиум
    specialist: predsedatel-ppk
    deadline: {text: в день заседания, source: норма}
    action: Подпишите заключение.
```

Хорошо:

```yaml
steps:
  - id: shag-1
    title: Консилиум
    specialist: predsedatel-ppk
    deadline: {text: в день заседания, source: норма, act: r-93}
    action: Подпишите заключение.
    materials: [local-acts/la-polozhenie-ppk]
    exits: [{text: Родители согласны, next: shag-2}, {text: Помогло}]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kopilka.content.bank import Bank, Material
from kopilka.content.records.event import Event
from kopilka.content.records.instrument import Instrument
from kopilka.content.records.programme import Programme
from kopilka.content.records.route import Route
from kopilka.content.russian import plural
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.common import parts_with
from kopilka.rules.expressions import UncountableError, answers, count, written
from kopilka.rules.route_graph import faults_between, route_faults, step_faults
from kopilka.rules.scale_bounds import scale_faults

_TIME = re.compile(r"\b(\d{1,2})[:.](\d{2})\s*[–—-]\s*(\d{1,2})[:.](\d{2})\b")
_NO = re.compile(r"не\b|нет\b|неверно|ложн", re.IGNORECASE)
_MINUTES = ("минута", "минуты", "минут")


def check(bank: Bank) -> Iterator[Diagnostic]:
    """What can be counted comes out as it is told."""
    for material in bank.examined:
        record = material.record
        yield from _answers(material)
        if isinstance(record, Programme):
            yield from _hours(material, record)
        elif isinstance(record, Event):
            yield from _agenda(material, record)
        elif isinstance(record, Instrument):
            for path, message, hint in scale_faults(record):
                yield material.say(path, "ARI004", Severity.ERROR, message, hint)
        elif isinstance(record, Route):
            for path, message, hint in route_faults(record):
                yield material.say(path, "ARI005", Severity.ERROR, message, hint)
            for path, message, hint in step_faults(record):
                yield material.say(path, "ARI006", Severity.ERROR, message, hint)
    for route, path, message, hint in faults_between(bank):
        yield route.say(path, "ARI005", Severity.ERROR, message, hint)


def _hours(material: Material, record: Programme) -> Iterator[Diagnostic]:
    """The hours of the modules make the hours of the programme."""
    total = sum(module.hours for module in record.modules)
    if record.hours is not None and record.modules and abs(total - record.hours) > 1e-9:
        weight = Severity.ERROR if record.status.public else Severity.WARNING
        yield material.say(
            ("hours",),
            "ARI001",
            weight,
            f"Часы модулей в сумме дают {_told(total)}, а у программы {_told(record.hours)}.",
            f"hours: {total:g}",
        )


def _told(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def _answers(material: Material) -> Iterator[Diagnostic]:
    """A task's expression comes to its answer."""
    for path, part in parts_with(material.record, "compute"):
        if not part.compute or not part.answer:
            continue
        try:
            right = _differs(part.compute, part.answer)
        except UncountableError as fault:
            yield material.say(
                (*path, "compute"), "ARI002", Severity.ERROR, f"«{part.compute[:60]}»: {fault}.", "compute: 18 + 12 / 3"
            )
            continue
        if right:
            yield material.say(
                (*path, "answer"),
                "ARI002",
                Severity.ERROR,
                f"Ответ «{part.answer[:60]}» не сходится: {part.compute[:60]} = {right}.",
                f'answer: "{right}" — или исправьте compute.',
            )


@lru_cache(maxsize=65_536)
def _differs(compute: str, answer: str) -> str:
    """Return the right answer where the given one differs, or nothing."""
    sums = compute.split(";")
    given = answer.split(";") if len(sums) > 1 else [answer]
    if len(given) != len(sums):
        raise UncountableError(f"выражений {len(sums)}, а ответов {len(given)}; разделите их точкой с запятой")
    right, differs = [], False
    for text, told in zip(sums, given, strict=True):
        value = count(text.strip())
        if isinstance(value, bool):
            right.append("верно" if value else "неверно")
            differs |= value is bool(_NO.match(told.strip()))
        else:
            right.append(written(value))
            differs |= value not in answers(told.strip())
    return "; ".join(right) if differs else ""


def _agenda(material: Material, record: Event) -> Iterator[Diagnostic]:
    """The minutes of the agenda fill the stated time."""
    found = _TIME.search(record.time or "")
    if not found or not record.agenda:
        return
    hours, minutes, to_hours, to_minutes = (int(part) for part in found.groups())
    stated = to_hours * 60 + to_minutes - hours * 60 - minutes
    total = sum(item.minutes for item in record.agenda)
    if total != stated:
        yield material.say(
            ("time",),
            "ARI003",
            Severity.WARNING,
            f"По программе — {total} {plural(total, *_MINUTES)}, а названо {stated}.",
            "Исправьте время или минуты в agenda.",
        )
