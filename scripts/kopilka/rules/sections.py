"""Разделы текста.

Под карточкой идёт текст с разделами — заголовками второго уровня («## Родителям»). У каждого вида материалов свой
набор разделов: по ним страницы читаются одинаково, и нужное находится сразу.

### SEC001. Нет нужного раздела

Ошибка у опубликованного материала, предупреждение у материала на экспертизе. Раздел назван для этого вида
обязательным.

Плохо:

```markdown
## Для какого ученика
Для ученика, который считает верно, но путает порядок действий.
```

Хорошо:

```markdown
## Для какого ученика
Для ученика, который считает верно, но путает порядок действий.

## Родителям
Просите назвать первое действие, а не ответ.
```

### SEC002. Раздел пустой

Ошибка у опубликованного материала (если раздел обязателен), иначе заметка. Заголовок есть, текста под ним нет.

Плохо:

```markdown
## Родителям

## Если не получилось
Идите по маршруту «Нет динамики».
```

Хорошо:

```markdown
## Родителям
Просите назвать первое действие, а не ответ.

## Если не получилось
Идите по маршруту «Нет динамики».
```

### SEC003. Незнакомый раздел

Заметка; ошибка, если так записан обязательный раздел. У этого вида нет раздела с таким заголовком: опечатка или свой
заголовок вместо принятого.

Плохо:

```markdown
## Родителю
```

Хорошо:

```markdown
## Родителям
```

### SEC004. Уровень заголовка

Ошибка у опубликованного материала, предупреждение у остальных. Заголовок первого уровня на странице один, это
название; а пропущенный уровень сбивает тех, кто читает с экранным диктором.

Плохо:

```markdown
# Порядок действий

## Родителям
#### Что говорить
```

Хорошо:

```markdown
## Родителям
### Что говорить
```

### SEC005. Раздел встречается дважды

Предупреждение. Два раздела с одним заголовком: непонятно, какой читать.

Плохо:

```markdown
## Родителям
Просите назвать первое действие.

## Родителям
Хвалите за номера над знаками.
```

Хорошо:

```markdown
## Родителям
Просите назвать первое действие. Хвалите за номера над знаками.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from kopilka.content.bank import Bank, Material
from kopilka.content.fields import Need
from kopilka.content.records.base import Section
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.common import by_state, declared_only, mended, replacement, said
from kopilka.rules.outline import Heading, outline

#: How alike, of 100, a heading must be to a section's name to be taken for it.
SAME = 85


def check(bank: Bank) -> Iterator[Diagnostic]:
    """The body has the sections of its kind, each once, each with a text, under headings of the right level."""
    for material in bank.legible:
        sections = type(material.record).SECTIONS
        if not sections and not material.source.body_text.strip():
            continue
        headings = outline(material.source)
        yield from _levels(material, headings)
        titled = [heading for heading in headings if heading.level == 2]
        yield from _repeated(material, titled)
        yield from _empty(material, titled)
        if sections:
            meant = {heading: _meant(heading.title, sections) for heading in titled}
            yield from _missing(material, meant)
            yield from _unknown(material, meant)


def _meant(title: str, sections: tuple[Section, ...]) -> Section | None:
    """The section of the kind which the heading is, or is most like."""
    exact = next((section for section in sections if section.title == title), None)
    if exact is not None:
        return exact
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        _plain(title), [_plain(section.title) for section in sections], scorer=fuzz.ratio, score_cutoff=SAME
    )
    return sections[found[2]] if found else None


def _plain(title: str) -> str:
    return title.casefold().replace("ё", "е").rstrip(" .:")


def _missing(material: Material, meant: dict[Heading, Section | None]) -> Iterator[Diagnostic]:
    """A material that goes to readers has every required section of its kind."""
    weight = by_state(material.record)
    if weight is None or declared_only(material.record):
        return
    present = {section.title for section in meant.values() if section}
    for section in type(material.record).SECTIONS:
        if section.need in (Need.ALWAYS, Need.PUBLISHED) and section.title not in present:
            line = material.source.text.count("\n", 0, len(material.source.text.rstrip())) + 1
            yield said(
                material.source,
                (line, 1),
                "SEC001",
                weight,
                f"Нет раздела «{section.title}».",
                f"## {section.title}" + (f" — {section.help}" if section.help else ""),
            )


def _unknown(material: Material, meant: dict[Heading, Section | None]) -> Iterator[Diagnostic]:
    """A heading is one of the kind's sections, in their very words."""
    for heading, section in meant.items():
        if section is not None and section.title == heading.title:
            continue
        if section is None:
            named = ", ".join(f"«{known.title}»" for known in type(material.record).SECTIONS)
            yield said(
                material.source,
                heading.place,
                "SEC003",
                Severity.NOTE,
                f"Раздела «{heading.title}» у этого вида нет.",
                f"Бывают: {named}.",
            )
            continue
        required = section.need in (Need.ALWAYS, Need.PUBLISHED)
        severity = (by_state(material.record) or Severity.NOTE) if required else Severity.NOTE
        message = f"Раздела «{heading.title}» у этого вида нет."
        told = said(material.source, heading.place, "SEC003", severity, message, f"Возможно, вы имели в виду «{section.title}».")
        plain = heading.raw == heading.title
        yield mended(told, replacement(heading.title_place, heading.raw, section.title) if plain else None)


def _empty(material: Material, titled: list[Heading]) -> Iterator[Diagnostic]:
    """A section of a material that goes to readers says something."""
    weight = by_state(material.record)
    if weight is None:
        return
    required = {section.title for section in type(material.record).SECTIONS if section.need in (Need.ALWAYS, Need.PUBLISHED)}
    for heading in titled:
        if heading.empty:
            yield said(
                material.source,
                heading.place,
                "SEC002",
                weight if heading.title in required else Severity.NOTE,
                f"Раздел «{heading.title}» пустой.",
                "Напишите хотя бы одно предложение или уберите заголовок.",
            )


def _levels(material: Material, headings: list[Heading]) -> Iterator[Diagnostic]:
    """Headings begin with the second level and go down one at a time."""
    above = 1
    weight = Severity.ERROR if material.record.status.public else Severity.WARNING
    for heading in headings:
        if heading.level == 1:
            yield said(
                material.source,
                heading.place,
                "SEC004",
                weight,
                "Заголовок первого уровня внутри текста.",
                f"Название страницы берётся из карточки. Здесь: ## {heading.title}",
            )
        elif heading.level > above + 1:
            yield said(
                material.source,
                heading.place,
                "SEC004",
                weight,
                f"Пропущен уровень: после {above}-го сразу {heading.level}-й.",
                f"{'#' * (above + 1)} {heading.title}",
            )
        above = heading.level


def _repeated(material: Material, titled: list[Heading]) -> Iterator[Diagnostic]:
    """A section stands once."""
    seen: set[str] = set()
    for heading in titled:
        if heading.title in seen:
            yield said(
                material.source,
                heading.place,
                "SEC005",
                Severity.WARNING,
                f"Раздел «{heading.title}» встречается дважды.",
                "Соедините их в один.",
            )
        seen.add(heading.title)
