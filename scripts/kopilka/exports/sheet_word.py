"""A survey sheet as a Word file: the same blank as the PDF, for those who change a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kopilka.exports.office import alike, document_bytes, new_document, ruled, small
from kopilka.views.sheet import Part, Question, Sheet

if TYPE_CHECKING:
    from docx.document import Document

_BOX = "☐"
_LINE = "_" * 80


def sheet_docx(sheet: Sheet) -> bytes:
    """Return an A4 blank as a Word file."""
    document = new_document(sheet.title, sheet.foot)
    document.add_heading(sheet.title, 1)
    small(document.add_paragraph(), " · ".join(sheet.facts))
    if sheet.note:
        document.add_paragraph(sheet.note)
    for line in sheet.lines:
        document.add_paragraph(f"{line}: {_LINE[: max(20, 60 - len(line))]}")
    for block in sheet.blocks:
        if block.title:
            document.add_heading(block.title, 2)
        for part in block.parts:
            _FORMS[part.form](document, part)
    return document_bytes(document)


def _told(question: Question) -> str:
    return f"{question.number}. {question.text}" + (f" ({question.note})" if question.note else "")


def _grid(document: Document, part: Part) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    head, row = ruled(document, Mm(174 - 20 * len(part.answers)), *[Mm(20)] * len(part.answers))
    for cell, answer in zip(head.cells[1:], part.answers, strict=True):
        small(cell.paragraphs[0], answer)
    for cell in row.cells[1:]:
        cell.paragraphs[0].add_run(_BOX)
    for cell in (*head.cells[1:], *row.cells[1:]):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for question, asked in zip(part.questions, alike(row, len(part.questions)), strict=True):
        asked.cells[0].paragraphs[0].add_run(_told(question))


def _boxes(document: Document, part: Part) -> None:
    from docx.shared import Mm

    for question in part.questions:
        document.add_paragraph(_told(question)).paragraph_format.keep_with_next = True
        for answer in part.answers:
            document.add_paragraph(f"{_BOX} {answer}").paragraph_format.left_indent = Mm(7)


def _lines(document: Document, part: Part) -> None:
    for question in part.questions:
        document.add_paragraph(_told(question)).paragraph_format.keep_with_next = True
        for _ in range(3):
            document.add_paragraph(_LINE)


_FORMS = {"grid": _grid, "one": _boxes, "many": _boxes, "open": _lines}
