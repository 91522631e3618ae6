"""Вложения и картинки.

Документы и картинки лежат в соседней папке с именем материала и названы в карточке (`attachments`) или в тексте.
Открывают их люди на школьных компьютерах, поэтому виды файлов ограничены.

### ATT001. Файла нет

Ошибка. Вложение названо, а в папке материала его нет.

Плохо:

```yaml
attachments:
  - {file: kartochky.docx, title: Карточки для печати}
```

Хорошо:

```yaml
attachments:
  - {file: kartochki.docx, title: Карточки для печати}
```

### ATT002. Файл вне папки материала

Ошибка. Путь выходит из папки материала, или вместо файла лежит ссылка на него.

Плохо:

```yaml
attachments:
  - {file: ../../prikaz.pdf, title: Приказ}
```

Хорошо:

```yaml
attachments:
  - {file: prikaz.pdf, title: Приказ}
```

### ATT003. Такие файлы не принимаются

Ошибка. Можно: pdf, docx, xlsx, pptx, odt, ods, odp, csv, txt, png, jpg, webp, svg, mp3. Документы с макросами,
программы и архивы нельзя. Содержимое должно соответствовать расширению.

Плохо:

```text
zhurnal.xlsm — таблица с макросами
```

Хорошо:

```text
zhurnal.xlsx — та же таблица без макросов
```

### ATT004. Файл слишком велик

Ошибка. Документ — до 10 МБ, картинка — до 3 МБ: больше не откроется на телефоне.

Плохо:

```text
foto.jpg — 8 МБ
```

Хорошо:

```text
foto.jpg — 400 КБ, ширина 1600 точек
```

### ATT005. Картинка без описания

Ошибка у опубликованного материала, предупреждение у остальных. Описание в квадратных скобках читает экранный диктор;
его же видят, если картинка не загрузилась.

Плохо:

```markdown
![](skhema.png)
```

Хорошо:

```markdown
![Над знаками действий стоят номера 1, 2, 3](skhema.png)
```

### ATT006. Файл нигде не назван

Заметка. Файл лежит в папке материала, но ни в карточке, ни в тексте о нём не сказано: читатель его не увидит.

Плохо:

```text
tk-drobi/staryy-variant.docx — в attachments его нет
```

Хорошо:

```yaml
attachments:
  - {file: staryy-variant.docx, title: Карточки прошлого года}
```

### ATT007. В картинке SVG посторонний код

Ошибка. SVG — это текст, в котором бывают программы и ссылки на чужие сайты. Нужен только рисунок.

Плохо:

```text
<svg><script>alert(1)</script></svg>
```

Хорошо:

```text
<svg><path d="M0 0L10 10"/></svg>
```

### ATT008. Картинка с чужого сайта

Ошибка. Чужая картинка может исчезнуть или смениться, а чужой сайт узнаёт о каждом, кто открыл страницу.

Плохо:

```markdown
![Схема](https://example.com/skhema.png)
```

Хорошо:

```markdown
![Над знаками действий стоят номера 1, 2, 3](skhema.png)
```
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from kopilka.content.bank import Bank, Material
from kopilka.content.folders import PRACTICES
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.addresses import DANGEROUS, Address, Goal, addresses, resolve, scheme
from kopilka.rules.common import offer, said
from kopilka.rules.files import ALLOWED, MACROS, OLD_OFFICE, extension, megabytes, starts_wrong, unsafe_svg

_OUTSIDE = re.compile(r"(?:\A|[/\\])\.\.(?:[/\\]|\Z)|\A[/\\~]|\A[A-Za-z]:|\\")


def check(bank: Bank) -> Iterator[Diagnostic]:
    """Every attachment is there, is what it says it is, is named, and every picture is told in words."""
    for material in bank.examined:
        named: set[str] = set()
        if material.record.attachments:
            yield from _listed(material, named)
        if material.files or "![" in material.source.text:
            for address in addresses(material):
                if address.picture:
                    yield from _picture(bank, material, address)
                target = resolve(material, address.dest)
                if target.goal is Goal.FILE and target.key == material.key:
                    named.add(target.file)
        for name in material.files:
            yield from _file(bank, material, name, named)


def _listed(material: Material, named: set[str]) -> Iterator[Diagnostic]:
    """An attachment of the card is a file of the material's own folder."""
    for index, attachment in enumerate(material.record.attachments):
        name = posixpath.normpath(attachment.file)
        place = ("attachments", index, "file")
        if _OUTSIDE.search(attachment.file):
            yield material.say(
                place,
                "ATT002",
                Severity.ERROR,
                f"Путь «{attachment.file}» выходит из папки материала.",
                f"Положите файл в {_folder(material)} и напишите только его имя.",
            )
        elif name not in material.files:
            yield material.say(
                place,
                "ATT001",
                Severity.ERROR,
                f"Файла «{attachment.file}» нет.",
                offer(name, list(material.files)) or f"Положите его в {_folder(material)}.",
            )
        named.add(name)


