"""Pieces of a Word document as text: paragraphs, tables, content controls. Whoever needs one writes it, nobody reads it here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import count
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"

#: What stands in a control until something is written there. A value equal to one of these is an empty field.
WRITE = "Впишите сюда"
WRITE_LIST = "Впишите пункты, каждый с новой строки"
CHOOSE = "Выберите из списка"
DAY = "Выберите дату"
PLACEHOLDERS = frozenset({WRITE, WRITE_LIST, CHOOSE, DAY})


def run(text: str, style: str = "") -> str:
    """Return a run of text; line ends become line breaks, tabs become tabs."""
    marked = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    lines = "<w:br/>".join(
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in line.split("\t"))
        for line in text.split("\n")
    )
    return f"<w:r>{marked}{lines}</w:r>"


def paragraph(content: str, style: str = "") -> str:
    """Return a paragraph; `content` is runs."""
    marked = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{marked}{content}</w:p>"


def cell(content: str, width: int, *, shaded: bool = False, span: int = 1) -> str:
    """Return a table cell; `content` is blocks, of which the last must be a paragraph."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{"F4F0E6" if shaded else "FFFFFF"}"/>'
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shade}</w:tcPr>{content}</w:tc>'


def row(cells: Iterable[str], *, head: bool = False, whole: bool = False) -> str:
    """Return a table row; a head row is repeated on every page, a whole one is never split between two."""
    marks = f"{'<w:cantSplit/>' if head or whole else ''}{'<w:tblHeader/>' if head else ''}"
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Sequence[int]) -> str:
    """Return a table of rows with columns of these widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="KopilkaTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


class Controls:
    """Makes content controls; each has a number of its own in the document."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def text(self, tag: str, label: str, value: str = "") -> str:
        """Return a control for plain text, with line breaks; empty, or with a value."""
        return self._empty(tag, label, WRITE, '<w:text w:multiLine="1"/>', value)

    def rich(self, tag: str, label: str, placeholder: str = WRITE) -> str:
        """Return a control for paragraphs, lists, tables, pictures."""
        return self._empty(tag, label, placeholder, "<w:richText/>")

    def day(self, tag: str, label: str) -> str:
        """Return a control with a calendar."""
        form = '<w:date><w:dateFormat w:val="dd.MM.yyyy"/><w:lid w:val="ru-RU"/><w:calendar w:val="gregorian"/></w:date>'
        return self._empty(tag, label, DAY, form)

    def choice(self, tag: str, label: str, options: Iterable[str], *, free: bool = False, value: str = "") -> str:
        """Return a drop-down; `free` lets other words be typed; `value` is chosen already."""
        kind = "comboBox" if free else "dropDownList"
        return self._empty(tag, label, CHOOSE, f"<w:{kind}>{_items(tuple(options))}</w:{kind}>", value)

    def mark(self, tag: str, label: str, content: str) -> str:
        """Return content which only carries a tag and cannot be changed by mistake."""
        return self._control(content, _named(tag, label), '<w:lock w:val="sdtContentLocked"/>')

    def repeated(self, items: Iterable[str]) -> str:
        """Return items (rows or blocks) beside which Word shows «+» to add another."""
        inner = "".join(self._control(item, "", "<w15:repeatingSectionItem/>") for item in items)
        return self._control(inner, "", "<w15:repeatingSection/>")

    def _empty(self, tag: str, label: str, placeholder: str, kind: str, value: str = "") -> str:
        if value:
            return self._control(paragraph(run(value)), _named(tag, label), kind)
        content = paragraph(run(placeholder, "PlaceholderText"))
        return self._control(content, _named(tag, label), f"<w:showingPlcHdr/>{kind}")

    def _control(self, content: str, before: str, after: str) -> str:
        """The number stands between the names and the rest: Word wants the order of the schema."""
        number = next(self._numbers)
        properties = f'<w:sdtPr>{before}<w:id w:val="{number}"/>{after}</w:sdtPr>'
        return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


@lru_cache(maxsize=64)
def _items(options: tuple[str, ...]) -> str:
    """The lines of a drop-down: one vocabulary stands in form after form."""
    return "".join("<w:listItem w:displayText={0} w:value={0}/>".format(quoteattr(words)) for words in options)


def _named(tag: str, label: str) -> str:
    return f"<w:alias w:val={quoteattr(label[:60])}/><w:tag w:val={quoteattr(tag)}/>"
