"""Честность.

Материал обещает не больше, чем есть на самом деле. Образец редакции — это образец, «апробирована» — это когда
пробовали, цифры результата — когда измеряли.

### HON001. Образец редакции выдан за опыт

Ошибка. У «типового материала редакции» доказательность — `e0-obrazets`, школы и измеренных результатов у него нет.

Плохо:

```yaml
origin: типовой материал редакции
evidence: e3-izmerennaya
school: shkola-44
```

Хорошо:

```yaml
origin: типовой материал редакции
evidence: e0-obrazets
```

### HON002. Школьный материал без школы

Ошибка у опубликованного материала, предупреждение у материала на экспертизе. Сказано, что материал школьный, а чей —
не сказано.

Плохо:

```yaml
origin: школа
```

Хорошо:

```yaml
origin: школа
school: shkola-44
```

### HON003. Зрелость без опыта

Ошибка. «Апробирована» — значит, есть опыт внедрения или свой результат с числами до, после и количеством учеников;
«подтверждена» — то же не меньше чем в трёх школах.

Плохо:

```yaml
maturity: апробирована
results: []
```

Хорошо:

```yaml
maturity: апробирована
results:
  - indicator: верно решили семь заданий из восьми
    before: 3 из 12
    after: 9 из 12
    n: 12
    period: октябрь
    how: та же работа
```

### HON004. Измерено, а чисел нет

Ошибка. Уровень «измеренная» и выше требует результата: до, после, сколько учеников, за какое время и чем измерено.

Плохо:

```yaml
evidence: e3-izmerennaya
results:
  - {indicator: успеваемость выросла}
```

Хорошо:

```yaml
evidence: e3-izmerennaya
results:
  - indicator: верно решили семь заданий из восьми
    before: 3 из 12
    after: 9 из 12
    n: 12
    period: октябрь
    how: та же работа
```

### HON005. Оценка без основания

Ошибка у опубликованного материала, предупреждение у материала на экспертизе. Уровень доказательности выше «описана»
объясняют: откуда это известно.

Плохо:

```yaml
evidence: e2-nablyudaemaya
```

Хорошо:

```yaml
evidence: e2-nablyudaemaya
evidence_basis: опрос 24 родителей в мае 2025 года
```

### HON006. Права на инструмент

Ошибка. Чужую методику («только ссылка») нельзя перепечатывать: вопросов в карточке быть не должно. А у собственного
опубликованного опросника вопросы, наоборот, должны быть.

Плохо:

```yaml
rights: только ссылка
items:
  - {id: u1, text: Легко ли тебе учиться?}
```

Хорошо:

```yaml
rights: только ссылка
sources: [metodika-lukyanovoy]
```

### HON007. Запись без согласия

Ошибка. У мероприятия есть адрес записи, а согласие участников на неё не отмечено.

Плохо:

```yaml
recording: https://example.com/zapis
```

Хорошо:

```yaml
recording: https://example.com/zapis
recording_consent: true
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Maturity, Origin, Rights
from kopilka.content.records.event import Event
from kopilka.content.records.instrument import Instrument
from kopilka.content.records.practice import Practice
from kopilka.content.records.school import Replication
from kopilka.content.yaml_reader import Path
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.common import by_state, editorial

EDITORIAL = "e0-obrazets"
#: How many schools confirm a practice.
CONFIRMED = 3
_FULL = "results: [{indicator: …, before: …, after: …, n: 12, period: …, how: …}]"


def check(bank: Bank) -> Iterator[Diagnostic]:
    """A material promises no more than there is."""
    schools = replicated(bank)
    for material in bank.examined:
        record = material.record
        yield from _origin(material)
        if isinstance(record, Practice):
            yield from _evidence(material, record)
            yield from _maturity(material, record, schools.get(material.key, set()))
        elif isinstance(record, Instrument):
            yield from _rights(material, record)
        elif isinstance(record, Event) and record.recording and not record.recording_consent:
            yield material.say(
                ("recording",),
                "HON007",
                Severity.ERROR,
                "Есть запись, а согласие участников не отмечено.",
                "recording_consent: true — если согласие есть; иначе уберите адрес записи.",
            )


def replicated(bank: Bank) -> dict[str, set[str]]:
    """The schools which took up a material and told of it publicly, by the material's key."""
    found: dict[str, set[str]] = {}
    for material in bank.of("replications"):
        record = material.record
        if isinstance(record, Replication) and record.material and record.school and record.status.public:
            found.setdefault(record.material, set()).add(record.school)
    return found


