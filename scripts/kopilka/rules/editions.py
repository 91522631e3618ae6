"""Адреса выпусков.

Ежегодный выпуск базы цитируют, печатают, ставят в ссылки. Поэтому адрес, который был хотя бы в одном выпуске, работает
всегда: переименованный материал оставляет старый адрес, ненужный уходит в архив, но не исчезает.

### EDN001. Адрес из выпуска пропал

Ошибка. Материал был в выпуске, а теперь его нет, он снова черновик, или его имя изменили и старого адреса не оставили.

Плохо:

```text
practices/techmaps/tk-drobi.md        было в выпуске 2024/2025
practices/techmaps/tk-drobi-5.md      теперь называется так, redirect_from пусто
```

Хорошо:

```yaml
# practices/techmaps/tk-drobi-5.md
redirect_from: [techmaps/tk-drobi]
```

### EDN002. Манифест выпуска не читается

Ошибка. Файл manifest.json выпуска испорчен: его не правят руками. Верните его из истории хранилища.

Плохо:

```json
{"edition": "2024/2025", "materials": [
```

Хорошо:

```json
{"edition": "2024/2025", "commit": "…", "day": "2025-05-30", "materials": [], "files": {}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from kopilka.content.bank import Bank
from kopilka.content.editions import Edition, read_editions
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.common import offer, place_of, readable


def check(bank: Bank) -> Iterator[Diagnostic]:
    """Every address of every edition still leads somewhere."""
    editions = read_editions(bank.root) if bank.first else []
    if not editions:
        return
    known = {material.key for material in readable(bank)}
    left = {old.strip("/").removesuffix(".html") for material in readable(bank) for old in material.record.redirect_from}
    for edition in editions:
        if edition.fault:
            hint = "Верните файл из истории: git checkout -- " + edition.path
            yield Diagnostic(edition.path, 1, 1, "EDN002", Severity.ERROR, "Манифест выпуска не читается.", hint)
        yield from _vanished(bank, edition, known, left)


def _vanished(bank: Bank, edition: Edition, known: set[str], left: set[str]) -> Iterator[Diagnostic]:
    for item in edition.materials:
        if item.id in known or item.id in left:
            continue
        line, column = place_of(edition.text, max(0, edition.text.find(f'"{item.id}"')))
        message = f"Адрес «{item.id}» был в выпуске {edition.name}, а теперь не работает."
        yield Diagnostic(edition.path, line, column, "EDN001", Severity.ERROR, message, _hint(bank, item.id, known))


def _hint(bank: Bank, key: str, known: set[str]) -> str:
    if key in bank.materials:
        return "Материал скрыт. Если он больше не нужен, поставьте status: в архиве — адрес останется."
    near = offer(key, sorted(name for name in known if name.startswith(f"{key.split('/', maxsplit=1)[0]}/")))
    return f"{near} Если материал переименован, впишите в него redirect_from: [{key}].".strip()
