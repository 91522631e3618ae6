"""Simple HTML (as mammoth writes it from Word) to the Markdown of the base. Every letter stays; what Markdown has no form
for becomes plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import html

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|]")
#: What begins a line and would make it a heading, a list, a quotation or a rule.
_LINE_START = re.compile(r"(?m)^(?:(#{1,6}|[-+=])(?=\s|$|[-=])|(\d{1,9})([.)])(?=\s|$))")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SPACES = re.compile(r"[ \t\r\f\v]+")
#: mammoth writes a line break as <br>; here it stands as this sign until the text is escaped.
_BREAK = "\ue001"
_BLOCKS = frozenset({"p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"})
_HEADING = re.compile(r"h([1-6])\Z")
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "s": "~~", "del": "~~"}
_BACK = re.compile(r"#(?:foot|end)note-ref-")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_NOTE = re.compile(r"#(?:foot|end)note-(?!ref-)(\d+)\Z")


class Writer:
    """Writes blocks as Markdown. `picture` turns the address and the words of a picture into Markdown; `top` is the level
    of the highest heading."""

    def __init__(self, picture: Callable[[str, str], str], top: int = 2) -> None:
        self._picture, self._top = picture, top

    def write(self, elements: list[html.HtmlElement]) -> str:
        """Return the Markdown of blocks; empty if there is nothing but emptiness."""
        levels = [int(found[1]) for element in elements if (found := _HEADING.match(str(element.tag)))]
        shift = self._top - min(levels, default=self._top)
        return "\n\n".join(self._blocks(elements, shift)).strip("\n")

    def _blocks(self, elements: list[html.HtmlElement], shift: int) -> Iterator[str]:
        for element in elements:
            heading = _HEADING.match(str(element.tag))
            text = ""
            if heading:
                words = self._line(element)
                text = f"{'#' * max(1, min(int(heading[1]) + shift, 6))} {words}" if words else ""
            elif element.tag in ("ul", "ol"):
                text = self._list(element)
            elif element.tag == "table":
                text = self._table(element)
            else:
                text = self._paragraph(element)
            if text:
                yield text

    def _paragraph(self, element: html.HtmlElement) -> str:
        rows = [row.strip() for row in self._inline(element).split(_BREAK)]
        while rows and not rows[-1]:
            rows.pop()
        while rows and not rows[0]:
            rows.pop(0)
        return _LINE_START.sub(_quiet, "\\\n".join(rows))

    def _line(self, element: html.HtmlElement) -> str:
        """The text of an element in one line."""
        return " ".join(self._inline(element).replace(_BREAK, " ").split(" ")).strip().rstrip("#").strip()

    def _inline(self, element: html.HtmlElement) -> str:
        pieces = [_escaped(element.text or "")]
        for child in element:
            pieces.append(self._mark(child))
            pieces.append(_escaped(child.tail or ""))
        return "".join(pieces)

    def _mark(self, element: html.HtmlElement) -> str:
        tag = str(element.tag)
        if tag == "br":
            return _BREAK
        if tag == "img":
            return self._picture(element.get("src") or "", element.get("alt") or "")
        if tag == "input":
            return "☒ " if element.get("checked") is not None else "☐ "
        inner = self._inline(element)
        if tag in _MARKS:
            return _wrapped(inner, _MARKS[tag])
        if tag == "a":
            return _link(element.get("href") or "", inner)
        # A power must not become a digit of the number before it: 10² is no 102.
        return f"^{inner}" if tag == "sup" and inner.strip() and not inner.startswith("[^") else inner

    def _list(self, element: html.HtmlElement) -> str:
        if any(_NOTE_ITEM.match(item.get("id") or "") for item in element):
            return "\n\n".join(self._note(item) for item in element)
        rows = []
        for number, item in enumerate(element.findall("li"), 1):
            mark = f"{number}. " if element.tag == "ol" else "- "
            rows.append(mark + self._item(item).replace("\n", "\n" + " " * len(mark)))
        return "\n".join(rows)

    def _item(self, item: html.HtmlElement) -> str:
        """An item: its own line, then the lists and blocks inside it."""
        own = html.Element("p")
        own.text = item.text
        inner = []
        for child in item:
            if child.tag in _BLOCKS:
                inner.append(child)
            else:
                own.append(child)
        first = self._paragraph(own)
        rest = [self._list(child) if child.tag in ("ul", "ol") else f"\n{next(self._blocks([child], 0), '')}" for child in inner]
        return "\n".join(filter(None, (first, *rest))).strip("\n")

    def _note(self, item: html.HtmlElement) -> str:
        number = (item.get("id") or "").rpartition("-")[2]
        for back in [link for link in item.iter("a") if _BACK.match(link.get("href") or "")]:
            back.drop_tree()
        text = " ".join(self._paragraph(block) for block in item) if len(item) else self._paragraph(item)
        return f"[^{number}]: {' '.join(text.split())}"

    def _table(self, element: html.HtmlElement) -> str:
        rows = [[self._cell(cell) for cell in cells] for cells in _grid(element)]
        rows = [row for row in rows if any(row)]
        width = max((len(row) for row in rows), default=0)
        if width == 0:
            return ""
        if width == 1:
            return "\n\n".join(_LINE_START.sub(_quiet, row[0]) for row in rows)
        head, *rest = ([*row, *[""] * (width - len(row))] for row in rows)
        lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * width, *rest)]
        return "\n".join(lines)

    def _cell(self, cell: html.HtmlElement | None) -> str:
        """A cell is one line: what stood one under another is set apart by signs, a table inside row by row."""
        if cell is None:
            return ""
        pieces: list[str] = []
        loose = html.Element("p")
        loose.text = cell.text
        for child in list(cell):
            if child.tag in ("ul", "ol"):
                pieces += [f"• {self._line(item)}" for item in child.iter("li")]
            elif child.tag == "table":
                inner = ("; ".join(filter(None, (self._cell(one) for one in row))) for row in _grid(child))
                pieces += list(inner)
            elif child.tag in _BLOCKS:
                pieces.append(self._line(child))
            else:
                loose.append(child)
        return " ".join(_ended(piece) for piece in (self._line(loose), *pieces) if piece).rstrip(";")


_NOTE_ITEM = re.compile(r"(?:foot|end)note-\d+\Z")


def _ended(text: str) -> str:
    """A line that ran on to the next by itself needs a sign in one line with it."""
    return text if text[-1] in ".!?…:;,•" else f"{text};"


def _grid(table: html.HtmlElement) -> list[list[html.HtmlElement | None]]:
    """The cells of a table by row and column; a place that a wider or higher cell covers is None."""
    grid: list[list[html.HtmlElement | None]] = []
    waiting: dict[int, int] = {}
    for row in table.xpath("./tr | ./thead/tr | ./tbody/tr"):
        cells: list[html.HtmlElement | None] = []
        for cell in row.xpath("./td | ./th"):
            _covered(cells, waiting)
            span = _span(cell.get("colspan"))
            cells += [cell, *[None] * (span - 1)]
            down = _span(cell.get("rowspan")) - 1
            if down:
                waiting.update(dict.fromkeys(range(len(cells) - span, len(cells)), down))
        _covered(cells, waiting)
        grid.append(cells)
    return grid


def _covered(cells: list[html.HtmlElement | None], waiting: dict[int, int]) -> None:
    while waiting.get(len(cells), 0) > 0:
        waiting[len(cells)] -= 1
        cells.append(None)


def _span(value: str | None) -> int:
    return min(int(value), 100) if value and value.isdigit() and int(value) > 0 else 1


def _escaped(text: str) -> str:
    text = _SPACES.sub(" ", text.replace("\n", " "))
    return _ENTITY.sub(r"\\&", _SPECIAL.sub(r"\\\g<0>", text))


def _quiet(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def _wrapped(inner: str, mark: str) -> str:
    """Markup holds only where it touches letters: spaces and line breaks go outside."""
    core = inner.strip(f" {_BREAK}\u00a0")
    if not core:
        return inner
    start = inner.index(core)
    pieces = (f"{mark}{piece}{mark}" if piece.strip() else piece for piece in core.split(_BREAK))
    return f"{inner[:start]}{_BREAK.join(pieces)}{inner[start + len(core) :]}"


def _link(href: str, words: str) -> str:
    note = _NOTE.match(href)
    if note:
        return f"[^{note[1]}]"
    if not _ADDRESS.match(href) or not words.strip():
        return words
    return (
        f"[{words.strip()}](<{href.replace('<', '%3C').replace('>', '%3E')}>)"
        if " " in href or ")" in href
        else f"[{words.strip()}]({href})"
    )
