"""Слова словарей.

Материалы находят по факторам риска, предметам, аудиториям. Поэтому в этих полях стоят не свои слова, а обозначения из
словарей (папка `_vocabulary`): так все материалы про одно и то же встречаются на одной странице.

### VOC001. Такого слова в словаре нет

Ошибка. Обозначение написано с опечаткой, или это слово ещё не занесено в словарь.

Плохо:

```yaml
subjects: [математика]
```

Хорошо:

```yaml
subjects: [matematika]
```

### VOC002. Нет самого словаря

Ошибка. Поле берёт слова из словаря, а его файла в папке `_vocabulary` нет или он не читается.

Плохо:

```text
practices/_vocabulary/subjects.yml — удалён
```

Хорошо:

```text
practices/_vocabulary/subjects.yml — на месте
```

### VOC003. По слову почти ничего нет

Заметка для кураторов. Слово есть, а опубликованных материалов по нему меньше трёх: это пробел базы, а не ошибка
автора.

Плохо:

```text
«Химия»: 0 материалов
```

Хорошо:

```text
«Химия»: 3 материала
```

### VOC004. Ошибка в самом словаре

Ошибка. Слово записано дважды или ссылается на более общее слово, которого нет.

Плохо:

```yaml
items:
  - id: algebra
    parent: matemtika
```

Хорошо:

```yaml
items:
  - id: algebra
    parent: matematika
```

### VOC005. Слова замкнулись в круг

Ошибка. Первое слово названо более общим для второго, а второе — для первого.

Плохо:

```yaml
items:
  - {id: algebra, parent: matematika}
  - {id: matematika, parent: algebra}
```

Хорошо:

```yaml
items:
  - {id: algebra, parent: matematika}
  - {id: matematika}
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kopilka.content.bank import Bank, Material
from kopilka.content.facets import terms_under
from kopilka.content.fields import Term
from kopilka.content.parsing import nearest
from kopilka.content.russian import plural
from kopilka.content.vocabulary import FACETS, Vocabulary
from kopilka.content.yaml_reader import Path
from kopilka.diagnostics import Diagnostic, Fix, Severity
from kopilka.rules.common import mended, passed_on, readable, replacement, said

#: A word in use by fewer materials than this is a gap.
ENOUGH = 3
_FORMS = ("опубликованный материал", "опубликованных материала", "опубликованных материалов")


def check(bank: Bank) -> Iterator[Diagnostic]:
    """Every word of a closed field is in its vocabulary, and every facet has something to show."""
    yield from passed_on(bank, "VOC")
    absent: set[str] = set()
    for material in bank.legible:
        for marker, path, word in material.marked(Term):
            vocabulary = bank.vocabularies.get(marker.vocabulary)
            if vocabulary is not None:
                if word not in vocabulary.terms:
                    yield _unknown(material, path, word, vocabulary)
            elif marker.vocabulary not in absent:
                absent.add(marker.vocabulary)
                yield _no_vocabulary(material, path, marker.vocabulary)
    if bank.first:
        yield from _gaps(bank)
        yield from _circles(bank)


def _no_vocabulary(material: Material, path: Path, name: str) -> Diagnostic:
    return said(
        material.source,
        material.source.place(path),
        "VOC002",
        Severity.ERROR,
        f"Словаря «{name}» нет или он не читается.",
        f"Верните файл practices/_vocabulary/{name}.yml.",
    )


def _unknown(material: Material, path: Path, word: str, vocabulary: Vocabulary) -> Diagnostic:
    place = material.source.place(path)
    same = word.strip().lower().replace("_", "-").replace(" ", "-")
    close = same if same in vocabulary.terms else _by_title(word, vocabulary) or nearest(word, list(vocabulary.terms))
    hint = f"Слова словаря — в файле {vocabulary.source.path}."
    if close:
        hint = f"Возможно, вы имели в виду «{close}» ({vocabulary.terms[close].title})."
    message = f"В словаре «{vocabulary.title}» нет слова «{word}»."
    told = said(material.source, place, "VOC001", Severity.ERROR, message, hint)
    return mended(told, _fix(material, place, word, same) if same in vocabulary.terms else None)


def _by_title(word: str, vocabulary: Vocabulary) -> str | None:
    """The id of the word whose Russian title or other name the author typed."""
    told = word.casefold()
    return next(
        (
            term.id
            for term in vocabulary.terms.values()
            if told in (term.title.casefold(), *(alias.casefold() for alias in term.aliases))
        ),
        None,
    )


def _fix(material: Material, place: tuple[int, int], word: str, right: str) -> Fix | None:
    row = material.source.text.split("\n")[place[0] - 1]
    at = place[1] - 1
    at += row[at : at + 1] in ("'", '"')
    return replacement((place[0], at + 1), word, right) if row.startswith(word, at) else None


def _gaps(bank: Bank) -> Iterator[Diagnostic]:
    """A facet word leads to at least three published materials."""
    public = [material.record for material in readable(bank) if material.kind.library and material.kind.faceted]
    for vocabulary in (bank.vocabularies[name] for name in FACETS if name in bank.vocabularies):
        used = Counter(word for record in public for word in terms_under(record, vocabulary))
        for word in vocabulary.terms.values():
            count = used[word.id]
            if count < ENOUGH:
                place = _place(vocabulary, word.id, "id")
                message = f"По слову «{word.title}» — {count} {plural(count, *_FORMS)}."
                hint = f"Хорошо, когда их не меньше {ENOUGH}: пробел стоит закрыть или слово убрать."
                yield said(vocabulary.source, place, "VOC003", Severity.NOTE, message, hint)


def _circles(bank: Bank) -> Iterator[Diagnostic]:
    """No word is more general than itself."""
    for vocabulary in bank.vocabularies.values():
        for word in vocabulary.terms:
            above = [*vocabulary.ancestors(word)]
            top = vocabulary.terms[above[-1]].parent if above else vocabulary.terms[word].parent
            if top == word:
                circle = " → ".join(f"«{name}»" for name in (word, *above, word))
                yield said(
                    vocabulary.source,
                    _place(vocabulary, word, "parent"),
                    "VOC005",
                    Severity.ERROR,
                    f"Более общие слова замкнулись в круг: {circle}.",
                    "Уберите parent у одного из них.",
                )


def _place(vocabulary: Vocabulary, word: str, key: str) -> tuple[int, int]:
    """Where a word of a vocabulary stands in its file."""
    items: Any = (vocabulary.source.data or {}).get("items", [])
    index = next(at for at, item in enumerate(items) if item.get("id") == word)
    return vocabulary.source.place(("items", index, key))
