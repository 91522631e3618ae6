"""Числа в отчётах.

Отчёт за год кураторы пишут сами, обычным текстом: страница в `docs/`, в начале которой стоит `report: 2026/2027`. Но числа
в нём не переписывают руками: их называют по имени, и программа ставит число сама, со ссылкой на страницу, откуда оно взято.
Имена всех чисел показывает команда `kopilka stats --names`.

Написали рядом и само число — программа сверит его с базой. Когда выпуск года сделан, отчёт за этот год сверяется уже не с базой,
а с числами выпуска: они больше не меняются.

### FIG001. Число не сходится

Ошибка. В отчёте одно число, в базе (или в выпуске за этот год) другое. Исправьте число и перечитайте фразу: вывод мог
измениться вместе с ним.

Плохо:

```markdown
В базе {{ figure("materials", 114) }} материалов.
```

Хорошо:

```markdown
В базе {{ figure("materials", 115) }} материалов.
```

### FIG002. Такого числа нет

Ошибка. Имени нет среди тех, что считает база, или запись не читается: имя в кавычках, за ним через запятую число.

Плохо:

```markdown
Заявлено и не передано: {{ figure("declard") }}.
```

Хорошо:

```markdown
Заявлено и не передано: {{ figure("declared") }}.
```

### FIG003. Число без источника

Ошибка. Число в тексте отчёта написано руками, и сверить его не с чем. Годы, даты, номера школ и приказов, классы и номера
пунктов называть не нужно.

Плохо:

```markdown
Школы передали 9 материалов.
```

Хорошо:

```markdown
Школы передали {{ figure("origins.school") }} материалов.
```

### FIG004. В документе этого числа нет

Ошибка. Число взято из документа базы, а в нём такого числа нет, или нет самого документа.

Плохо:

```markdown
Проект обещал охватить {{ quoted(5000, "projects/pasport-proekta-2024-2025") }} педагогов.
```

Хорошо:

```markdown
Проект обещал охватить {{ quoted(500, "projects/pasport-proekta-2024-2025") }} педагогов.
```

### FIG005. Числа выпуска не читаются

Ошибка. Год отчёта запечатан выпуском, а файл `statistics.json` этого выпуска испорчен. Верните его из истории хранилища.

Плохо:

```json
{"materials": 115, "declared":
```

Хорошо:

```json
{"materials": 115, "declared": 11}
```

### FIG006. Слова прошлого года не перечитаны

Предупреждение. Отчёт, начатый командой `kopilka report`, хранит слова прошлого года в `{# Год назад: … #}`: на сайте их не видно.
Слова верны и теперь — уберите знаки вокруг них. Неверны — напишите иначе или сотрите.

Плохо:

```markdown
{# Год назад:
Школы пока ничего не прислали.
#}
```

Хорошо:

```markdown
Практики прислали две школы, обе — по чтению.
```
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kopilka.content.bank import Bank
from kopilka.content.reports import NOTE, Call, ReportPage, read_reports
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.common import mended, offer, place_of, replacement

#: What is no prose: macros, code, tags, comments, goals of links.
_ASIDE = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|^```.*?^```|`[^`\n]*`|<!--.*?-->|<[^>]*>|\]\([^)]*\)|https?://\S+",
    re.DOTALL | re.MULTILINE,
)
_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
#: Figures that are names: of years, days, documents, schools, classes, points of a list.
_NAMES = re.compile(
    r"\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b(?:19|20)\d\d(?:[/–-](?:19|20)?\d\d)?\b|"
    rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b|№\s*\S+|\b\d+-ФЗ\b|\b\d{{1,2}}(?:[–-]\d{{1,2}})?\s+класс(?:а|е|у|ом|ы)?\b|"
    r"^\s*\d+[.)]\s|^#+\s+\d+(?:\.\d+)*\.?\s|[^\W\d_]\d+",
    re.MULTILINE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def check(bank: Bank) -> Iterator[Diagnostic]:
    """What can be said of the reports without counting anything; `compare` holds their figures against the counts."""
    for page in read_reports(bank.root) if bank.first else ():
        yield from _bare(page)
        yield from _not_reread(page)
        for call in page.calls():
            if call.macro == "quoted" and not call.fault:
                yield from _quoted(bank, page, call)


def compare(page: ReportPage, counted: Mapping[str, int], where: str, unknown: Callable[[str], bool]) -> Iterator[Diagnostic]:
    """Hold the figures of a report against the counts by name.

    `where` says in Russian whose counts they are, `unknown` which figures nobody can tell now.
    """
    names = list(counted)
    for call in page.calls():
        if call.fault:
            example = 'figure("materials", 115)' if call.macro == "figure" else 'quoted(500, "projects/…")'
            yield _said(page, call.at, "FIG002", "Запись не читается.", f"{{{{ {example} }}}}")
        elif call.macro == "quoted" or unknown(call.name):
            continue
        elif call.name not in counted:
            hint = offer(call.name, names) or "Все имена покажет kopilka stats --names."
            yield _said(page, call.at, "FIG002", f"Числа «{call.name}» база не считает.", hint)
        elif call.number not in (None, counted[call.name]):
            yield _wrong(page, call, counted[call.name], where)


def unread(page: ReportPage, where: str) -> Diagnostic:
    """Say that the counts of a sealed year cannot be read."""
    hint = "Верните файл statistics.json из истории git."
    return _said(page, page.body_start, "FIG005", f"Числа {where} не читаются.", hint)


def _wrong(page: ReportPage, call: Call, right: int, where: str) -> Diagnostic:
    message = f"В отчёте {call.number}, а по числам {where} — {right} ({call.name})."
    told = _said(page, call.number_at, "FIG001", message, f'{{{{ figure("{call.name}", {right}) }}}}')
    return mended(told, replacement((told.line, told.column), str(call.number), str(right)))


def _quoted(bank: Bank, page: ReportPage, call: Call) -> Iterator[Diagnostic]:
    material = bank.materials.get(call.name)
    if material is None:
        hint = offer(call.name, list(bank.materials)) or "Назовите документ: папка/имя."
        yield _said(page, call.at, "FIG004", f"Документа «{call.name}» в базе нет.", hint)
    elif not re.search(rf"(?<!\d){call.number}(?!\d)", material.source.text):
        message = f"В документе «{material.record.title}» нет числа {call.number}."
        yield _said(page, call.number_at, "FIG004", message, f"Откройте {material.source.path} и перепишите число оттуда.")


def _bare(page: ReportPage) -> Iterator[Diagnostic]:
    """A figure written by hand beside no name."""
    prose = page.text[page.body_start :]
    for pattern in (_ASIDE, _NAMES):
        prose = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), prose)
    for found in _NUMBER.finditer(prose):
        hint = 'Назовите его: {{ figure("имя") }}; имена покажет kopilka stats --names.'
        message = f"Число {found[0]} написано руками: сверить его не с чем."
        yield _said(page, page.body_start + found.start(), "FIG003", message, hint)


def _not_reread(page: ReportPage) -> Iterator[Diagnostic]:
    """Words of an earlier report about which nobody has decided."""
    at = page.text.find(NOTE, page.body_start)
    while at >= 0:
        message = "Слова прошлого года не перечитаны."
        hint = "Верны — уберите знаки {# Год назад: и #}, неверны — напишите иначе или сотрите."
        yield replace(_said(page, at, "FIG006", message, hint), severity=Severity.WARNING)
        at = page.text.find(NOTE, at + 1)


def _said(page: ReportPage, index: int, code: str, message: str, hint: str) -> Diagnostic:
    line, column = place_of(page.text, index)
    return Diagnostic(page.path, line, column, code, Severity.ERROR, message, hint)
