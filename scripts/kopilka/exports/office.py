"""Word files with the same bytes for the same document."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from kopilka.forms.word_package import packed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.package import OpcPackage

_EPOCH = datetime(2026, 1, 1)  # noqa: DTZ001 - Word's properties know no zones


def new_document(title: str, foot: str) -> Document:
    """Return an empty A4 document in Russian with the title among its properties and a small line at the foot of its pages."""
    document: Document = deepcopy(_empty()).main_document_part.document
    document.core_properties.title = title
    small(document.sections[0].footer.paragraphs[0], foot)
    return document


#: What python-docx's empty document brings and ours never use: a picture of itself, the program it was made by, styles of
#: Word 2007, hidden data, fonts of other documents, notes for browsers.
_UNUSED = ("/thumbnail", "/extended-properties", "/stylesWithEffects", "/customXml", "/fontTable", "/webSettings")
_HEADINGS = ("Heading 1", "Heading 2")
#: The styles in which ours are written, those of their letters, and those that Word wants in every document.
_STYLES = frozenset(
    (
        *_HEADINGS,
        *("Heading 1 Char", "Heading 2 Char", "Header", "Header Char", "Footer", "Footer Char", "Table Grid"),
        *("Normal", "Default Paragraph Font", "Normal Table", "No List"),
    )
)


@cache
def _empty() -> OpcPackage:
    """What every document begins as; a copy of it is had sooner than it is read."""
    import docx

    document = docx.Document()
    _lighten(document)
    _dress(document)
    package: OpcPackage = document.part.package
    return package


def _lighten(document: Document) -> None:
    """Take away all that would only make every file heavy."""
    for style in [style for style in document.styles if style.name not in _STYLES]:
        style.delete()
    numbering: Any = document.part.numbering_part.element
    numbering.clear()
    for owner in (document.part.package, document.part):
        for key in [key for key, relation in owner.rels.items() if relation.reltype.endswith(_UNUSED)]:
            del owner.rels[key]


def _dress(document: Document) -> None:
    """Our sheet, our letters, a foot, and properties that are the same in all files."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)
    section.footer.is_linked_to_previous = False
    properties = document.core_properties
    properties.author, properties.comments, properties.language = "", "", "ru-RU"
    properties.created = properties.modified = _EPOCH
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(11)
    for name in _HEADINGS:
        heading: Any = document.styles[name]
        heading.font.name, heading.font.color.rgb = "Times New Roman", None
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            heading.element.rPr.rFonts.attrib.pop(qn(f"w:{attribute}"), None)


def small(paragraph: Any, text: str) -> None:
    """Add a text in small type to a paragraph."""
    from docx.shared import Pt

    paragraph.add_run(text).font.size = Pt(9)


def ruled(document: Document, *widths: int) -> tuple[Any, Any]:
    """Add a table with columns of these widths; return its head, and the row below it, of which `alike` makes more."""
    table = document.add_table(0, len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    head, row = alike(table.add_row(), 2)
    head_row(head)
    return head, row


def head_row(row: Any) -> None:
    """Repeat the row of a table on every page and let screen readers know it for the header."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no word for it


def alike(row: Any, number: int) -> list[Any]:
    """Return the last row of a table and its copies below it, `number` rows in all: python-docx makes each anew, cell by cell."""
    for _ in range(1, number):
        row._tr.addnext(deepcopy(row._tr))  # noqa: SLF001 - python-docx has no word for it
    return list(row.table.rows)[-number:]


def document_bytes(document: Document) -> bytes:
    """Return the bytes of a python-docx document: python-docx would write the hour into the archive, this does not."""
    from docx.opc import pkgwriter

    package: Any = document.part.package
    types: Any = pkgwriter._ContentTypesItem  # noqa: SLF001 - python-docx itself asks for it in no other way
    files = {"[Content_Types].xml": types.from_parts(package.parts).blob, "_rels/.rels": package.rels.xml}
    for part in package.parts:
        files[part.partname.membername] = part.blob
        if part.rels:
            files[part.partname.rels_uri.membername] = part.rels.xml
    return packed(files)
