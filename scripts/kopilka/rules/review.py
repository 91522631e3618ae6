"""Экспертиза.

Лист эксперта лежит в папке `_reviews` рядом с материалом: `practices/techmaps/_reviews/tk-drobi.yml` — о карте `tk-drobi`.
Его видит автор, на сайт он не попадает. Создать лист: `kopilka sheet techmaps/tk-drobi`.

### REV001. Лист ни к чему не относится

Ошибка. Имя листа — имя файла материала. Материала с таким именем в папке нет: его переименовали или в имени описка.

Плохо:

```text
practices/techmaps/_reviews/tk-drob.yml, а материал — tk-drobi.md
```

Хорошо:

```text
practices/techmaps/_reviews/tk-drobi.yml
```

### REV002. Вопросы листа не те

Ошибка. У каждого вида свои вопросы. Лист с решением отвечает на каждый из них один раз; лишних обозначений в нём нет.

Плохо:

```yaml
decision: опубликовать
marks:
  - {id: komu, verdict: да}
```

Хорошо:

```yaml
decision: доработать
marks:
  - {id: komu, verdict: да}
  - {id: komu-ne, verdict: нет, note: не назван ни один случай}
```

### REV003. Решение и состояние расходятся

Предупреждение. Эксперт вернул материал или нашёл стоп-признак, а он опубликован. Или решение «опубликовать» стоит рядом
со стоп-признаком.

Плохо:

```yaml
decision: доработать   # а в материале status: опубликовано
```

Хорошо:

```yaml
decision: опубликовать
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Status
from kopilka.content.sheets import Decision, Reviewed, criteria, sheets
from kopilka.content.yaml_reader import Path
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.common import Offers, offer


def check(bank: Bank) -> Iterator[Diagnostic]:
    """Every sheet belongs to a material, answers its questions and agrees with its state."""
    if not bank.first:
        return
    found, problems = sheets(bank)
    yield from problems
    offers = Offers(bank)
    for reviewed in found.values():
        material = bank.materials.get(reviewed.key)
        if material is not None:
            yield from _questions(material, reviewed)
            yield from _agreement(material, reviewed)
        elif reviewed.key not in bank.broken:
            folder, name = reviewed.key.split("/")
            yield _say(reviewed, (), "REV001", Severity.ERROR, f"Материала «{name}» нет.", offers.of(folder, name))


def _questions(material: Material, reviewed: Reviewed) -> Iterator[Diagnostic]:
    known = [criterion.id for criterion in criteria(material.kind)]
    answered = Counter(mark.id for mark in reviewed.sheet.marks)
    for index, mark in enumerate(reviewed.sheet.marks):
        place = ("marks", index, "id")
        if mark.id not in known:
            hint = offer(mark.id, known) or f"Бывают: {', '.join(known)}."
            yield _say(reviewed, place, "REV002", Severity.ERROR, f"Вопроса «{mark.id}» у этого вида нет.", hint)
        elif answered[mark.id] > 1:
            yield _say(reviewed, place, "REV002", Severity.ERROR, f"На «{mark.id}» отвечено дважды.", "Оставьте один ответ.")
    missing = [name for name in known if name not in answered]
    if missing and reviewed.sheet.decision is not None:
        message = f"Решение есть, а ответов нет: {', '.join(missing)}."
        yield _say(reviewed, ("decision",), "REV002", Severity.ERROR, message, "marks: [{id: komu, verdict: да}, …]")


def _agreement(material: Material, reviewed: Reviewed) -> Iterator[Diagnostic]:
    sheet, status = reviewed.sheet, material.record.status
    published = status in (Status.PUBLISHED, Status.RENEWAL)
    if sheet.stops and (published or sheet.decision is Decision.PUBLISH):
        message = f"Стоп-признак есть, а материал {'опубликован' if published else 'советуют опубликовать'}."
        yield _say(reviewed, ("stops",), "REV003", Severity.WARNING, message, "Сначала уберите то, что нашёл эксперт.")
    elif status is Status.PUBLISHED and sheet.decision in (Decision.MEND, Decision.REFUSE):
        message = f"Решение — «{sheet.decision.value}», а материал опубликован."
        hint = "Верните материал на экспертизу или обновите лист."
        yield _say(reviewed, ("decision",), "REV003", Severity.WARNING, message, hint)


def _say(reviewed: Reviewed, path: Path, code: str, severity: Severity, message: str, hint: str) -> Diagnostic:
    line, column = reviewed.source.place(path)
    return Diagnostic(reviewed.source.path, line, column, code, severity, message, hint)
