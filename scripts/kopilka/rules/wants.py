"""What is wanted of a material beyond its first lines, and what of it is there: the measure of how complete it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kopilka.content.bank import Material
from kopilka.content.fields import Need, label_of
from kopilka.content.records.base import Record, Section
from kopilka.content.source import Source
from kopilka.rules.common import needs
from kopilka.rules.fields import filled
from kopilka.rules.outline import outline, sure

#: The end of a text or the next heading of the same level or above, with nothing before it.
_NOTHING = re.compile(r"\s*(?:\Z|##? )")
_WANTED = (Need.PUBLISHED, Need.ADVISED)


@dataclass(frozen=True, slots=True)
class Want:
    """A field (by its Russian label) or a section («раздел «…»») which the kind wants, and whether the material has it."""

    label: str
    need: Need
    met: bool


def wants(material: Material) -> Iterator[Want]:
    """Yield what is needed for publication and what is desirable, fields before sections.

    What every draft must have (title, summary, origin) is not among it: a title alone is no material.
    """
    fields, sections = _wanted(type(material.record))
    for name, label, need in fields:
        yield Want(label, need, filled(material.record, name))
    if sections:
        written = _written(material.source, [section.title for section in sections])
        yield from (Want(f"раздел «{section.title}»", section.need, met) for section, met in zip(sections, written, strict=True))


@cache
def _wanted(model: type[Record]) -> tuple[list[tuple[str, str, Need]], list[Section]]:
    """The fields (key, label, when needed) and the sections which a kind wants."""
    fields = [(name, label_of(model.model_fields[name], name), need) for name, need in needs(model).items() if need in _WANTED]
    return fields, [section for section in model.SECTIONS if section.need in _WANTED]


def _written(source: Source, titles: list[str]) -> list[bool]:
    """Say of each section whether it is there and says something.

    Most stand in so many words, and the others stand nowhere: a look at the text spares building the outline.
    """
    text = f"\n{source.body_text}"
    plain = [_plainly(text, title) for title in titles]
    absent = [title for title, met in zip(titles, plain, strict=True) if not met]
    if not absent or (not any(title in text for title in absent) and sure(text)):
        return plain
    present = {heading.title for heading in outline(source) if not heading.empty}
    return [title in present for title in titles]


def _plainly(text: str, title: str) -> bool:
    at = text.find(f"\n## {title}\n")
    return at >= 0 and not _NOTHING.match(text, at + len(title) + 4)
