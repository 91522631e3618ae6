"""The blanks of sample local acts and of templates: which documents a page offers to take away and to fill in.

A local act gives its text and every form of its «Приложения» (a paragraph that begins in bold begins a form); a template gives
its fields. The page links to them, the exports write them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kopilka.content.bank import Material
from kopilka.content.enums import Availability
from kopilka.content.markup import Node
from kopilka.content.records.local_act import FormField, LocalAct, Template
from kopilka.content.russian import lowered


@dataclass(frozen=True)
class Blank:
    """A document to fill in: the name of its file in the folder of the page, its title, what stands in it."""

    name: str
    title: str
    nodes: tuple[Node, ...] = ()
    fields: tuple[FormField, ...] = ()
    voluntary: bool = False


def blanks(material: Material) -> list[Blank]:
    """Return the blanks of a material, in the order of its text; a document that is only declared has none."""
    record = material.record
    if record.availability is Availability.DECLARED:
        return []
    if isinstance(record, Template) and record.fields:
        return [Blank("blank.docx", record.title, fields=record.fields, voluntary=record.voluntary)]
    if isinstance(record, LocalAct):
        return list(_documents(material))
    return []


def _documents(material: Material) -> Iterator[Blank]:
    sections = {section.title: section for section in material.source.body.sections if not section.empty}
    if "Текст" in sections:
        yield Blank("tekst.docx", f"Весь текст: {lowered(material.record.title)}", sections["Текст"].nodes)
    if "Приложения" in sections:
        for number, (title, nodes) in enumerate(_forms(sections["Приложения"].nodes), 1):
            yield Blank(f"forma-{number}.docx", title, nodes)


def _forms(nodes: tuple[Node, ...]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Cut the appendices at the paragraphs that begin in bold; yield (title, the whole form)."""
    title, gathered = "", list[Node]()
    for node in nodes:
        if node.tag == "Paragraph" and node.children and node.children[0].tag == "Strong":
            if title:
                yield title, tuple(gathered)
            title, gathered = node.children[0].text.strip().rstrip("."), []
        gathered.append(node)
    if title:
        yield title, tuple(gathered)
