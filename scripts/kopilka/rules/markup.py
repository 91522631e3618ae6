"""Разметка.

Текст материалов — Markdown: заголовки, списки, таблицы, ссылки, картинки. Ни HTML, ни программы, ни шаблоны в нём не
выполняются: они будут показаны читателю как есть, буквами. Поэтому их не должно быть.

### MRK001. HTML в тексте

Ошибка. Тег `<b>`, `<br>`, `<div>` читатель увидит буквами. Всё нужное есть в Markdown.

Плохо:

```markdown
<b>Важно</b>: закройте ответ.<br>
```

Хорошо:

```markdown
**Важно**: закройте ответ.
```

### MRK002. Программа в тексте

Ошибка. `<script>`, `<iframe>`, `<style>`, `<object>` и свойства вида `onclick=` не допускаются нигде.

Плохо:

```markdown
<iframe src="https://example.com/"></iframe>
```

Хорошо:

```markdown
Запись занятия — [на сайте центра](https://example.com/).
```

### MRK003. Скобки шаблона

Ошибка. Двойные фигурные скобки (и скобка с процентом или решёткой) — знаки шаблонов. Поле для заполнения пишется в
квадратных скобках.

Плохо:

```markdown
Директор {{ ФИО }}
```

Хорошо:

```markdown
Директор [фамилия, инициалы]
```

### MRK004. Скрытый комментарий

Заметка. Комментарий HTML не прячет текст: читатель увидит его буквами. В черновике подсказки заготовки можно оставить.

Плохо:

```markdown
<!-- уточнить у методиста -->
```

Хорошо:

```markdown
Заметки для себя — в обсуждении заявки, а не в тексте материала.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Status
from kopilka.content.markup import Node
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.common import body_place, said
from kopilka.rules.plain import front_pieces, plain_body
from kopilka.rules.scalars import words

_BRACES = re.compile(r"\{\{|\{%|\{#")
_PROGRAM = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed|style|link|meta|base|form|applet|frame|svg|math)\b"
    r"|<[^<>]{0,500}?[\s\"'/]on[a-z]+\s*=|<[^<>]{0,500}?javascript:",
    re.IGNORECASE,
)
#: A tag as CommonMark knows it: «a < b» and «x<y, z>w» are not tags.
_TAG = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*\s*/?>|<!--|<[!?][A-Za-z]"
)
#: Lines of source documents, given as they are, slips of recognition included.
_QUOTES = frozenset({"seed_quote", "quote"})
_NAME = re.compile(r"</?\s*([A-Za-z][A-Za-z0-9-]*)")
_MARKDOWN = {
    "b": "**жирный**",
    "strong": "**жирный**",
    "i": "*курсив*",
    "em": "*курсив*",
    "a": "[текст](адрес)",
    "img": "![описание](файл.png)",
    "br": "пустая строка между абзацами",
    "hr": "---",
    "code": "`код`",
    "table": "| таблица | Markdown |",
    "ul": "- пункт",
    "ol": "1. пункт",
    "li": "- пункт",
    "p": "пустая строка между абзацами",
}


def check(bank: Bank) -> Iterator[Diagnostic]:
    """A text is Markdown alone: no HTML, no programs, no templates."""
    for material in bank.legible:
        if "<" in material.source.body_text:
            yield from _html(material)
        if "{" in material.source.body_text:
            yield from _braces(material)
        if "<" in material.source.front or "{" in material.source.front:
            yield from _front(material)


def _html(material: Material) -> Iterator[Diagnostic]:
    """The body holds no raw HTML."""
    opened: set[str] = set()
    body = material.source.body
    for node in body.walk():
        if node.tag not in ("HtmlBlock", "InlineHtml"):
            continue
        text = node.text
        name = _NAME.match(text.lstrip())
        tag = name[1].lower() if name else ""
        if text.startswith("</") and tag in opened:
            continue
        opened.add(tag)
        told = _tag(material, body.place(node.start + _indent(node)), text.strip(), tag)
        # The hints of a blank are comments: nobody reads a draft, and its author still needs them.
        if told.code != "MRK004" or material.record.status is not Status.DRAFT:
            yield told


def _indent(node: Node) -> int:
    return len(node.text) - len(node.text.lstrip())


def _tag(material: Material, place: tuple[int, int], text: str, tag: str) -> Diagnostic:
    if _PROGRAM.search(text):
        return said(
            material.source,
            place,
            "MRK002",
            Severity.ERROR,
            "Программы и чужие страницы в тексте не допускаются.",
            "Поставьте обычную ссылку: [название](https://…)",
        )
    if text.startswith("<!--"):
        return said(material.source, place, "MRK004", Severity.NOTE, "Комментарий HTML читатель увидит буквами.", "Удалите его.")
    return said(
        material.source,
        place,
        "MRK001",
        Severity.ERROR,
        f"HTML в тексте: <{tag}>." if tag else "HTML в тексте.",
        f"В Markdown это пишется так: {_MARKDOWN[tag]}" if tag in _MARKDOWN else "Читатель увидит его буквами: удалите.",
    )


def _braces(material: Material) -> Iterator[Diagnostic]:
    """The body holds no template braces outside code."""
    source = material.source
    if not _BRACES.search(source.body_text):
        return
    for match in _BRACES.finditer(plain_body(source.body, keep_html=True)):
        yield _brace(material, body_place(source, match.start()), match[0])


def _brace(material: Material, place: tuple[int, int], braces: str) -> Diagnostic:
    return said(
        material.source,
        place,
        "MRK003",
        Severity.ERROR,
        f"Скобки шаблона «{braces}» в тексте.",
        "Поле для заполнения пишется в квадратных скобках: [фамилия, инициалы]",
    )


def _front(material: Material) -> Iterator[Diagnostic]:
    """The values of the card hold neither."""
    if not any(_BRACES.search(word) or _TAG.search(word) for word in words(material.source.data)):
        return
    for piece in front_pieces(material.source):
        quoted = not _QUOTES.isdisjoint(piece.path)
        for match in _BRACES.finditer(piece.text):
            yield _brace(material, piece.place(match.start()), match[0])
        for match in _TAG.finditer(piece.text):
            name = _NAME.match(match[0])
            if not match[0].startswith("</") and not (quoted and not _PROGRAM.search(match[0])):
                yield _tag(material, piece.place(match.start()), match[0], name[1].lower() if name else "")
