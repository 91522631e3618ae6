"""How a material reads: the mean length of its sentences and the share of officialese among its words.

Both are plain counts, so that an editor can see what to mend: a sentence ends with «.», «!», «?», «…» or with its paragraph;
officialese is a closed list of stems (after the advice of Н. Галь, «Слово живое и мёртвое», in our own selection).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Origin
from kopilka.views.facets import shown

_SENTENCE = re.compile(r"(?<=[.!?…])[»)\"]*\s+(?=[«(\"]?[А-ЯЁA-Z0-9])")
_WORD = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё-]*")
_OFFICIALESE = re.compile(
    r"\b(?:целесообразн|способству(?:ет|ют)|осуществл|обеспечени[еяю]|формировани[еяю]|посредством|надлежащ|вышеуказанн|"
    r"нижеследующ|вышеперечисленн|данн(?:ый|ая|ое|ые|ого|ой|ому|ым|ых|ую)\b|явля(?:ет|ют)ся|в целях|в рамках|в части|в сфере|"
    r"на предмет|по вопросу|имеет место|оказани[еяю]|организаци[ия] работы|проведени[еяю]|реализаци[ияю]|повышени[еяю] уровня|"
    r"комплексн(?:ый|ая|ое|ые|ого|ой)|эффективн|оптимизаци|мероприяти)",
    re.IGNORECASE,
)
#: Keys whose values are names, not prose.
_NAMES = {"title", "aliases", "quote", "seed_quote", "where", "name", "position", "file", "license", "compute", "answer", "id"}


@dataclass(frozen=True)
class Readability:
    """`sentence` is the mean number of words of a sentence; `officialese` the number of finds in a hundred words."""

    material: Material
    words: int
    sentence: float
    officialese: float

    @property
    def weight(self) -> float:
        """How badly the text reads: words of a sentence beyond ten, and three for each officialese in a hundred words."""
        return max(self.sentence - 10, 0) + 3 * self.officialese


def readability(bank: Bank) -> list[Readability]:
    """Measure what the editors wrote themselves, the worst first; documents and legal texts are not theirs to reword."""
    chosen = [
        item for item in shown(bank) if item.record.origin is Origin.EDITORIAL and item.kind.folder not in ("local-acts", "acts")
    ]
    return sorted((measure(material) for material in chosen), key=lambda found: (-found.weight, found.material.key))


def measure(material: Material) -> Readability:
    """Count the sentences and the words of a material: its fields and its body."""
    sentences = [sentence for text in _texts(material) for sentence in _SENTENCE.split(text)]
    counts = [count for count in (len(_WORD.findall(sentence)) for sentence in sentences) if count > 2]
    words = sum(counts)
    stamps = sum(len(_OFFICIALESE.findall(sentence)) for sentence in sentences)
    return Readability(material, words, words / len(counts) if counts else 0.0, 100 * stamps / words if words else 0.0)


def _texts(material: Material) -> Iterator[str]:
    yield from _strings(material.record)
    for node in material.source.body.walk():
        if node.tag in ("Paragraph", "TableCell", "Heading"):
            yield node.text
        elif node.tag == "Item" and not any(child.tag == "Paragraph" for child in node.children):
            yield "".join(child.text for child in node.children if child.tag != "List")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            # A short text is a label or a word of a vocabulary, not a sentence.
            if name not in _NAMES and not (isinstance(inner, str) and " " not in inner):
                yield from _strings(inner)
