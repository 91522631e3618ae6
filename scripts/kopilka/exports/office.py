"""Word files with the same bytes for the same document."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from kopilka.forms.word_package import packed

if TYPE_CHECKING:
    from docx.document import Document

_EPOCH = datetime(2026, 1, 1)  # noqa: DTZ001 - Word's properties know no zones


def new_document(title: str, foot: str) -> Document:
    """Return an empty A4 document in Russian with the title among its properties and a small line at the foot of its pages."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document(io.BytesIO(_empty()))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "", "ru-RU"
    properties.comments = ""
    properties.created = properties.modified = _EPOCH
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    for name in ("Heading 1", "Heading 2"):
        heading: Any = document.styles[name]
        heading.font.name, heading.font.color.rgb = "Times New Roman", None
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            heading.element.rPr.rFonts.attrib.pop(qn(f"w:{attribute}"), None)
    small(section.footer.paragraphs[0], foot)
    return document


#: What python-docx's empty document brings and ours never use: a picture of itself, styles of Word 2007, hidden data.
_UNUSED = ("/thumbnail", "/stylesWithEffects", "/customXml")
_TABLES = ("Normal Table", "Table Grid")


@cache
def _empty() -> bytes:
    """python-docx's empty document without the ninety table styles and the parts that only make every file heavy."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE

    document = docx.Document()
    for style in [style for style in document.styles if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLES]:
        style.delete()
    for owner in (document.part.package, document.part):
        for key in [key for key, relation in owner.rels.items() if relation.reltype.endswith(_UNUSED)]:
            del owner.rels[key]
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def small(paragraph: Any, text: str) -> None:
    """Add a text in small type to a paragraph."""
    from docx.shared import Pt

    paragraph.add_run(text).font.size = Pt(9)


def head_row(row: Any) -> None:
    """Repeat the row of a table on every page and let screen readers know it for the header."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no word for it


def document_bytes(document: Document) -> bytes:
    """Return the bytes of a python-docx document: python-docx writes the hour into the archive, this does not."""
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})