def _origin(material: Material) -> Iterator[Diagnostic]:
    """An editors' sample is marked as a sample; a school's material names the school."""
    record = material.record
    if editorial(record):
        evidence = getattr(record, "evidence", None)
        if evidence is not None and evidence != EDITORIAL:
            yield material.say(
                ("evidence",),
                "HON001",
                Severity.ERROR,
                f"У типового материала редакции доказательность «{evidence}».",
                f"evidence: {EDITORIAL}",
            )
        for name, told in (("school", "названа школа"), ("results", "названы результаты")):
            if getattr(record, name, None):
                yield material.say(
                    (name,),
                    "HON001",
                    Severity.ERROR,
                    f"У типового материала редакции {told}.",
                    "Уберите поле: образец нигде не проводился. Если это опыт школы — origin: школа.",
                    key=True,
                )
    elif record.origin is Origin.SCHOOL and record.school is None and material.kind.library:
        weight = by_state(record)
        if weight is not None:
            yield material.say(("origin",), "HON002", weight, "Материал школьный, а школа не названа.", "school: shkola-44")


def _evidence(material: Material, record: Practice) -> Iterator[Diagnostic]:
    """A level of evidence above «описана» rests on something, above «наблюдаемая» — on numbers."""
    level = _level(record.evidence)
    weight = by_state(record)
    if level >= 2 and not record.evidence_basis and weight is not None:
        yield material.say(
            ("evidence",),
            "HON005",
            weight,
            "Не сказано, на чём держится оценка доказательности.",
            "evidence_basis: опрос 24 родителей в мае 2025 года",
        )
    if level >= 3 and not any(
        measured(result) and result.period and (result.instrument or result.how) for result in record.results
    ):
        yield material.say(
            ("evidence",),
            "HON004",
            Severity.ERROR,
            "Для такого уровня нужен результат: до, после, сколько учеников, когда и чем измерено.",
            _FULL,
        )


def _level(evidence: str | None) -> int:
    """The number in «e3-izmerennaya»; 0 where there is none."""
    return int(evidence[1]) if evidence and evidence[0] == "e" and evidence[1:2].isdecimal() else 0


def measured(result: Any) -> bool:
    return bool(result.before and result.after and result.n)


def experienced(record: Practice, schools: set[str]) -> int:
    """How many schools know from experience what comes of a practice: those that repeated it, and its own if it measured."""
    own = any(measured(result) for result in record.results)
    return len(schools | ({record.school} if record.school and own else set())) or int(own)


def reached(record: Practice, schools: set[str]) -> Maturity:
    """Return the maturity that follows from the experience of these schools."""
    count = experienced(record, schools)
    return Maturity.CONFIRMED if count >= CONFIRMED else Maturity.TRIED if count else Maturity.DESCRIBED


def _maturity(material: Material, record: Practice, schools: set[str]) -> Iterator[Diagnostic]:
    """«Апробирована» was tried, «подтверждена» was tried in three schools."""
    count = experienced(record, schools)
    if record.maturity is Maturity.TRIED and not count:
        yield _told(
            material,
            ("maturity",),
            "«Апробирована» — а ни опыта внедрения, ни своего результата с числами нет.",
            f"maturity: описана — или {_FULL}",
        )
    elif record.maturity is Maturity.CONFIRMED and count < CONFIRMED:
        yield _told(
            material,
            ("maturity",),
            f"«Подтверждена» — это не меньше {CONFIRMED} школ, а известно о {count}.",
            "maturity: апробирована — или добавьте опыт внедрения в папку replications.",
        )


def _told(material: Material, path: Path, message: str, hint: str) -> Diagnostic:
    return material.say(path, "HON003", Severity.ERROR, message, hint)


def _rights(material: Material, record: Instrument) -> Iterator[Diagnostic]:
    """Another's questions are not printed, one's own are."""
    if record.rights is Rights.REFERENCE and record.items:
        yield material.say(
            ("items",),
            "HON006",
            Severity.ERROR,
            "Инструмент «только ссылка», а вопросы напечатаны.",
            "Уберите items и дайте ссылку на источник.",
            key=True,
        )
    elif record.rights is Rights.OWN and not record.items and record.status.public:
        yield material.say(
            ("rights",),
            "HON006",
            Severity.ERROR,
            "Текст собственный, а вопросов нет.",
            "items: [{id: u1, text: …, scale: …}]",
        )
