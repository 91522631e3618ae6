"""Поля карточки.

У каждого поля есть своё имя и вид значения: текст, число, дата, список. Чего материалу не хватает, зависит от
состояния: черновику нужно немногое, опубликованному — всё, что помечено «для публикации».

### FLD001. Нет обязательного поля

Ошибка. Без этого поля материал не может появиться даже черновиком.

Плохо:

```yaml
summary: Карта помогает ученику увидеть порядок действий.
```

Хорошо:

```yaml
title: Порядок действий и скобки
summary: Карта помогает ученику увидеть порядок действий.
```

### FLD002. Такого поля нет

Ошибка. Имя поля написано с опечаткой или взято из другого вида материалов; значение никто не увидит.

Плохо:

```yaml
gradess: [5]
```

Хорошо:

```yaml
grades: [5]
```

### FLD003. Не тот вид значения

Ошибка. Вместо списка стоит одно слово, вместо числа — текст, вместо текста — список.

Плохо:

```yaml
grades: пятый
```

Хорошо:

```yaml
grades: [5]
```

### FLD004. Длина или величина

Ошибка. Текст длиннее или короче, чем помещается на карточке, или число вне допустимых границ.

Плохо:

```yaml
summary: Карта по дробям.
```

Хорошо:

```yaml
summary: Карта помогает ученику, который путает числитель и знаменатель. Через три недели он сравнивает дроби сам.
```

### FLD005. Такого значения нет

Ошибка. У поля короткий закрытый список значений (или точная форма записи), и этого значения в нём нет.

Плохо:

```yaml
status: готово
```

Хорошо:

```yaml
status: черновик
```

### FLD006. Такой даты нет

Ошибка. Дата пишется «год-месяц-день».

Плохо:

```yaml
reviewed: 22.11.2026
```

Хорошо:

```yaml
reviewed: 2026-11-22
```

### FLD007. Для публикации нужно поле

Ошибка у опубликованного материала, предупреждение у материала на экспертизе; черновик можно не дополнять. Поле
пустое, а без него читатель не поймёт, для кого материал и можно ли ему верить. От материала, который только заявлен и
не передан, поля его вида не требуются.

Плохо:

```yaml
status: опубликовано
limits:
```

Хорошо:

```yaml
status: опубликовано
limits: Не подойдёт, если ученик ошибается в табличном умножении.
```

### FLD008. Точка в конце названия

Предупреждение. Название — не предложение: точка в конце не ставится.

Плохо:

```yaml
title: Порядок действий и скобки.
```

Хорошо:

```yaml
title: Порядок действий и скобки
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from kopilka.content.bank import Bank, Material
from kopilka.content.fields import Need, label_of
from kopilka.content.records.base import Record
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.common import by_state, declared_only, mended, needs, passed_on, replacement, said

_COMMON = frozenset(Record.model_fields)
#: A full stop that ends a sentence, not «г.», «др.» or an ellipsis.
_FULL_STOP = re.compile(r"[^\W\d_]{3,}[»”\")]?\.\Z|\d\.\Z")


def check(bank: Bank) -> Iterator[Diagnostic]:
    """Every field is known, well-typed, and filled where the state of the material asks for it."""
    yield from passed_on(bank, "FLD")
    for material in bank.legible:
        yield from _missing(material)
        yield from _full_stop(material)


def _missing(material: Material) -> Iterator[Diagnostic]:
    """A material that goes to readers has every field that its kind asks for."""
    record = material.record
    weight = by_state(record)
    excused = declared_only(record)
    for name, always in _asked(type(record)):
        if name in material.unread or filled(record, name):
            continue
        severity = Severity.ERROR if always else weight
        if severity is None or (excused and not always and name not in _COMMON):
            continue
        info = type(record).model_fields[name]
        told = "Не заполнено обязательное поле" if always else "Для публикации нужно поле"
        example = info.examples[0] if info.examples else "…"
        message = f"{told} «{label_of(info, name)}» ({name})."
        yield said(
            material.source, _place(material, name), "FLD007", severity, message, f"{name}: {example}" + _why(record, always)
        )


@cache
def _asked(model: type[Record]) -> list[tuple[str, bool]]:
    """The fields without which nothing is published, and whether a draft needs them too."""
    return [(name, need is Need.ALWAYS) for name, need in needs(model).items() if need in (Need.ALWAYS, Need.PUBLISHED)]


def _place(material: Material, name: str) -> tuple[int, int]:
    """Where an empty field stands, or the top of the card where it is not written at all."""
    source = material.source
    return source.place((name,), key=True) if name in (source.data or {}) else (source.front_line, 1)


def filled(record: Record, name: str) -> bool:
    """Whether a field says something: an empty list, an empty text and an unticked box do not."""
    value: Any = getattr(record, name)
    if value is False:
        return type(record).model_fields[name].default is not False
    return value is not None and value not in ((), "")


def _why(record: Record, always: bool) -> str:
    if always:
        return ""
    return f"\nСостояние материала — «{record.status.value}»; пока поле не заполнено, поставьте «черновик»."


def _full_stop(material: Material) -> Iterator[Diagnostic]:
    """A title has no full stop at its end."""
    title = material.record.title
    if not title.endswith(".") or not _FULL_STOP.search(title):
        return
    line, column = material.source.place(("title",))
    row = material.source.text.split("\n")[line - 1]
    at = row.find(title, column - 1)
    fix = replacement((line, at + len(title)), ".", "") if at >= 0 else None
    told = said(
        material.source,
        (line, column),
        "FLD008",
        Severity.WARNING,
        "В конце названия стоит точка.",
        f"title: {title[:-1]}",
    )
    yield mended(told, fix)
