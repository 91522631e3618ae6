"""The body of a material: CommonMark with tables, footnotes, task lists and call-outs, parsed once into a tree.

Rules read the tree, views render it. Offsets are bytes of the UTF-8 text, as the engine (pyromark) gives them; `Body.place`
turns them into lines and columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pyromark import Markdown, Options

from kopilka.content.slugs import unique_slug

_ENGINE = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_GFM
)


@dataclass(slots=True)
class Node:
    """A block or an inline of the tree.

    `tag` is the engine's name (`Paragraph`, `Heading`, `Link`, `Text`, …); `value` is the text of a leaf; `info` holds what
    the engine tells of an element (`level`, `dest_url`, alignment, start of a list).
    """

    tag: str
    start: int
    end: int
    value: str = ""
    info: Any = None
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Yield this node and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def text(self) -> str:
        """The plain text of the node."""
        if self.tag in ("SoftBreak", "HardBreak"):
            return " "
        return self.value + "".join(child.text for child in self.children)


@dataclass(frozen=True)
class Section:
    """A level-2 heading with what stands under it, up to the next one. `heading` is None for the text before the first."""

    title: str
    anchor: str
    heading: Node | None
    nodes: tuple[Node, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing but headings and comments stands in the section."""
        return not any(
            node.tag not in ("Heading", "HtmlBlock")
            and (node.text.strip() or node.tag == "Rule" or any(inner.tag == "Image" for inner in node.walk()))
            for node in self.nodes
        )


@dataclass(frozen=True)
class Body:
    """A parsed body. `first_line` is the line of the file on which the text begins."""

    text: str = field(repr=False)
    first_line: int
    nodes: tuple[Node, ...] = field(repr=False)

    def walk(self) -> Iterator[Node]:
        """Yield every node of the tree in reading order."""
        for node in self.nodes:
            yield from node.walk()

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line of the file, column in characters) of a byte offset; both count from 1."""
        before = self._bytes[:offset].decode("utf-8", errors="ignore")
        return self.first_line + before.count("\n"), len(before) - before.rfind("\n")

    @cached_property
    def _bytes(self) -> bytes:
        return self.text.encode()

    @cached_property
    def anchors(self) -> dict[int, str]:
        """The address of every heading, by the offset at which the heading starts."""
        taken: set[str] = set()
        return {node.start: unique_slug(node.text, taken) for node in self.walk() if node.tag == "Heading"}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The text cut at its level-2 headings; the first section may have no heading."""
        cut: list[Section] = []
        heading: Node | None = None
        gathered: list[Node] = []
        for node in (*self.nodes, None):
            if node is None or (node.tag == "Heading" and node.info == 2):
                if heading is not None or gathered:
                    cut.append(
                        Section(
                            heading.text.strip() if heading else "",
                            self.anchors[heading.start] if heading else "",
                            heading,
                            tuple(gathered),
                        )
                    )
                heading, gathered = node, []
            else:
                gathered.append(node)
        return tuple(cut)


#: Quotes in quotes in quotes: what is nested deeper flows into the node at this depth, so that no walk runs out of stack.
MAX_DEPTH = 60


def parse_body(text: str, first_line: int = 1) -> Body:
    """Parse Markdown into a tree. Raw HTML stays in it as leaves (`Html`, `InlineHtml`); nothing is interpreted."""
    root = Node("Root", 0, 0)
    stack = [root]
    for event, span in _ENGINE.events_with_range(text, merge_text=True):
        start, end = span["start"], span["end"]
        if isinstance(event, str):
            stack[-1].children.append(Node(event, start, end))
            continue
        name, content = next(iter(event.items()))
        if name == "Start":
            if len(stack) > MAX_DEPTH:
                stack.append(stack[-1])
                continue
            node = _opened(content, start, end)
            stack[-1].children.append(node)
            stack.append(node)
        elif name == "End":
            stack.pop()
        elif name == "TaskListMarker":
            stack[-1].children.append(Node(name, start, end, info=content))
        else:
            stack[-1].children.append(Node(name, start, end, value=str(content)))
    return Body(text, first_line, tuple(root.children))


def events(text: str) -> Iterator[Any]:
    """Yield what the engine tells of a Markdown text, without places: for whoever needs its words alone."""
    return iter(_ENGINE.events(text, merge_text=True))


def _opened(content: Any, start: int, end: int) -> Node:
    if isinstance(content, str):
        return Node(content, start, end)
    tag, info = next(iter(content.items()))
    if tag == "Heading":
        return Node(tag, start, end, info=int(info["level"][1]))
    return Node(tag, start, end, info=info)
