"""The text of a body as the index holds it: a passage for each paragraph, heading, item and row.

Straight from the engine's events: the tree of `content.markup` would say the same, but the places in the file, which nobody asks
for here, take most of its time.
"""

from __future__ import annotations

from typing import Any

from kopilka.content.markup import MAX_DEPTH, events
from kopilka.search.words import one_line

#: What stands between the cells of a row.
_CELLS = " · "
_HEADING, _CELL = "Heading", "TableCell"
_ROWS = frozenset(("TableHead", "TableRow"))
_BLOCKS = _ROWS | {"Paragraph", _HEADING, "CodeBlock", "HtmlBlock", "List", "Item", "BlockQuote", "Table", "FootnoteDefinition"}
_BREAKS = frozenset(("SoftBreak", "HardBreak"))


class Passages:
    """`all` are the passages of a Markdown text in reading order, without line breaks; `headings` the level and the text of
    each heading that stands in nothing else."""

    def __init__(self, text: str) -> None:
        self.all: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self._run: list[str] = []
        self._cells: list[str] = []
        depth, run = 0, self._run
        for event in events(text):
            if isinstance(event, str):
                if event in _BREAKS:
                    run.append(" ")
                continue
            ((name, content),) = event.items()
            if name == "Start":
                depth += 1
                # A block begins what it holds anew, so a list in an item is no part of the item's own text.
                if run and depth <= MAX_DEPTH and _tag(content) in _BLOCKS:
                    self._cut()
            elif name == "End":
                depth -= 1
                if depth < MAX_DEPTH:
                    self._end(content, depth)
            elif name != "TaskListMarker":
                run.append(content)
        self._cut()

    def _end(self, element: Any, depth: int) -> None:
        tag, run = _tag(element), self._run
        if tag == _CELL:
            self._cells.append("".join(run).strip())
            run.clear()
        elif tag in _ROWS:
            run[:] = [_CELLS.join(filter(None, self._cells))]
            self._cells.clear()
            self._cut()
        elif tag in _BLOCKS:
            if tag == _HEADING and not depth:
                self.headings.append((int(element[tag][1]), "".join(run).strip()))
            if run:
                self._cut()

    def _cut(self) -> None:
        if text := one_line("".join(self._run)):
            self.all.append(text)
        self._run.clear()


def _tag(element: Any) -> str:
    """The name of an element, which the engine gives alone or with what it tells of it."""
    return element if isinstance(element, str) else next(iter(element))
