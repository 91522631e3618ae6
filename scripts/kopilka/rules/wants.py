"""What is wanted of a material beyond its first lines, and what of it is there: the measure of how complete it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kopilka.content.bank import Material
from kopilka.content.fields import Need, label_of
from kopilka.content.records.base import Record, Section
from kopilka.rules.common import needs
from kopilka.rules.fields import filled
from kopilka.rules.outline import outline

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
        text = f"\n{material.source.body_text}"
        written = [_written(text, section.title) for section in sections]
        if not all(written):
            present = {heading.title for heading in outline(material.source) if not heading.empty}
            written = [section.title in present for section in sections]
        yield from (Want(f"раздел «{section.title}»", section.need, met) for section, met in zip(sections, written, strict=True))


@cache
def _wanted(model: type[Record]) -> tuple[list[tuple[str, str, Need]], list[Section]]:
    """The fields (key, label, when needed) and the sections which a kind wants."""
    fields = [(name, label_of(model.model_fields[name], name), need) for name, need in needs(model).items() if need in _WANTED]
    return fields, [section for section in model.SECTIONS if section.need in _WANTED]


def _written(text: str, title: str) -> bool:
    """Whether a section stands in the text in so many words and says something: a look that spares building the outline."""
    at = text.find(f"\n## {title}\n")
    return at >= 0 and not _NOTHING.match(text, at + len(title) + 4)