def _folder(material: Material) -> str:
    return f"{PRACTICES}/{material.kind.folder}/{material.id}"


def _picture(bank: Bank, material: Material, address: Address) -> Iterator[Diagnostic]:
    """A picture of the text is a file of the base and is told in words."""
    if scheme(address.dest) in DANGEROUS:
        return
    target = resolve(material, address.dest)
    if target.goal is Goal.WEB:
        yield said(
            material.source,
            address.place,
            "ATT008",
            Severity.ERROR,
            "Картинка взята с чужого сайта.",
            f"Положите её в {_folder(material)}, если автор разрешил.",
        )
    elif target.goal in (Goal.OUTSIDE, Goal.ABSOLUTE):
        yield said(
            material.source,
            address.place,
            "ATT002",
            Severity.ERROR,
            f"Путь «{address.dest}» выходит из папки материала.",
            f"Положите картинку в {_folder(material)}.",
        )
    else:
        owner = bank.materials.get(target.key)
        if target.key not in bank.broken and (owner is None or target.file not in owner.files):
            yield said(
                material.source,
                address.place,
                "ATT001",
                Severity.ERROR,
                f"Картинки «{address.dest}» нет.",
                offer(target.file, list(owner.files) if owner else []) or f"Положите её в {_folder(material)}.",
            )
    if not address.label:
        weight = Severity.ERROR if material.record.status.public else Severity.WARNING
        yield said(
            material.source,
            address.place,
            "ATT005",
            weight,
            "У картинки нет описания.",
            f"![что на картинке]({address.dest})",
        )


def _file(bank: Bank, material: Material, name: str, named: set[str]) -> Iterator[Diagnostic]:
    """A file of the folder is of an allowed kind, not too large, and not a trap."""
    path = f"{_folder(material)}/{name}"
    full = bank.root / path
    if _leads_away(full, bank.root / _folder(material)):
        yield _told(path, "ATT002", "Это символическая ссылка, а не файл.", "Положите сюда сам файл.")
        return
    if name not in named:
        yield Diagnostic(
            path,
            1,
            1,
            "ATT006",
            Severity.NOTE,
            "Файл нигде не назван, читатель его не увидит.",
            f"В карточке {material.source.path}: attachments: [{{file: {name}, title: Что это}}]",
        )
    yield from _contents(path, full)


def _leads_away(full: Path, folder: Path) -> bool:
    return any(part.is_symlink() for part in (full, *full.parents) if part == folder or folder in part.parents)


def _told(path: str, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(path, 1, 1, code, Severity.ERROR, message, hint)


def _contents(path: str, full: Path) -> Iterator[Diagnostic]:
    kind = extension(path)
    if kind not in ALLOWED:
        yield _told(path, "ATT003", *_refusal(kind))
        return
    try:
        size = full.stat().st_size
        if size > ALLOWED[kind].limit:
            yield _told(
                path,
                "ATT004",
                f"Файл слишком велик: {megabytes(size)}.",
                f"Не больше {megabytes(ALLOWED[kind].limit)}: уменьшите картинки внутри или разделите файл.",
            )
        elif starts_wrong(full, ALLOWED[kind]):
            yield _told(path, "ATT003", f"Внутри файла не {kind}.", "Сохраните его заново в нужном виде, а не переименуйте.")
        elif kind == "svg" and unsafe_svg(full):
            yield _told(
                path,
                "ATT007",
                "В картинке SVG есть программа или ссылка наружу.",
                "Сохраните её как «простой SVG» или как PNG.",
            )
    except OSError:
        yield _told(path, "ATT001", "Файл не открывается.", "Проверьте права на файл.")


def _refusal(kind: str) -> tuple[str, str]:
    if kind in MACROS:
        return "Документы с макросами не принимаются.", f"Сохраните без макросов: {kind[:-1]}x."
    if kind in OLD_OFFICE:
        return f"Старый вид документа .{kind} не принимается.", f"Сохраните как .{OLD_OFFICE[kind]} или .pdf."
    return f"Файлы .{kind} не принимаются." if kind else "У файла нет расширения.", f"Можно: {', '.join(ALLOWED)}."
