"""Персональные данные.

База открыта всем. Телефонам, адресам и документам людей в ней не место, а ученик не должен быть узнаваем ни по имени,
ни по подробностям. В сообщениях найденное закрыто точками: журнал проверки тоже открыт.

### PDN001. Телефон

Ошибка. Номер телефона, личный или служебный: номера меняются, а связь с автором идёт через школу и её сайт.

Плохо:

```markdown
Звоните методисту: +7 900 000-00-00.
```

Хорошо:

```markdown
Связаться с методистом можно через школу.
```

### PDN002. Электронная почта

Ошибка. Адрес почты сразу попадёт в рассылки. Достаточно сайта школы.

Плохо:

```markdown
Пишите: ivanova@example.com
```

Хорошо:

```markdown
Пишите через форму обратной связи на сайте школы.
```

### PDN003. СНИЛС

Ошибка. Страховой номер — документ человека, в базе его быть не может.

Плохо:

```markdown
СНИЛС 112-233-445 95
```

Хорошо:

```markdown
СНИЛС [номер]
```

### PDN004. Паспорт

Ошибка. Серия и номер паспорта или свидетельства о рождении.

Плохо:

```markdown
паспорт серия 4500 № 123456
```

Хорошо:

```markdown
паспорт серия [серия] № [номер]
```

### PDN005. Дата рождения

Ошибка. Вместе с классом и школой дата рождения указывает на одного ребёнка. Пишите класс или возраст.

Плохо:

```markdown
Ученик, дата рождения 12.03.2013
```

Хорошо:

```markdown
Ученик 5 класса
```

### PDN006. Домашний адрес

Ошибка. Улица, дом и квартира или адрес, по которому человек живёт.

Плохо:

```markdown
Проживает: ул. Лесная, д. 5, кв. 12
```

Хорошо:

```markdown
Проживает [адрес]
```

### PDN007. Имя ученика

Предупреждение. Рядом с «ученик», «ребёнок», «5 «Б»» стоит фамилия или полное имя. Об учениках пишут без имён;
вымышленный пример помечают словами «вымышленный пример».

Плохо:

```markdown
Ученица Мария Кузнецова читает по слогам.
```

Хорошо:

```markdown
Ученица 3 класса читает по слогам.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kopilka.content.bank import Bank
from kopilka.content.folders import PRACTICES
from kopilka.content.source import Source, read_source
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.common import place_of, said
from kopilka.rules.look import look
from kopilka.rules.personal_patterns import Pattern, masked, worth_trying
from kopilka.rules.pupil_names import Names, names_in, of_pupils
from kopilka.rules.scalars import Scalar, front_index, scalar_at, scalars

_URL = re.compile(r"https?://[^\s<>«»\")]+")
#: Fields which hold the address of a page, a number of a document or a mark of the base, never a person's data.
_NOT_PERSONS = frozenset({"address", "recording", "doi", "id", "file", "redirect_from", "compute"})
#: Fields in which the name is an adult's or an organisation's by their meaning.
_ADULTS = frozenset({"name", "by", "honorary_name", "full_name", "short_name", "published_in", "issuer", "position"})


def check(bank: Bank) -> Iterator[Diagnostic]:
    """No file holds a person's phone, mail, documents, birth date or home; no pupil is named."""
    names = Names(bank)
    for material in bank.legible:
        text, seen = material.source.text, look(material.source)
        if seen.personal:
            yield from _patterns(material.source, text, seen.personal)
        if seen.name and of_pupils(text):
            yield from _pupils(material.source, text, names)
    if bank.first:
        yield from _unread(bank)


def _unread(bank: Bank) -> Iterator[Diagnostic]:
    """Of a card that nobody can read, what must not be known is told with its mistakes, not after."""
    for key in sorted(bank.broken - {material.key for material in bank.remnants}):
        for path in sorted((bank.root / PRACTICES).glob(f"{key}.*")):
            source = read_source(bank.root, path.relative_to(bank.root).as_posix()).source
            hinted = worth_trying(source.text) if source is not None else []
            if source is not None and hinted:
                yield from _patterns(source, source.text, hinted)


def personal_in(text: str) -> list[str]:
    """Return what of a person's data stands in a text that is no material yet: «Телефон: +7•••», each once."""
    urls = [found.span() for found in _URL.finditer(text)]
    found = [
        f"{pattern.name}: {masked(match[pattern.group])}"
        for pattern in worth_trying(text)
        for match in pattern.regex.finditer(text)
        if pattern.sure(match) and not any(first <= match.start(pattern.group) < last for first, last in urls)
    ]
    return list(dict.fromkeys(found))


def _patterns(source: Source, text: str, hinted: Sequence[Pattern]) -> Iterator[Diagnostic]:
    """What looks like a person's data is said once, in the strictest sense it has."""
    taken: list[tuple[int, int]] = []
    urls: list[tuple[int, int]] | None = None
    fields: list[Scalar] | None = None
    for pattern in hinted:
        for match in pattern.regex.finditer(text):
            start, end = match.span(pattern.group)
            if any(start < last and end > first for first, last in taken) or not pattern.sure(match):
                continue
            if urls is None:
                urls = [found.span() for found in _URL.finditer(text)]
                fields = scalars(source)
            if any(first <= start < last for first, last in urls) or _field(source, fields or [], start) in _NOT_PERSONS:
                continue
            taken.append((start, end))
            yield _found(source, text, start, pattern, match[pattern.group])


def _field(source: Source, fields: list[Scalar], index: int) -> str:
    """The name of the field in which a character of the file stands; empty in the body."""
    scalar = scalar_at(fields, index - front_index(source))
    return next((key for key in reversed(scalar.path) if isinstance(key, str)), "") if scalar else ""


def _found(source: Source, text: str, start: int, pattern: Pattern, value: str) -> Diagnostic:
    return said(
        source,
        place_of(text, start),
        pattern.code,
        Severity.ERROR,
        f"{pattern.name}: {masked(value)}",
        pattern.hint,
    )


def _pupils(source: Source, text: str, names: Names) -> Iterator[Diagnostic]:
    """A pupil is told of without a name."""
    fields: list[Scalar] | None = None
    last = -1
    for start, name in names_in(text):
        if start < last:
            continue
        if names.allowed(name):
            last = start + len(name)
            continue
        fields = scalars(source) if fields is None else fields
        if _field(source, fields, start) in _ADULTS or not names.human(name):
            continue
        last = start + len(name)
        hint = "Об учениках пишут без имён. Если пример придуман, так и скажите: «вымышленный пример»."
        message = f"Похоже на имя ученика: {masked(name)}"
        yield said(source, place_of(text, start), "PDN007", Severity.WARNING, message, hint)
