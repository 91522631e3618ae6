"""The quick way through a card that is written plainly: lines of «key: value», lists of «- …» and «[…, …]», texts in quotes.

Such are most cards of a large base, and reading them line by line takes a third of the time in which YAML is read in general.
Whatever else stands in a card (comments, blocks of text, braces, anchors, tabs, mistakes) is left to the general reader: this
one never tells of a problem, it steps back. Tests hold that what it reads, the general one reads the same.
"""

from __future__ import annotations

import re

from kopilka.content.yaml_words import Value, meant

#: A line: how far it is indented, whether it is an item of a list, its key and the rest.
_Row = tuple[int, str, str, str]

#: «+» after another quantifier: there is nothing to come back for, and coming back takes a quarter of the time.
_LINE = re.compile(r"( *+)((?:- )?+)(?:([a-z_][a-z0-9_]{0,60}+):(?: |(?=\n)))?+([^\n]*+)\n")
_END: _Row = (-1, "", "", "")
#: Comments, empty lines, spaces at the end of a line; and characters which are to YAML ends of lines or no text at all.
_UNUSUAL_PAIRS = (" #", " \n", "\n\n")
_UNUSUAL = re.compile("[\x00-\t\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufff0-\uffff]")
#: What begins so is not simply a text.
_INDICATORS = frozenset(" -?:,[]{}#&*!|>%@`\"'")
#: A list of plain words on one line.
_WORDS = re.compile(r"\[\w+(?:[ /.-]\w+)*(?:, \w+(?:[ /.-]\w+)*)*\]")
#: Further to the right than a card goes; what is nested too deeply is the general reader's to tell.
_FARTHEST = 30


class _UnusualError(Exception):
    """The card is not written plainly."""


def read_plainly(text: str) -> dict[str, Value] | None:
    """Return the data of a card that is written plainly, or None."""
    if not text.endswith("\n"):
        text += "\n"
    if any(pair in text for pair in _UNUSUAL_PAIRS) or _UNUSUAL.search(text):
        return None
    reader = _Reader([(len(indent), dash, key, rest) for indent, dash, key, rest in _LINE.findall(text)])
    try:
        data = reader.mapping(0, nested=False)
    except _UnusualError:
        return None
    return data if reader.done else None


class _Reader:
    """Goes down the lines once; `_at` is the line that comes next."""

    def __init__(self, rows: list[_Row]) -> None:
        self._rows = [*rows, _END]
        self._at = 0

    @property
    def done(self) -> bool:
        """Whether every line was understood."""
        return self._rows[self._at] is _END

    def mapping(self, column: int, *, nested: bool) -> dict[str, Value]:
        """Read the lines whose keys begin at the column; what is empty in a nested part is left out."""
        if column > _FARTHEST:
            raise _UnusualError
        result: dict[str, Value] = {}
        while True:
            indent, dash, key, rest = self._rows[self._at]
            if indent != column or dash:
                return result
            if not key or key in result:
                raise _UnusualError
            self._at += 1
            value = self._scalar(rest, column) if rest else self._below(column)
            if value is not None or not nested:
                result[key] = value

    def _below(self, column: int) -> Value:
        """The value of a key after which nothing stands on its line."""
        indent, dash, key, _ = self._rows[self._at]
        if dash and indent >= column:
            return self._sequence(indent)
        if indent <= column:
            return None
        if not key:
            raise _UnusualError
        return self.mapping(indent, nested=True)

    def _sequence(self, column: int) -> list[Value]:
        result: list[Value] = []
        while True:
            indent, dash, key, rest = self._rows[self._at]
            if indent != column or not dash:
                return result
            if key:
                self._rows[self._at] = (column + 2, "", key, rest)
                result.append(self.mapping(column + 2, nested=True))
            else:
                self._at += 1
                result.append(self._scalar(rest, column))

    def _scalar(self, text: str, column: int) -> Value:
        """The value that begins on the line just passed and may go on below it, to the right of the column."""
        if self._rows[self._at][0] > column:
            text = self._folded(text, column)
        if text[0] in _INDICATORS:
            return _marked(text)
        if ": " in text or text[-1] == ":":
            raise _UnusualError
        return meant(text)

    def _folded(self, text: str, column: int) -> str:
        """The text with the lines on which it goes on: their breaks are spaces."""
        parts = [text]
        while (row := self._rows[self._at])[0] > column:
            _, dash, key, rest = row
            if dash or key or rest[:1] in ("", "#") or parts[-1].endswith(":"):
                raise _UnusualError
            parts.append(rest)
            self._at += 1
        return " ".join(parts)


def _marked(text: str) -> Value:
    """The value of a text in quotes, or of a list on one line."""
    if text[0] == "[" and (text == "[]" or _WORDS.fullmatch(text)):
        return [meant(word) for word in text[1:-1].split(", ") if word]
    quote, inside = text[0], text[1:-1]
    if quote == "'":
        lone, inside = inside.replace("''", ""), inside.replace("''", "'")
    elif quote == '"' and "\\" not in inside:
        lone = inside
    else:
        raise _UnusualError
    if len(text) < 2 or text[-1] != quote or quote in lone:
        raise _UnusualError
    return inside
