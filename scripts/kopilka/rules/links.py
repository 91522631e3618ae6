"""Ссылки в тексте.

Ссылка в тексте ведёт к соседнему материалу (`../routes/net-dinamiki.yml`), к вложению (`kartochki.pdf`), к разделу
этой же страницы (`#roditelyam`) или на другой сайт. Всё, что ведёт внутрь базы, проверяется.

### LNK001. Ссылка в никуда

Ошибка. Такого файла в базе нет: опечатка, другое расширение или лишняя папка.

Плохо:

```markdown
Идите по маршруту [«Нет динамики»](../routes/net-dinamik.yml).
```

Хорошо:

```markdown
Идите по маршруту [«Нет динамики»](../routes/net-dinamiki.yml).
```

### LNK002. Нет такого раздела

Предупреждение. Материал есть, а раздела с таким адресом в его тексте нет: заголовок переписали.

Плохо:

```markdown
Что сказать семье — в разделе [«Родителям»](#semye).
```

Хорошо:

```markdown
Что сказать семье — в разделе [«Родителям»](#roditelyam).
```

### LNK003. Опасный адрес

Ошибка. Адрес с `javascript:`, `data:`, `vbscript:` или `file:` запускает программу или открывает диск читателя. Таких
ссылок не бывает.

Плохо:

```markdown
[Открыть](javascript:alert(1))
```

Хорошо:

```markdown
[Открыть](https://edu.gov.ru/)
```

### LNK004. Адрес записан не так

Ошибка. Адрес сайта начинается с «https://» и не содержит пробелов; путь внутри базы не начинается с косой черты.

Плохо:

```markdown
[Сайт](www.edu.gov.ru) и [маршрут](/routes/net-dinamiki.yml)
```

Хорошо:

```markdown
[Сайт](https://www.edu.gov.ru) и [маршрут](../routes/net-dinamiki.yml)
```

### LNK005. Ссылка наружу из базы

Ошибка. Путь выходит из папки `practices`: на сайте такого адреса не будет.

Плохо:

```markdown
[Паспорт](../../seeds/passport.txt)
```

Хорошо:

```markdown
[Паспорт](../projects/pasport-proekta-2024-2025.yml)
```

### LNK006. «Здесь» вместо названия

Заметка. По тексту ссылки должно быть понятно, что откроется: экранный диктор читает ссылки отдельно от предложения.

Плохо:

```markdown
Карточки лежат [здесь](kartochki.pdf).
```

Хорошо:

```markdown
Распечатайте [карточки](kartochki.pdf).
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kopilka.content.bank import Bank, Material
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.addresses import DANGEROUS, Address, Goal, Target, addresses, resolve, scheme
from kopilka.rules.common import Offers, offer, said

_WEB = re.compile(
    r"https?://(?:[^\s/?#@]+@)?(?:[\w-]+(?:\.[\w-]+)+|localhost|\[[0-9a-f:]+\])\.?(?::\d{1,5})?(?:[/?#]\S*)?\Z",
    re.IGNORECASE,
)
_PLAIN_SITE = re.compile(r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:ru|рф|com|org|net|su|info)(?:/|\Z))", re.IGNORECASE)
_EMPTY_WORDS = frozenset(
    {
        "",
        "здесь",
        "тут",
        "сюда",
        "ссылка",
        "по ссылке",
        "по этой ссылке",
        "подробнее",
        "далее",
        "читать далее",
        "туда",
        "вот",
        "link",
        "перейти",
    }
)
#: Fields whose whole value is an address.
ADDRESS_FIELDS = ("address", "recording")


def check(bank: Bank) -> Iterator[Diagnostic]:
    """Every link leads somewhere, safely, and says where."""
    offers = Offers(bank)
    for material in bank.legible:
        for address in addresses(material):
            yield from _one(bank, material, address, offers)
        yield from _fields(material)


def _one(bank: Bank, material: Material, address: Address, offers: Offers) -> Iterator[Diagnostic]:
    if scheme(address.dest) in DANGEROUS:
        yield _dangerous(material, address.dest, address.place)
        return
    if address.picture:
        return
    if address.label.casefold().strip(" .…»«") in _EMPTY_WORDS:
        yield said(
            material.source,
            address.place,
            "LNK006",
            Severity.NOTE,
            f"По тексту ссылки «{address.label}» не видно, что откроется." if address.label else "У ссылки нет текста.",
            f"[название того, что откроется]({_short(address.dest)})",
        )
    target = resolve(material, address.dest)
    if target.goal is Goal.WEB:
        yield from _web(material, address.dest, address.place)
    else:
        yield from _inside(bank, material, address, target, offers)


def _dangerous(material: Material, dest: str, place: tuple[int, int]) -> Diagnostic:
    return said(
        material.source,
        place,
        "LNK003",
        Severity.ERROR,
        f"Адрес с «{scheme(dest)}:» не допускается.",
        "Ссылка ведёт к файлу базы или начинается с https://",
    )


def _web(material: Material, dest: str, place: tuple[int, int]) -> Iterator[Diagnostic]:
    """An address of another site is whole."""
    kind = scheme(dest)
    if kind in ("mailto", "tel") or (kind in ("http", "https") and _WEB.match(dest)):
        return
    yield said(
        material.source,
        place,
        "LNK004",
        Severity.ERROR,
        f"Адрес «{_short(dest)}» записан не так.",
        "Адрес сайта: https://сайт/страница, без пробелов.",
    )


def _inside(bank: Bank, material: Material, address: Address, target: Target, offers: Offers) -> Iterator[Diagnostic]:
    """An address inside the base leads to a file of the base, and to a heading that is there."""
    dest = _short(address.dest)
    if target.goal is Goal.OUTSIDE:
        yield said(
            material.source,
            address.place,
            "LNK005",
            Severity.ERROR,
            f"Ссылка «{dest}» выходит за пределы базы.",
            "Путь внутри базы выглядит так: ../techmaps/tk-matematika-5-drobi.md",
        )
    elif target.goal is Goal.ABSOLUTE:
        yield said(
            material.source,
            address.place,
            "LNK004",
            Severity.ERROR,
            f"Путь «{dest}» начинается с косой черты.",
            "Пишите путь от этого файла: ../routes/net-dinamiki.yml",
        )
    elif _PLAIN_SITE.match(address.dest) and not _known(bank, target):
        message = f"Адрес «{dest}» записан не так."
        yield said(material.source, address.place, "LNK004", Severity.ERROR, message, f"Начните с https:// — https://{dest}")
    elif target.goal is Goal.FILE:
        owner = bank.materials.get(target.key)
        if not _known(bank, target):
            hint = offer(target.file, list(owner.files) if owner else [])
            hint = hint or f"Вложения этого материала лежат в папке {material.id}."
            yield said(material.source, address.place, "LNK001", Severity.ERROR, f"Файла «{dest}» нет.", hint)
    else:
        yield from _to_material(bank, material, address, target, offers)


def _known(bank: Bank, target: Target) -> bool:
    """Whether the base holds what an address leads to; a file with faults is there too."""
    owner = bank.materials.get(target.key)
    if owner is None:
        return target.key in bank.broken
    return target.file in owner.files if target.goal is Goal.FILE else True


def _to_material(bank: Bank, material: Material, address: Address, target: Target, offers: Offers) -> Iterator[Diagnostic]:
    dest = _short(address.dest)
    found = bank.materials.get(target.key)
    if found is None or (target.goal is Goal.MATERIAL and not found.source.path.endswith(f"/{target.file}")):
        if target.key in bank.broken:
            return
        folder, _, name = target.key.partition("/")
        hint = f"Возможно, вы имели в виду «{found.source.path.rsplit('/', 1)[-1]}»." if found else offers.of(folder, name)
        yield said(material.source, address.place, "LNK001", Severity.ERROR, f"Файла «{dest}» нет.", hint)
    elif (
        target.anchor
        and found.source.body_text.strip()
        and (target.anchor not in (anchors := found.source.body.anchors.values()))
    ):
        yield said(
            material.source,
            address.place,
            "LNK002",
            Severity.WARNING,
            f"Раздела «#{target.anchor}» в материале «{found.key}» нет.",
            offer(target.anchor, list(anchors)) or f"Есть: {', '.join('#' + name for name in anchors) or 'ни одного'}.",
        )


def _fields(material: Material) -> Iterator[Diagnostic]:
    """A field that is an address holds one."""
    for name in ADDRESS_FIELDS:
        value = getattr(material.record, name, None)
        if not value:
            continue
        if scheme(value) in DANGEROUS:
            yield _dangerous(material, value, material.source.place((name,)))
        elif scheme(value) not in ("http", "https") or not _WEB.match(value):
            yield said(
                material.source,
                material.source.place((name,)),
                "LNK004",
                Severity.ERROR,
                f"Адрес «{_short(value)}» записан не так.",
                f"{name}: https://сайт/страница",
            )


def _short(dest: str) -> str:
    return dest if len(dest) <= 60 else dest[:59] + "…"
