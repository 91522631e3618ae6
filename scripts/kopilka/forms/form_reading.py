"""A filled Word form read back: which kind it is, the value of every field, the text of every section.

A field is known by the tag of its content control; where the control is lost (Google Docs drops them), by its label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree
from rapidfuzz import fuzz

from kopilka.content.described import Described, Shape
from kopilka.content.kinds import KINDS, Kind
from kopilka.forms.values import Values
from kopilka.forms.word_file import WordFile
from kopilka.forms.word_form import BODY, FORM, TEXT, asked, own_lines, row_like, section_tag
from kopilka.forms.word_tree import TBL, TC, TR, P, blocks, lines, tag_above, tags, text_of

#: How alike a label must be to the field's own, of 100, once its tag is lost.
_ALIKE = 92

Keys = tuple[str | int, ...]


@dataclass
class Filled:
    """A form as read. `data` is the card; `prose` and `sections` are blocks still to become Markdown: by the place in the
    card, by the title of the section («» before the first); `loose` is text written outside every field; `places` says
    where in the document each value stands."""

    kind: Kind
    data: dict[str, object] = field(default_factory=dict)
    prose: dict[Keys, list[etree._Element]] = field(default_factory=dict)
    sections: dict[str, list[etree._Element]] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    places: dict[Keys, etree._Element] = field(default_factory=dict)


def form_kind(file: WordFile) -> Kind | None:
    """Return the kind whose form the document is; None if it is no form of ours."""
    for tag in tags(file.body):
        if tag.startswith(FORM) and tag.removeprefix(FORM) in KINDS:
            return KINDS[tag.removeprefix(FORM)]
    first = next((text for block in blocks(file.body) if block.tag == P and (text := text_of(block).strip())), "")
    headings = {text_of(block).strip() for block in blocks(file.body) if block.tag == P}
    return next((kind for kind in KINDS.values() if kind.label == first), None) if "Главное" in headings else None


def read_form(file: WordFile, kind: Kind, values: Values) -> Filled:
    """Read every field and section of a filled form."""
    return _Reading(kind, values).read(file)


class _Reading:
    def __init__(self, kind: Kind, values: Values) -> None:
        self._values = values
        self._fields = asked(kind)
        self._titles = {section.title: section_tag(section.title) for section in kind.record.SECTIONS}
        self._own = own_lines(kind)
        self._filled = Filled(kind)

    def read(self, file: WordFile) -> Filled:
        in_text, section = False, ""
        for block in blocks(file.body):
            tag, text = tag_above(block), text_of(block).strip() if block.tag == P else ""
            if tag.startswith(BODY):
                section = next((title for title, own in self._titles.items() if own == tag), "")
                self._filled.sections.setdefault(section, []).append(block)
            elif block.tag == TBL and not in_text:
                self._table(block, self._fields, (), self._filled.data)
            elif text == TEXT:
                in_text = True
            elif in_text and text in self._titles:
                section = text
            elif in_text and text not in self._own:
                self._filled.sections.setdefault(section, []).append(block)
            elif text and text not in self._own:
                self._filled.loose.append(text)
        return self._filled

    def _table(self, table: etree._Element, fields: Sequence[Described], at: Keys, data: dict[str, object]) -> None:
        """Rows of two cells: what is asked, what is answered; a row of one cell holds a part or a list of them."""
        for row in _rows(table):
            cells = _cells(row)
            found = self._asked(row, cells, fields, at)
            if found is None or not cells:
                continue
            keys = (*at, found.key)
            self._filled.places[keys] = cells[-1]
            if found.shape is Shape.PART:
                value = self._parts(cells[-1], found, keys)
            elif found.shape is Shape.PROSE:
                value = self._prose(cells[-1], keys)
            else:
                value = self._values.read(found, lines(cells[-1])) if len(cells) > 1 else None
            if value is not None:
                data[found.key] = value

    def _asked(self, row: etree._Element, cells: list[etree._Element], fields: Sequence[Described], at: Keys) -> Described | None:
        """The field that a row asks for."""
        depth = len(fields[0].path) - 1
        for tag in tags(row):
            path = tuple(tag.split("."))
            found = next((one for one in fields if path[: depth + 1] == one.path), None)
            if found is not None:
                return found
        label = next((text for text in (line.strip() for line in lines(cells[0])) if text), "") if cells else ""
        # Two fields of a kind may have one label: the rows keep the order of the form.
        return _labelled(label, [one for one in fields if (*at, one.key) not in self._filled.places])

    def _prose(self, cell: etree._Element, keys: Keys) -> object:
        written = [block for block in blocks(cell) if block.tag != P or text_of(block).strip() or _pictured(block)]
        if not written:
            return None
        self._filled.prose[keys] = written
        # A place in the card, until the blocks are Markdown.
        return ""

    def _parts(self, cell: etree._Element, asked_for: Described, keys: Keys) -> object:
        tables = [block for block in blocks(cell) if block.tag == TBL]
        if row_like(asked_for):
            items = [item for table in tables for item in self._rows_of(table, asked_for, keys)]
            return items or None
        found: list[dict[str, object]] = []
        for table in tables:
            item: dict[str, object] = {}
            self._table(table, asked_for.parts, (*keys, len(found)) if asked_for.many else keys, item)
            if item:
                found.append(item)
        if asked_for.many:
            return found or None
        return found[0] if found else None

    def _rows_of(self, table: etree._Element, asked_for: Described, keys: Keys) -> Iterator[dict[str, object]]:
        """Each row under the head is an item. A column is known by its place; all have the columns of the form."""
        head, *rows = list(_rows(table)) or [None]
        if head is None:
            return
        columns = [_labelled(next(iter(lines(cell)), "").strip(), asked_for.parts) for cell in _cells(head)]
        if not any(columns):
            columns, rows = list(asked_for.parts), [head, *rows]
        number = 0
        for row in rows:
            item: dict[str, object] = {}
            for column, cell in zip(columns, _cells(row), strict=False):
                if column is None:
                    continue
                place = (*keys, number, column.key)
                value = self._prose(cell, place) if column.shape is Shape.PROSE else self._values.read(column, lines(cell))
                if value is not None:
                    item[column.key] = value
                    self._filled.places[place] = cell
            if item:
                number += 1
                yield item


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return (block for block in blocks(table) if block.tag == TR)


def _cells(row: etree._Element) -> list[etree._Element]:
    return [block for block in blocks(row) if block.tag == TC]


def _labelled(label: str, fields: Sequence[Described]) -> Described | None:
    """The field with this label, or with one so like it that only a slip can be between them."""
    plain = label.casefold().rstrip(" :*.")
    if not plain or not fields:
        return None
    best = max(fields, key=lambda one: fuzz.ratio(one.label.casefold(), plain))
    return best if fuzz.ratio(best.label.casefold(), plain) >= _ALIKE else None


def _pictured(block: etree._Element) -> bool:
    return any(element.tag.endswith(("}blip", "}imagedata")) for element in block.iter() if isinstance(element.tag, str))
