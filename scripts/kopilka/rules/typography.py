"""Знаки и пробелы.

Мелочи, по которым видно, что текст вычитан: кавычки-«ёлочки», тире вместо дефиса, «№» вместо латинской N. Почти всё
исправляет команда `kopilka check --fix`. Математические знаки, даты, адреса и строки исходных документов не
трогаются.

### TYP001. Прямые кавычки

Заметка, исправляется сама. В русском тексте кавычки — «ёлочки», внутри них — „лапки“.

Плохо:

```markdown
Скажите: "Обведи первое действие".
```

Хорошо:

```markdown
Скажите: «Обведи первое действие».
```

### TYP002. Дефис вместо тире

Заметка, исправляется сама. Между словами с пробелами ставится тире.

Плохо:

```markdown
Ошибка этих детей - спешка.
```

Хорошо:

```markdown
Ошибка этих детей — спешка.
```

### TYP003. Дефис между числами

Заметка, исправляется сама. Промежуток чисел пишется через короткое тире без пробелов.

Плохо:

```markdown
5-9 классы, 12 - 15 минут
```

Хорошо:

```markdown
5–9 классы, 12–15 минут
```

### TYP004. Знак номера

Заметка, исправляется сама. Номер пишется знаком «№» с пробелом после него.

Плохо:

```markdown
Школа N 44, приказ №779
```

Хорошо:

```markdown
Школа № 44, приказ № 779
```

### TYP005. Лишний пробел

Заметка, исправляется сама. Два пробела подряд или пробел перед запятой.

Плохо:

```markdown
Карточки ,  карандаш
```

Хорошо:

```markdown
Карточки, карандаш
```

### TYP006. Три точки

Заметка, исправляется сама. Многоточие — один знак.

Плохо:

```markdown
Продолжи ряд: 2, 4, 6...
```

Хорошо:

```markdown
Продолжи ряд: 2, 4, 6…
```

### TYP007. Латинская буква в русском слове

Предупреждение; исправляется сама, если буква только одна и та же на вид. Такое слово не найдёт поиск и не прочтёт
экранный диктор.

Плохо:

```markdown
кaрточка   (вторая буква — латинская «a»)
```

Хорошо:

```markdown
карточка
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kopilka.content.bank import Bank, Material
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.common import mended, replacement, said
from kopilka.rules.look import look
from kopilka.rules.plain import BLANK, Piece, body_piece, front_pieces
from kopilka.rules.signs import Signs
from kopilka.rules.typography_marks import MARK_SIGNS, MARKS, Mark, latin_in_russian, quotes

#: Fields whose words are lines of documents, ids, numbers or deliberately odd search words: not the author's wording.
_NOT_WORDING = frozenset((
    "seed_quote", "seed_quotes", "quote", "aliases", "abbreviations", "redirect_from", "id", "file", "doi", "address",
    "recording", "compute", "published_in", "school_year", "number", "license", "licence", "respondents", "scale",
    "next", "start", "path",
))  # fmt: skip
_SIGNS = Signs(MARK_SIGNS)
#: A quotation mark of the text, not of YAML: after a word or a bracket, or before more text.
_FRONT_QUOTE = re.compile(r"\"(?:(?<=[^\s:,\[{-] \")|(?<=[(«„\\]\")|(?= [^#\s])|(?=[.;!?)»…]))")


def check(bank: Bank) -> Iterator[Diagnostic]:
    """The wording of a material uses the marks of Russian print."""
    for material in bank.legible:
        source = material.source
        if look(source).marks or '"' in source.body_text or _FRONT_QUOTE.search(source.front):
            yield from _piece(material, body_piece(source))
            for piece in front_pieces(source):
                if _NOT_WORDING.isdisjoint(piece.path):
                    yield from _piece(material, piece)


def _suspicious(text: str) -> bool:
    """A quick look: whether the text holds any of the signs at all."""
    return bool(_SIGNS.within(text))


def _piece(material: Material, piece: Piece) -> Iterator[Diagnostic]:
    if not _suspicious(piece.text) and '"' not in piece.text:
        return
    yield from _quotes(material, piece)
    for mark in MARKS:
        for match in mark.regex.finditer(piece.text):
            if BLANK not in match[0] and mark.certain(match):
                yield _note(material, piece, mark, match)
    for match, right in latin_in_russian(piece.text):
        message = f"В слове «{match[0]}» перемешаны русские и латинские буквы."
        hint = f"Наберите слово заново: {right}" if right else "Наберите слово заново."
        place = piece.place(match.start())
        told = said(material.source, place, "TYP007", Severity.WARNING, message, hint)
        yield mended(told, replacement(place, match[0], right) if right and piece.exact else None)


def _quotes(material: Material, piece: Piece) -> Iterator[Diagnostic]:
    """Quotation marks are «these», and „these“ inside them."""
    if '"' not in piece.text:
        return
    for start, end, right in quotes(piece.text, piece.raw):
        old, place = piece.raw[start:end], piece.place(start)
        certain = piece.exact or "\\" not in old.replace('\\"', "")
        told = said(material.source, place, "TYP001", Severity.NOTE, "Прямые кавычки.", _short(right))
        yield mended(told, replacement(place, old, right) if certain else None)


def _note(material: Material, piece: Piece, mark: Mark, match: re.Match[str]) -> Diagnostic:
    start, end = match.span(mark.group)
    old, right, place = piece.raw[start:end], mark.right(match), piece.place(start)
    before = piece.text[max(0, start - 15) : start].rsplit("\n", 1)[-1]
    after = piece.text[end : end + 15].split("\n", 1)[0]
    hint = f"…{before}{right}{after}…".replace(BLANK, "·")
    told = said(material.source, place, mark.code, Severity.NOTE, mark.message, hint)
    return mended(told, replacement(place, old, right) if piece.exact and "\n" not in old else None)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
