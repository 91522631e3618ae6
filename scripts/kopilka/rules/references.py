"""Ссылки на другие материалы.

Материалы держатся друг за друга: карта ведёт к маршруту, модель — к элементам, всё вместе — к нормативным актам.
Ссылка — это имя файла без расширения, а там, где вид не задан полем, — папка и имя файла.

### REF001. Ссылка в никуда

Ошибка. Материала с таким именем в базе нет: опечатка или материал ещё не добавлен.

Плохо:

```yaml
school: shkola-444
```

Хорошо:

```yaml
school: shkola-44
```

### REF002. Ссылка на файл с ошибками

Предупреждение. Материал есть, но в его файле ошибки, и на сайт он не попал. Исправьте его — ссылка заработает сама.

Плохо:

```yaml
escalate_to: net-dinamiki   # в файле routes/net-dinamiki.yml есть ошибка
```

Хорошо:

```yaml
escalate_to: net-dinamiki   # файл исправлен
```

### REF003. Ссылки замкнулись в круг

Ошибка. Один материал заменяет другой, а тот — первого; или элемент требует сам себя через другие. Читателю некуда
прийти.

Плохо:

```yaml
# techmaps/tk-a.md
relations: [{type: заменяет, id: techmaps/tk-b}]
# techmaps/tk-b.md
relations: [{type: заменяет, id: techmaps/tk-a}]
```

Хорошо:

```yaml
# techmaps/tk-a.md
relations: [{type: заменяет, id: techmaps/tk-b}]
```

### REF004. Ссылка на самого себя

Ошибка. Материал назван связанным с собой.

Плохо:

```yaml
# techmaps/tk-drobi.md
relations: [{type: использует, id: techmaps/tk-drobi}]
```

Хорошо:

```yaml
# techmaps/tk-drobi.md
relations: [{type: использует, id: instruments/in-drobi}]
```

### REF005. Одна ссылка дважды

Предупреждение. Та же связь или тот же материал в списке записаны два раза.

Плохо:

```yaml
sources: [lesson-help, lesson-help]
```

Хорошо:

```yaml
sources: [lesson-help]
```

### REF006. Ссылка на то, чего читатель не увидит

Предупреждение. Опубликованный материал ведёт к черновику или к тому, что убрано в архив.

Плохо:

```yaml
status: опубликовано
escalate_to: net-dinamiki   # черновик
```

Хорошо:

```yaml
status: опубликовано
escalate_to: net-dinamiki   # опубликован
```

### REF007. Ссылка записана не так

Ошибка. Расширение, путь, русские буквы или лишняя папка: ссылка — это имя файла, а в полях для любых материалов —
«папка/имя».

Плохо:

```yaml
school: schools/shkola-44.yml
```

Хорошо:

```yaml
school: shkola-44
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import RelationType, Status
from kopilka.content.fields import Ref
from kopilka.content.kinds import KINDS
from kopilka.content.yaml_reader import Path
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.common import Offers, mended, replacement, said
from kopilka.rules.graph import circles

_BARE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_FULL = re.compile(r"[a-z-]+/[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_EXTENSION = re.compile(r"\.(?:md|yml|yaml)\Z")
#: The relations which may not lead back: each says that the one comes after, or stands under, the other.
ONE_WAY = (RelationType.REPLACES, RelationType.PART_OF, RelationType.BASED_ON, RelationType.DEVELOPS)

Place = tuple[Material, Path]


def check(bank: Bank) -> Iterator[Diagnostic]:
    """Every reference leads to one material which readers can open, and never back to its beginning."""
    offers = Offers(bank)
    for material in bank.legible:
        seen: set[tuple[Path, str]] = set()
        for marker, path, name in material.marked(Ref):
            if isinstance(path[-1], int):
                if (path[:-1], name) in seen:
                    yield _say(material, path, "REF005", Severity.WARNING, f"«{name}» записан дважды.", "Оставьте один раз.")
                    continue
                seen.add((path[:-1], name))
            yield from _one(bank, material, marker, path, name, offers)
        yield from _repeated(material)
    if bank.first:
        yield from _circles(bank)


def _say(material: Material, path: Path, code: str, severity: Severity, message: str, hint: str) -> Diagnostic:
    return said(material.source, material.source.place(path), code, severity, message, hint)


def _one(bank: Bank, material: Material, marker: Ref, path: Path, name: str, offers: Offers) -> Iterator[Diagnostic]:
    """A reference is well-formed and leads to a material of the right kind that readers can open."""
    key = f"{marker.folder}/{name}" if marker.folder else name
    target = bank.materials.get(key)
    if target is None:
        if not (_BARE if marker.folder else _FULL).match(name):
            yield _malformed(bank, material, marker, path, name)
        elif key in bank.broken:
            yield _say(
                material,
                path,
                "REF002",
                Severity.WARNING,
                f"В файле материала «{key}» есть ошибки.",
                "Исправьте их, и ссылка заработает.",
            )
        else:
            yield _say(
                material,
                path,
                "REF001",
                Severity.ERROR,
                f"Материала «{key}» в базе нет.",
                offers.of(marker.folder, name),
            )
    elif target is material:
        yield _say(material, path, "REF004", Severity.ERROR, "Материал ссылается сам на себя.", "Удалите эту строку.")
    else:
        yield from _hidden(material, target, path)


def _malformed(bank: Bank, material: Material, marker: Ref, path: Path, name: str) -> Diagnostic:
    place = material.source.place(path)
    stem = _EXTENSION.sub("", name.strip().lower()).removeprefix("practices/").lstrip("./")
    if marker.folder:
        right = [stem.rsplit("/", 1)[-1]] if f"{marker.folder}/{stem.rsplit('/', 1)[-1]}" in bank.materials else []
        form = f"Здесь пишется имя файла из папки {marker.folder}, без расширения."
    else:
        right = [stem] if stem in bank.materials else [f"{kind}/{stem}" for kind in KINDS if f"{kind}/{stem}" in bank.materials]
        form = "Здесь пишутся папка и имя файла без расширения: techmaps/tk-matematika-5-drobi."
    hint = f"Возможно, вы имели в виду «{right[0]}»." if right else form
    row = material.source.text.split("\n")[place[0] - 1]
    exact = len(right) == 1 and row.startswith(name, place[1] - 1)
    told = said(material.source, place, "REF007", Severity.ERROR, f"Ссылка «{name}» записана не так.", hint)
    return mended(told, replacement(place, name, right[0]) if exact else None)


def _hidden(material: Material, target: Material, path: Path) -> Iterator[Diagnostic]:
    """What readers see leads to what readers see."""
    status, mine = target.record.status, material.record
    if not mine.status.public or mine.status is Status.ARCHIVED:
        return
    if status is Status.ARCHIVED:
        replaced = path[0] == "relations" and mine.relations[int(path[1])].type is RelationType.REPLACES
        if not replaced:
            yield _say(
                material,
                path,
                "REF006",
                Severity.WARNING,
                f"Материал «{target.key}» убран в архив.",
                "Сошлитесь на тот, что его заменил.",
            )
    elif not status.public:
        yield _say(
            material,
            path,
            "REF006",
            Severity.WARNING,
            f"Материал «{target.key}» ещё не опубликован: его состояние — «{status.value}».",
            "Опубликуйте его или уберите ссылку.",
        )


def _repeated(material: Material) -> Iterator[Diagnostic]:
    """A relation is told once."""
    relations = material.record.relations
    if len(relations) < 2:
        return
    seen = set()
    for index, relation in enumerate(relations):
        if (relation.type, relation.id) in seen:
            yield _say(
                material,
                ("relations", index, "id"),
                "REF005",
                Severity.WARNING,
                f"Связь «{relation.type.value} {relation.id}» записана дважды.",
                "Оставьте одну.",
            )
        seen.add((relation.type, relation.id))


def _circles(bank: Bank) -> Iterator[Diagnostic]:
    """No chain of «заменяет», «часть», «основан на», «развивает» or «требует» comes back to where it began."""
    chains: dict[str, dict[str, dict[str, Place]]] = {}
    for material in bank.materials.values():
        for chain, target, path in _steps(material):
            if target in bank.materials and target != material.key:
                chains.setdefault(chain, {}).setdefault(material.key, {}).setdefault(target, (material, path))
    for chain, edges in chains.items():
        for circle in circles({key: tuple(targets) for key, targets in edges.items()}):
            following = circle[1] if len(circle) > 1 else circle[0]
            if following in edges[circle[0]]:
                material, path = edges[circle[0]][following]
                way = " → ".join((*circle, circle[0]))
                yield _say(
                    material,
                    path,
                    "REF003",
                    Severity.ERROR,
                    f"Связь «{chain}» замкнулась в круг: {way}.",
                    "Уберите одну из этих связей.",
                )


def _steps(material: Material) -> Iterator[tuple[str, str, Path]]:
    """Yield (chain, key of the next material, path) for everything that may not lead back."""
    record = material.record
    for index, relation in enumerate(record.relations):
        if relation.type in ONE_WAY:
            yield relation.type.value, relation.id, ("relations", index, "id")
    for name, folder, chain in (("replaces", "acts", "заменяет"), ("requires", "elements", "требует")):
        if material.kind.folder == folder:
            for index, target in enumerate(getattr(record, name)):
                yield chain, f"{folder}/{target}", (name, index)
