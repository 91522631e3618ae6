"""The text of the compendium as WordprocessingML: a walk over the blocks, which writes down paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Protocol
from xml.sax.saxutils import escape, quoteattr

from kopilka.exports.compendium_styles import field, section_end, text_width
from kopilka.forms.wordml import W
from kopilka.views.compendium import tree
from kopilka.views.compendium.book import Book
from kopilka.views.compendium.tree import Block, Blocks, Run, Runs

_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_MARKS = {
    tree.BOLD: "<w:b/>",
    tree.ITALIC: "<w:i/>",
    tree.CODE: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>',
    tree.DELETED: "<w:strike/>",
    tree.NOTE: '<w:color w:val="505050"/>',
    tree.EMPTY: '<w:i/><w:color w:val="505050"/>',
    tree.RAISED: '<w:vertAlign w:val="superscript"/>',
    tree.LOWERED: '<w:vertAlign w:val="subscript"/>',
}
#: The order of the schema, which Word insists upon.
_ORDER = ("<w:rStyle", "<w:rFonts", "<w:b/>", "<w:i/>", "<w:strike/>", "<w:color", "<w:sz", "<w:vertAlign")
_SOFT = '<w:color w:val="505050"/><w:sz w:val="18"/>'
_STYLES = {"lead": "KpLead", "when": "KpNote", "note": "KpNote", "empty": "KpNote", "answer": "KpNote", "words": "KpFramed"}
_NBSP = "\u00a0"
_BOXES = {
    "notice": "KpNotice",
    "digest": "KpFramed",
    "document": "KpFramed",
    "callout": "KpFramed",
    "cut": "KpFramed",
    "quote": "KpFramed",
}
_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="B4B4B4"/></w:pBdr>'
#: The beginning of the field of contents, up to its lines.
_CONTENTS = (
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC '
    '\\o "1-2" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
#: English metric units in a twentieth of a point; the tallest picture.
_EMU = 635
_TALL = 12600


class Files(Protocol):
    """What a text refers to outside itself."""

    #: References of a section to the running head and to the foot.
    references: str

    def link(self, address: str) -> str: ...
    def picture(self, name: str) -> tuple[str, int, int]: ...
    def list(self, start: int | None) -> int: ...


class Body:
    """Writes the document from the beginning to the end; `xml()` gives what is written."""

    def __init__(self, book: Book, files: Files) -> None:
        self._book, self._files = book, files
        self._places = {entry.key: number for number, entry in enumerate(book.entries, 1)}
        self._marks = {key: f"m{number}" for key, number in self._places.items()}
        self._numbers = count(1)
        self._notes: list[tuple[str, Blocks]] = []
        self._written: list[str] = []

    def xml(self) -> str:
        """Return everything written, in one element."""
        self._end_notes()
        return f"<w:body {_NAMESPACES}>{''.join(self._written)}</w:body>"

    # The frame of the book

    def title_page(self) -> None:
        """Write the title page and its back."""
        self.text(f"{self._book.site} — городская база практик", "KpNote")
        self.text(self._book.title, "KpTitle")
        self.text(self._book.subtitle, "KpSubtitle")
        for fact in self._book.facts:
            self.text(fact, "Normal")
        for number, words in enumerate(self._book.preface):
            self._paragraph(_run(words), "Normal", "<w:pageBreakBefore/>" if number == 0 else "")

    def contents(self) -> None:
        """Write the contents: a field with its lines filled in, so that they are there before Word counts the pages."""
        self._paragraph(_run("Содержание"), "KpSubtitle", "<w:pageBreakBefore/>")
        rows = []
        for chapter in self._book.chapters:
            rows.append(("TOC1", chapter.title, f"c_{chapter.key}".replace("-", "_")))
            rows += [("TOC2", self._numbered(entry.key, entry.title), self._marks[entry.key]) for entry in chapter.entries]
        rows += [("TOC1", index.title, f"i{number}") for number, index in enumerate(self._book.indexes)]
        for number, (style, title, mark) in enumerate(rows):
            line = f'<w:hyperlink w:anchor="{mark}">{_run(title)}<w:r><w:tab/></w:r>{_page(mark)}</w:hyperlink>'
            self._paragraph((_CONTENTS if number == 0 else "") + line, style)
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if rows else ""
        self._written.append(f"<w:p><w:pPr>{section_end(self._files.references, lying=False, first=True)}</w:pPr>{end}</w:p>")

    def heading(self, level: int, title: str, *, mark: str = "", page: bool = False) -> None:
        """Write a heading of the book itself: a chapter or a material."""
        self._end_notes()
        content = _run(title)
        if mark:
            number = next(self._numbers)
            content = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
        self._paragraph(content, f"Heading{level}", "<w:pageBreakBefore/>" if page else "")

    def entry(self, key: str, title: str, *, page: bool) -> None:
        """Write the heading of a material, to which links lead."""
        self.heading(2, self._numbered(key, title), mark=self._marks[key], page=page)

    def _numbered(self, key: str, title: str) -> str:
        # Numbers are for the indexes: sections of a report have none.
        return f"{self._book.numbers[key]}. {title}" if self._book.indexes else title

    def text(self, words: str, style: str) -> None:
        """Write a plain paragraph."""
        self._paragraph(_run(words), style)

    def index_row(self, words: str, keys: Iterable[str]) -> None:
        """Write a line of an index: the pages are fields."""
        pages = self._pages(keys)
        self._paragraph(f"{_run(words, '<w:b/>')}{_run(' ')}{pages}", "KpSmall")

    def _many(self, keys: Iterable[str]) -> str:
        """Tell materials by their numbers."""
        numbers = sorted((self._book.numbers[key], self._marks[key]) for key in keys)
        return _run(f"№{_NBSP}") + _run(", ").join(
            f'<w:hyperlink w:anchor="{mark}">{_run(str(it))}</w:hyperlink>' for it, mark in numbers
        )

    def _pages(self, keys: Iterable[str]) -> str:
        return _run(", ").join(_page(self._marks[key]) for key in sorted(keys, key=self._places.__getitem__))

    # Blocks

    def blocks(self, blocks: Blocks, style: str = "Normal", *, width: int = 0, depth: int = 0, top: bool = False) -> None:
        """Write blocks; `style` is that of their plain paragraphs, `width` the room in twentieths of a point."""
        for block in blocks:
            self._block(block, style, width or text_width(), depth, top=top)

    def _block(self, block: Block, style: str, width: int, depth: int, *, top: bool) -> None:
        match block:
            case tree.Items(items, start, role):
                self._items(items, self._files.list(start) if role != "answers" else 0, style, width, depth)
            case tree.Table():
                self._table_of(block, width, top=top)
            case tree.Pairs(rows, role):
                self._pairs(rows, role, width)
            case tree.Cards(cards):
                self._cards(cards, width)
            case tree.Box(inner, role, title):
                if title:
                    self._paragraph(_run(title, "<w:b/>"), _BOXES[role], "<w:keepNext/>")
                self.blocks(inner, _BOXES[role], width=width, depth=depth)
            case _:
                self._leaf(block, style, width)

    def _leaf(self, block: Block, style: str, width: int) -> None:
        """Write a block that holds no others."""
        match block:
            case tree.Paragraph(runs, role):
                self._paragraph(self._runs(runs) or _run("_" * 60), _STYLES.get(role, style))
            case tree.Heading(level, runs):
                self._paragraph(self._runs(runs), f"Heading{level + 2}")
            case tree.Picture(name, alt):
                self._picture(name, alt, width)
            case tree.Numbers(keys):
                self._paragraph(self._many(keys), style)
            case tree.Code(text):
                self._paragraph(_run(text), "KpCode")
            case tree.Rule():
                self._paragraph("", style, _LINE)

    def _items(self, items: Sequence[Blocks], number: int, style: str, width: int, depth: int) -> None:
        """The first paragraph of an item carries its mark; what follows is set in under it."""
        indent = f'<w:ind w:left="{360 * (depth + 1)}"/>'
        marked = f'<w:numPr><w:ilvl w:val="{min(depth, 8)}"/><w:numId w:val="{number}"/></w:numPr>' if number else indent
        plain = style if style in ("KpCell", "KpSmall", "KpNotice") else "Normal"
        for item in items:
            for place, block in enumerate(item):
                if isinstance(block, tree.Paragraph):
                    self._paragraph(self._runs(block.runs), _STYLES.get(block.role, plain), marked if place == 0 else indent)
                else:
                    self._block(block, plain, width, depth + 1, top=False)

    def _pairs(self, rows: Sequence[tuple[Runs, Blocks]], role: str, width: int) -> None:
        if role == "card":
            cells = [[_Cell((tree.Paragraph(label),)), _Cell(blocks)] for label, blocks in rows]
            self._table(cells, 0, (0.24, 0.76), width, "KpSmall")
        elif role == "duo":
            labels = [_Cell((tree.Paragraph(label),), bold=True) for label, _ in rows]
            self._table([labels, [_Cell(blocks) for _, blocks in rows]], 0, (1 / len(rows),) * len(rows), width, "KpCell")
        else:
            for label, blocks in rows:
                self._led(label, blocks, role, width)

    def _led(self, label: Runs, blocks: Blocks, role: str, width: int) -> None:
        """A label runs into the first paragraph of what it names; related materials follow one another in a line."""
        style = "KpSmall" if role in ("after", "relations") else "Normal"
        told = self._runs(label, "<w:i/>" if role == "relations" else "<w:b/>")
        sign = ": " if role == "relations" else " " if tree.plain(label).endswith((".", "?", "!", ":")) else ". "
        lines = [self._runs(block.runs) for block in blocks if isinstance(block, tree.Paragraph)]
        lines += [self._many(block.keys) for block in blocks if isinstance(block, tree.Numbers)]
        if role == "relations":
            self._paragraph(told + _run(sign) + _run("; ").join(lines), style)
        elif blocks and isinstance(blocks[0], tree.Paragraph):
            self._paragraph(told + _run(sign) + self._runs(blocks[0].runs), style)
            self.blocks(blocks[1:], style, width=width)
        else:
            self._paragraph(told, style, "<w:keepNext/>")
            self.blocks(blocks, style, width=width)

    def _table_of(self, table: tree.Table, width: int, *, top: bool) -> None:
        lying = top and table.wide
        rows = [[_Cell(cell.blocks, cell.head, cell.align) for cell in row] for row in (*table.head, *table.body)]
        if lying:
            self._section(lying=False)
        self._table(rows, len(table.head), table.widths, text_width(lying=True) if lying else width, "KpCell", table.title)
        if lying:
            self._section(lying=True)

    def _section(self, *, lying: bool) -> None:
        self._written.append(f"<w:p><w:pPr>{section_end(self._files.references, lying=lying)}</w:pPr></w:p>")

    def _table(
        self, rows: Sequence[Sequence[_Cell]], head: int, shares: Sequence[float], width: int, style: str, title: str = ""
    ) -> None:
        widths = [round(share * width) for share in shares]
        grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        named = f"<w:tblCaption w:val={quoteattr(title)}/>" if title else ""
        self._written.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="KpTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="{int(head > 0)}" w:noHBand="1" w:noVBand="1"/>{named}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )
        for number, row in enumerate(rows):
            marks = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if number < head else ""
            self._written.append(f"<w:tr>{marks}")
            for cell, room in zip(row, widths, strict=True):
                self._cell(cell, room, style)
            self._written.append("</w:tr>")
        self._written.append("</w:tbl>")
        self._paragraph("", "KpGap")

    def _cell(self, cell: _Cell, width: int, style: str, borders: str = "") -> None:
        self._written.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}</w:tcPr>')
        before = len(self._written)
        align = f'<w:jc w:val="{cell.align}"/>' if cell.align else ""
        for block in cell.blocks:
            if isinstance(block, tree.Paragraph):
                self._paragraph(self._runs(block.runs, "<w:b/>" if cell.bold else ""), _STYLES.get(block.role, style), align)
            else:
                self._block(block, style, width - 160, 0, top=False)
        # A cell must end with a paragraph.
        if len(self._written) == before or not self._written[-1].endswith("</w:p>"):
            self._paragraph("", style)
        self._written.append("</w:tc>")

    def _cards(self, cards: Sequence[Blocks], width: int) -> None:
        """Cards to cut out: two in a row, a dashed edge around each."""
        edges = "".join(
            f'<w:{side} w:val="dashed" w:sz="6" w:space="0" w:color="8C8C8C"/>' for side in ("top", "left", "bottom", "right")
        )
        half = width // 2
        self._written.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="KpTable"/><w:tblW w:w="{2 * half}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{half}"/><w:gridCol w:w="{half}"/></w:tblGrid>'
        )
        for start in range(0, len(cards), 2):
            self._written.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
            for place in (start, start + 1):
                blocks = cards[place] if place < len(cards) else ()
                self._cell(_Cell(blocks), half, "KpCell", f"<w:tcBorders>{edges}</w:tcBorders>" if blocks else "")
            self._written.append("</w:tr>")
        self._written.append("</w:tbl>")
        self._paragraph("", "KpGap")

    def _picture(self, name: str, alt: str, width: int) -> None:
        link, wide, tall = self._files.picture(name)
        scale = min(1.0, width * _EMU / wide, _TALL * _EMU / tall)
        size = f'cx="{round(wide * scale)}" cy="{round(tall * scale)}"'
        number = next(self._numbers)
        named = f'id="{number}" name="Рисунок {number}" descr={quoteattr(alt)}'
        self._paragraph(
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {named}/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/>'
            f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
            "</w:drawing></w:r>",
            "Normal",
            '<w:jc w:val="center"/>',
        )

    # Runs

    def _runs(self, runs: Runs, more: str = "") -> str:
        return "".join(self._run_of(run, more) for run in runs)

    def _run_of(self, run: Run, more: str) -> str:
        if run.note:
            self._notes.append((run.text, run.note))
        written = _run(run.text, more + "".join(_MARKS[mark] for mark in run.marks))
        if not run.link:
            return written
        if run.inside:
            mark, place = self._marks[run.link], _run(f" (см.{_NBSP}№{_NBSP}{self._book.numbers[run.link]})", _SOFT)
            return f'<w:hyperlink w:anchor="{mark}">{written}</w:hyperlink>{place}'
        shown = "" if run.link.removeprefix("mailto:") == run.text else _run(f" ({run.link.removeprefix('mailto:')})", _SOFT)
        return f'<w:hyperlink r:id="{self._files.link(run.link)}">{written}</w:hyperlink>{shown}'

    def _end_notes(self) -> None:
        """Write the footnotes of a material after its text: Word's own would need a part of the file for each."""
        notes, self._notes = self._notes, []
        for number, blocks in notes:
            first, *rest = blocks
            head = _run(f"{number} ", '<w:vertAlign w:val="superscript"/>')
            self._paragraph(head + (self._runs(first.runs) if isinstance(first, tree.Paragraph) else ""), "KpSmall")
            self.blocks(tuple(rest) if isinstance(first, tree.Paragraph) else blocks, "KpSmall")

    def _paragraph(self, content: str, style: str, properties: str = "") -> None:
        self._written.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>')


def _page(mark: str) -> str:
    return field(f"PAGEREF {mark} \\h")


class _Cell:
    """A cell to be written."""

    def __init__(self, blocks: Blocks, bold: bool = False, align: str = "") -> None:
        self.blocks, self.bold, self.align = blocks, bold, align


def _run(text: str, properties: str = "") -> str:
    """Return a run; line ends become line breaks."""
    if not text:
        return ""
    marks = f"<w:rPr>{_sorted(properties)}</w:rPr>" if properties else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{marks}{lines}</w:r>"


def _sorted(properties: str) -> str:
    """Put the properties of a run into the order of the schema, each once."""
    found = dict.fromkeys(f"{part}/>" for part in properties.split("/>") if part)
    return "".join(sorted(found, key=lambda part: next(place for place, name in enumerate(_ORDER) if part.startswith(name))))
