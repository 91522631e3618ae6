"""A survey sheet as a Word file: the same blank as the PDF, for those who change a question."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kopilka.forms.word_package import packed
from kopilka.views.sheet import Part, Question, Sheet

if TYPE_CHECKING:
    from docx.document import Document

_BOX = "☐"
_LINE = "_" * 80
_EPOCH = datetime(2026, 1, 1)  # noqa: DTZ001 - Word's properties know no zones


def sheet_docx(sheet: Sheet) -> bytes:
    """Return an A4 blank as a Word file."""
    document = _empty(sheet)
    document.add_heading(sheet.title, 1)
    _small(document.add_paragraph(), " · ".join(sheet.facts))
    if sheet.note:
        document.add_paragraph(sheet.note)
    for line in sheet.lines:
        document.add_paragraph(f"{line}: {_LINE[: max(20, 60 - len(line))]}")
    for block in sheet.blocks:
        if block.title:
            document.add_heading(block.title, 2)
        for part in block.parts:
            _FORMS[part.form](document, part)
    return _exact(document)


def _exact(document: Document) -> bytes:
    """The bytes of a document without the hour that python-docx writes into them."""
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})


def _empty(sheet: Sheet) -> Document:
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)
    properties = document.core_properties
    properties.title, properties.author, properties.language = sheet.title, "", "ru-RU"
    properties.comments = ""
    properties.created = properties.modified = _EPOCH
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    for name in ("Heading 1", "Heading 2"):
        heading: Any = document.styles[name]
        heading.font.name, heading.font.color.rgb = "Times New Roman", None
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            heading.element.rPr.rFonts.attrib.pop(qn(f"w:{attribute}"), None)
    _small(section.footer.paragraphs[0], sheet.foot)
    return document


def _small(paragraph: Any, text: str) -> None:
    from docx.shared import Pt

    paragraph.add_run(text).font.size = Pt(9)


def _told(question: Question) -> str:
    return f"{question.number}. {question.text}" + (f" ({question.note})" if question.note else "")


def _grid(document: Document, part: Part) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    table = document.add_table(1, 1 + len(part.answers), style="Table Grid")
    table.autofit = False
    _header(table.rows[0])
    for cell, answer in zip(table.rows[0].cells[1:], part.answers, strict=True):
        _small(cell.paragraphs[0], answer)
    for question in part.questions:
        cells = table.add_row().cells
        cells[0].text = _told(question)
        for cell in cells[1:]:
            cell.text = _BOX
    widths = [Mm(174 - 20 * len(part.answers)), *[Mm(20)] * len(part.answers)]
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
        for cell in row.cells[1:]:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _header(row: Any) -> None:
    """Repeat the row on every page and let screen readers know it for the header."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no word for it


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
