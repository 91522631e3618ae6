"""A record of any kind with every field filled: made from the model itself, so a new field is tested the day it is added."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kopilka.content.fields import Ref, Term, spots
from kopilka.content.kinds import KINDS, Kind

#: Texts whose form is prescribed, by field name.
_FORMS = {
    "school_year": "2024/2025",
    "year": "2024/2025",
    "source": "норма",
    "method": "сумма",
    "organisation_kind": "школа",
    "source_kind": "статья",
    "address": "https://example.org/адрес",
    "recording": "https://example.org/запись",
    "compute": "2 + 2",
    "license": "CC BY 4.0",
    "file": "list.pdf",
}
#: Lists which must have two items at least.
_PAIRS = ("answers", "options")
#: Ids that other fields of the same record name.
_NODES = {"next": "shag", "start": "vopros", "path": "shag", "scale": "shkala"}


#: The file name of every full record: they refer to one another.
FULL = "full"
#: The one word of every vocabulary.
TERM = "slovo"


def write_full_base(root: Path) -> dict[str, Filler]:
    """Write a base with one full record of each kind; return the fillers by folder."""
    fillers = {}
    for kind in KINDS.values():
        fillers[kind.folder] = filler = Filler(kind)
        data = yaml.safe_dump(filler.data(), allow_unicode=True, sort_keys=False)
        folder = root / "practices" / kind.folder
        (folder / FULL).mkdir(parents=True)
        text = f"---\n{data}---\n\n{body(kind)}" if kind.extension == "md" else data
        (folder / f"{FULL}.{kind.extension}").write_text(text, "utf-8")
        (folder / FULL / "list.pdf").write_bytes(b"%PDF-1.4\n")
        (folder / FULL / "shema.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    words = root / "practices" / "_vocabulary"
    words.mkdir()
    for name in sorted(
        {spot.marker.vocabulary for kind in KINDS.values() for spot in spots(kind.record) if isinstance(spot.marker, Term)}
    ):
        term = {
            "id": TERM,
            "title": f"Слово словаря {name}",
            "definition": "Определение слова.",
            "details": {"badge": "Отметка", "short": "кратко", "time": "до 2 ч"},
        }
        (words / f"{name}.yml").write_text(
            yaml.safe_dump({"title": f"Словарь {name}", "items": [term]}, allow_unicode=True), "utf-8"
        )
    return fillers


class Filler:
    """Fills a record's data; every free text is a unique word, so that it can be looked for on the page."""

    def __init__(self, kind: Kind) -> None:
        self.kind, self.number = kind, 0
        self.words: dict[str, str] = {}

    def data(self) -> dict[str, Any]:
        """Return the data of a full record. `words` then holds each free text by its path."""
        return self._model(self.kind.record, ())

    def _model(self, model: type[BaseModel], path: tuple[str, ...]) -> dict[str, Any]:
        return {name: self._field(name, info, (*path, name)) for name, info in model.model_fields.items()}

    def _field(self, name: str, info: FieldInfo, path: tuple[str, ...]) -> Any:
        if name == "summary":
            return self._word(path) + " — краткое содержание материала. Второе предложение говорит, что он даёт учителю."
        if name == "id" and len(path) > 1 and path[0] != "relations":
            return {"questions": "vopros", "steps": "shag", "answer_scales": "shkala"}.get(path[0], f"u{self._next()}")
        if name == "items" and path[0] == "scales":
            return ["u1"]
        if name == "quarters" and path[0] == "stages":
            return ["2024/2025-1"]
        if name in _NODES:
            return [_NODES[name]] if name == "path" else _NODES[name]
        if path == ("year",):
            return 2025
        if name in _FORMS:
            return _FORMS[name]
        if name == "redirect_from":
            return [f"starye/{self.kind.folder}"]
        hint = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        return self._value(hint, path)

    def _value(self, hint: Any, path: tuple[str, ...]) -> Any:
        origin, inner = get_origin(hint), get_args(hint)
        if origin is Annotated:
            for marker in inner[1:]:
                if isinstance(marker, Term):
                    return TERM
                if isinstance(marker, Ref):
                    return self._reference(marker)
            return self._value(inner[0], path)
        if origin is tuple:
            return [self._value(inner[0], path) for _ in range(2 if inner[0] is str or path[-1] in _PAIRS else 1)]
        if origin in (Union, UnionType):
            return self._value(next(option for option in inner if option is not NoneType), path)
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            return self._model(hint, path)
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return self._choice(hint)
        return {
            str: lambda: self._word(path),
            int: lambda: 3,
            float: lambda: 3,
            bool: lambda: True,
            date: lambda: "2026-11-22",
        }[hint]()

    def _choice(self, options: type[StrEnum]) -> str:
        preferred = {
            "Status": "опубликовано",
            "Origin": "школа",
            "Availability": "передан",
            "Rights": "собственный текст",
        }
        return preferred.get(options.__name__) or next(iter(options)).value

    @staticmethod
    def _reference(marker: Ref) -> str:
        return FULL if marker.folder else f"terms/{FULL}"

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _word(self, path: tuple[str, ...]) -> str:
        word = f"Слово{self._next()}"
        self.words[f"{'.'.join(path)}#{self.number}"] = word
        return word


def body(kind: Kind) -> str:
    """Return a body with every section of the kind and every form of Markdown."""
    return "\n\n".join(_sections(kind)) + "\n"


def _sections(kind: Kind) -> Iterator[str]:
    if kind.extension == "yml":
        return
    titles = [section.title for section in kind.record.SECTIONS] or ["Первая часть"]
    for title in titles:
        yield f"## {title}\n\nТекст раздела «{title}»."
    yield MONSTER


MONSTER = """## Всё сразу

Абзац с *курсивом*, **жирным**, `кодом`, ~~зачёркнутым~~, ссылкой [на сайт](https://example.org/) и сноской[^1]. Знаки < & > целы.

### Подраздел

1. первый
2. второй
   - вложенный
   - ещё

- [ ] не сделано
- [x] сделано

| Слева | По центру | Справа |
| :--- | :---: | ---: |
| 1 | 2 | 3 |

> Цитата
> в две строки

> [!WARNING]
> Осторожно с этим

```
код < как есть >
```

Адрес без разметки: https://example.org/путь.

<script>alert(1)</script>

{{ config }} и {% raw %}

![Схема](full/shema.png)

---

[^1]: Текст сноски.
"""
