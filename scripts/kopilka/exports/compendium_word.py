"""The compendium as a Word file: the same blocks as the PDF, in Word's own styles, so that a centre can set it its own way."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from kopilka.exports.compendium_styles import add_list, prepare
from kopilka.exports.compendium_wordml import Body
from kopilka.exports.office import document_bytes, new_document
from kopilka.pdf.typesetter import DOTS, picture_png
from kopilka.views.compendium.book import Book, Chapter, Index

if TYPE_CHECKING:
    from docx.document import Document

_INCH = 914_400
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def compendium_docx(book: Book) -> bytes:
    """Return the book as a Word file on A4, the same bytes for the same book.

    Pages are counted by Word: the contents and «см. с.» are fields, which it fills when the file is opened.
    """
    document = new_document(f"{book.title}. {book.subtitle}", "")
    prepare(document, book.subtitle)
    body = Body(book, _Files(document, book))
    body.title_page()
    body.contents()
    for chapter in book.chapters:
        _chapter(body, chapter)
    for number, index in enumerate(book.indexes):
        _index(body, index, number)
    _fill(document, body)
    return document_bytes(document)


def _chapter(body: Body, chapter: Chapter) -> None:
    body.heading(1, chapter.title, mark=f"c_{chapter.key}".replace("-", "_"), page=True)
    body.text(chapter.about, "KpNote")
    for number, entry in enumerate(chapter.entries):
        body.entry(entry.key, entry.title, page=number > 0 and not chapter.run_on)
        if entry.label:
            body.text(entry.label, "KpNote")
        body.blocks(entry.blocks, top=True)


def _index(body: Body, index: Index, number: int) -> None:
    body.heading(1, index.title, mark=f"i{number}", page=True)
    body.text(index.about, "KpNote")
    for words, keys in index.rows:
        body.index_row(words, keys)


def _fill(document: Document, body: Body) -> None:
    """Put the text before the section's end, where python-docx has nothing but an empty paragraph."""
    from docx.oxml import parse_xml

    whole: Any = parse_xml(body.xml())
    place = document.element.body
    end = place.sectPr
    for element in list(place):
        if element is not end:
            place.remove(element)
    for element in list(whole):
        end.addprevious(element)


class _Files:
    """What a text refers to outside itself: pictures and addresses, each given a number once."""

    def __init__(self, document: Document, book: Book) -> None:
        self._document, self._part, self._pictures = document, document.part, book.pictures
        self._lists = 0
        section: Any = document.element.body.sectPr
        self.references = "".join(_as_text(one) for one in section if one.tag.endswith(("headerReference", "footerReference")))
        self._links: dict[str, str] = {}
        self._images: dict[str, tuple[str, int, int]] = {}

    def link(self, address: str) -> str:
        """Return the number of an address."""
        if address not in self._links:
            self._links[address] = self._part.relate_to(address, _HYPERLINK, is_external=True)
        return self._links[address]

    def list(self, start: int | None) -> int:
        """Return the number of a new list."""
        self._lists += 1
        add_list(self._document, self._lists, start)
        return self._lists

    def picture(self, name: str) -> tuple[str, int, int]:
        """Return the number of a picture with its natural size in EMU. Word knows no SVG: it is given a drawn copy."""
        if name not in self._images:
            form = name.rpartition(".")[2]
            drawn = form not in ("png", "jpg")
            content = picture_png(self._pictures[name], form) if drawn else self._pictures[name]
            number, image = self._part.get_or_add_image(BytesIO(content))
            # A drawn copy does not say how many dots it has in an inch.
            size = [side * _INCH // DOTS for side in (image.px_width, image.px_height)] if drawn else [image.width, image.height]
            self._images[name] = (number, int(size[0]), int(size[1]))
        return self._images[name]


def _as_text(reference: Any) -> str:
    """Return a reference of a section to its running head as text, its names as the body of the document has them."""
    name = reference.tag.rpartition("}")[2]
    told = {key.rpartition("}")[2]: value for key, value in reference.attrib.items()}
    return f'<w:{name} w:type="{told["type"]}" r:id="{told["id"]}"/>'
