"""A blank of a local act or of a template as a Word file; what is to be filled in is marked in yellow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kopilka.content.markup import Node
from kopilka.exports.office import alike, document_bytes, head_row, new_document, ruled, small
from kopilka.views.blanks import Blank
from kopilka.views.sheet import plain

if TYPE_CHECKING:
    from docx.document import Document

_FIELD = re.compile(r"(\[[^\[\]]+\])")
_VOLUNTARY = "Добровольно: форма не входит в обязательный перечень документов педагога (приказ № 779)."
_INLINE = frozenset(
    {"Text", "Code", "SoftBreak", "HardBreak", "Strong", "Emphasis", "Strikethrough", "Link", "FootnoteReference"}
)


@dataclass(frozen=True)
class _Run:
    text: str
    bold: bool = False
    italic: bool = False


def blank_docx(blank: Blank, site: str, rights: str) -> bytes:
    """Return the blank as a Word file; `rights` is the licence, which stands in the footer with the name of the site."""
    document = new_document(blank.title, f"{site}. Образец, который школа меняет под себя. {rights}")
    if blank.fields:
        _fields(document, blank)
    for node in blank.nodes:
        _write(document, node)
    return document_bytes(document)


def _fields(document: Document, blank: Blank) -> None:
    """A template: a row a field, its explanation beside it, room to write."""
    from docx.shared import Mm

    document.add_heading(plain(blank.title), 1)
    if blank.voluntary:
        small(document.add_paragraph(), _VOLUNTARY)
    head, row = ruled(document, Mm(62), Mm(112))
    for cell, text in zip(head.cells, ("Что заполнить", "Запись"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    row.height = Mm(14)
    for field, asked in zip(blank.fields, alike(row, len(blank.fields)), strict=True):
        cell = asked.cells[0]
        cell.paragraphs[0].add_run(plain(field.name))
        if field.help:
            small(cell.add_paragraph(), plain(field.help))


def _write(document: Document, node: Node) -> None:
    _BLOCKS.get(node.tag, _others)(document, node)


def _others(document: Document, node: Node) -> None:
    """A quote, a call-out, a note: what stands in it, without its frame."""
    for child in node.children:
        _write(document, child)


def _heading(document: Document, node: Node) -> None:
    document.add_heading(node.text.strip(), min(2, max(1, node.info - 1)))


def _paragraph(document: Document, node: Node) -> None:
    _put(document.add_paragraph(), node.children)


def _list(document: Document, node: Node) -> None:
    """Numbers stand in the text: Word's own would run on from one list into the next."""
    from docx.shared import Mm

    for number, item in enumerate(node.children, int(node.info or 1)):
        inline = [child for child in item.children if child.tag in _INLINE]
        blocks = [child for child in item.children if child.tag not in _INLINE]
        mark = "•" if node.info is None else f"{number}."
        first = [blocks.pop(0)] if not inline and blocks and blocks[0].tag == "Paragraph" else []
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(7), Mm(-5)
        paragraph.paragraph_format.space_after = Mm(1)
        paragraph.add_run(f"{mark} ")
        _put(paragraph, first[0].children if first else inline)
        for block in blocks:
            _write(document, block)


def _table(document: Document, node: Node) -> None:
    rows = [[cell.children for cell in row.children] for row in node.children]
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, children in zip(row.cells, cells, strict=False):
            _put(cell.paragraphs[0], children, bold=number == 0)
    head_row(table.rows[0])


_BLOCKS: dict[str, Callable[[Document, Node], None]] = {
    "Heading": _heading,
    "Paragraph": _paragraph,
    "List": _list,
    "Table": _table,
    "Rule": lambda _document, _node: None,
    "HtmlBlock": lambda _document, _node: None,
}


def _put(paragraph: Any, nodes: Iterable[Node], *, bold: bool = False) -> None:
    """Write inlines into a paragraph; «[поле]» is marked."""
    from docx.enum.text import WD_COLOR_INDEX

    for run in _runs(nodes, _Run("", bold=bold)):
        for piece in filter(None, _FIELD.split(run.text)):
            written = paragraph.add_run(piece)
            written.bold, written.italic = run.bold, run.italic
            if _FIELD.fullmatch(piece):
                written.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _runs(nodes: Iterable[Node], style: _Run) -> Iterator[_Run]:
    """Yield runs with neighbours of the same style joined, so that no field is cut in two."""
    held: _Run | None = None
    for run in _pieces(nodes, style):
        if held is not None and (held.bold, held.italic) == (run.bold, run.italic):
            held = _Run(held.text + run.text, run.bold, run.italic)
        else:
            if held is not None:
                yield held
            held = run
    if held is not None:
        yield held


def _pieces(nodes: Iterable[Node], style: _Run) -> Iterator[_Run]:
    for node in nodes:
        if node.tag in ("SoftBreak", "HardBreak"):
            yield _Run(" ", style.bold, style.italic)
        elif node.children:
            inner = _Run("", style.bold or node.tag == "Strong", style.italic or node.tag == "Emphasis")
            yield from _pieces(node.children, inner)
        elif node.value:
            yield _Run(node.value, style.bold, style.italic)
