"""Даты и сроки проверки.

Материал стареет: меняются программы, отменяются приказы. Поэтому у опубликованного материала есть дата проверки и
дата следующей, а у акта — сведения о том, действует ли он.

### DAT001. Прошёл срок проверки

Предупреждение. Дата в `review_by` уже позади: материал надо перечитать и поставить новые даты.

Плохо:

```yaml
reviewed: 2023-11-22
review_by: 2024-11-22
```

Хорошо:

```yaml
reviewed: 2026-11-22
review_by: 2027-11-22
```

### DAT002. Даты проверки спорят

Ошибка. Материал «проверен» в будущем, или следующая проверка назначена раньше последней.

Плохо:

```yaml
reviewed: 2026-11-22
review_by: 2025-11-22
```

Хорошо:

```yaml
reviewed: 2026-11-22
review_by: 2027-11-22
```

### DAT003. Учебный год

Ошибка. Учебный год — два года подряд.

Плохо:

```yaml
school_year: 2024/2026
```

Хорошо:

```yaml
school_year: 2024/2025
```

### DAT004. Акт перестал действовать раньше, чем начал

Ошибка. Дата окончания стоит раньше даты начала.

Плохо:

```yaml
valid_from: 2026-09-01
valid_to: 2020-09-01
```

Хорошо:

```yaml
valid_from: 2020-09-01
valid_to: 2026-09-01
```

### DAT005. Акт утратил силу

Предупреждение. Материал опирается на акт, который больше не действует. В подсказке назван тот, что его заменил.

Плохо:

```yaml
legal_basis: [prikaz-1015]   # утратил силу, заменён приказом № 115
```

Хорошо:

```yaml
legal_basis: [prikaz-115]
```

### DAT006. Акт давно не сверяли

Предупреждение. С последней сверки акта прошло больше года: за это время он мог измениться.

Плохо:

```yaml
# acts/r-93.yml
checked_on: 2020-01-15
```

Хорошо:

```yaml
# acts/r-93.yml
checked_on: 2026-11-22
```

### DAT007. Замена записана с одной стороны

Заметка. В одном акте сказано, что он заменил другой, а в другом не сказано, чем он заменён (или наоборот).

Плохо:

```yaml
# acts/prikaz-115.yml
replaces: [prikaz-1015]
# acts/prikaz-1015.yml
replaced_by: []
```

Хорошо:

```yaml
# acts/prikaz-115.yml
replaces: [prikaz-1015]
# acts/prikaz-1015.yml
replaced_by: [prikaz-115]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import ActStatus, Status
from kopilka.content.fields import Ref
from kopilka.content.records.act import Act
from kopilka.content.russian import long_date
from kopilka.content.yaml_reader import Path
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules import clock
from kopilka.rules.common import said

#: An act is compared with its official text at least once a year.
CHECKED_FOR = timedelta(days=366)
#: Where acts stand as history, not as ground: what replaced what, and what a document cites.
_HISTORY = {"acts": ("replaces", "replaced_by", "amended_by"), "projects": ("legal", "legal_missing")}


def check(bank: Bank) -> Iterator[Diagnostic]:
    """What has a date is fresh, its dates agree, and the acts it rests on are in force."""
    today = clock.today()
    acts = [(material, material.record) for material in bank.of("acts") if isinstance(material.record, Act)]
    gone = {material.key: _replacement(bank, act) for material, act in acts if repealed(act, today)}
    stale = {
        material.key: act.checked_on
        for material, act in acts
        if act.checked_on is not None and today - act.checked_on > CHECKED_FOR
    }
    for material in bank.examined:
        yield from _reviewed(material, today)
        yield from _years(material)
        if gone or stale:
            yield from _cited(bank, material, gone, stale)
    for material, act in acts:
        yield from _in_force(material, act)
        yield from _both_sides(bank, material, act)


def repealed(act: Act, today: date) -> bool:
    """Whether an act is no longer in force on the day."""
    return act.state is ActStatus.REPEALED or (act.valid_to is not None and act.valid_to < today)


def _replacement(bank: Bank, act: Act) -> str:
    """The hint that names what replaced an act."""
    names = []
    for name in act.replaced_by:
        target = bank.get("acts", name)
        title = target.record.title if target is not None else name
        names.append(f"«{title}» ({name})")
    return f"Заменён: {', '.join(names)}." if names else "Чем заменён, в карточке акта не сказано."


def _reviewed(material: Material, today: date) -> Iterator[Diagnostic]:
    """The last review is not ahead of us, the next one is not behind."""
    record = material.record
    if record.reviewed is not None and record.reviewed > today:
        yield _say(
            material,
            ("reviewed",),
            "DAT002",
            Severity.ERROR,
            "Дата проверки ещё не наступила.",
            f"reviewed: {today.isoformat()}",
        )
    if record.review_by is None:
        return
    if record.reviewed is not None and record.review_by < record.reviewed:
        yield _say(
            material,
            ("review_by",),
            "DAT002",
            Severity.ERROR,
            "Следующая проверка назначена раньше последней.",
            f"Она должна быть позже {long_date(record.reviewed)}.",
        )
    elif record.review_by < today and record.status in (Status.PUBLISHED, Status.RENEWAL):
        yield _say(
            material,
            ("review_by",),
            "DAT001",
            Severity.WARNING,
            f"Срок проверки прошёл {long_date(record.review_by)}.",
            "Перечитайте материал и поставьте новые reviewed и review_by.",
        )


def _say(material: Material, path: Path, code: str, severity: Severity, message: str, hint: str) -> Diagnostic:
    return said(material.source, material.source.place(path), code, severity, message, hint)


def _years(material: Material) -> Iterator[Diagnostic]:
    """A school year is two years running."""
    record = material.record
    found: list[tuple[Path, str | None]] = [(("school_year",), record.school_year)]
    found += [(("roles", index, "year"), getattr(role, "year", None)) for index, role in enumerate(getattr(record, "roles", ()))]
    for path, year in found:
        if year is not None and int(year[5:]) != int(year[:4]) + 1:
            yield _say(
                material,
                path,
                "DAT003",
                Severity.ERROR,
                f"«{year}» — не учебный год: это два года подряд.",
                f"Например: {year[:4]}/{int(year[:4]) + 1}",
            )


def cited_acts(bank: Bank, material: Material) -> Iterator[tuple[Path, str]]:
    """Yield (path, key of the act) for every act on which a material rests, in whatever field it is named."""
    history = _HISTORY.get(material.kind.folder, ())
    for marker, path, name in material.marked(Ref):
        target = bank.get(marker.folder, name) if marker.folder in ("acts", "") else None
        if target is not None and target.kind.folder == "acts" and target is not material and path[0] not in history:
            yield path, target.key


def _cited(bank: Bank, material: Material, gone: dict[str, str], stale: dict[str, date]) -> Iterator[Diagnostic]:
    """An act on which a material rests is in force and was checked within a year."""
    for path, key in cited_acts(bank, material):
        target = bank.materials[key]
        act = target.record
        label = (act.short if isinstance(act, Act) else None) or act.title
        if key in gone:
            yield _say(material, path, "DAT005", Severity.WARNING, f"Акт «{label}» утратил силу.", gone[key])
        elif (day := stale.get(key)) is not None:
            yield _say(
                material,
                path,
                "DAT006",
                Severity.WARNING,
                f"Акт «{label}» сверяли больше года назад: {long_date(day)}.",
                f"Сверьте его и поставьте новую checked_on в {target.source.path}.",
            )


def _in_force(material: Material, act: Act) -> Iterator[Diagnostic]:
    """An act stops being in force after it began to be."""
    if act.valid_from is not None and act.valid_to is not None and act.valid_to < act.valid_from:
        yield _say(
            material,
            ("valid_to",),
            "DAT004",
            Severity.ERROR,
            "Акт перестал действовать раньше, чем начал.",
            f"valid_to должна быть позже {long_date(act.valid_from)}.",
        )


def _both_sides(bank: Bank, material: Material, act: Act) -> Iterator[Diagnostic]:
    """What replaced what is told on both sides."""
    for field, other in (("replaces", "replaced_by"), ("replaced_by", "replaces")):
        for index, name in enumerate(getattr(act, field)):
            target = bank.get("acts", name)
            if target is None or target is material or not isinstance(target.record, Act):
                continue
            if material.id not in getattr(target.record, other):
                yield _say(
                    material,
                    (field, index),
                    "DAT007",
                    Severity.NOTE,
                    f"В карточке акта «{name}» об этом не сказано.",
                    f"{target.source.path}: {other}: [{material.id}]",
                )
