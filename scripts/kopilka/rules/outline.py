"""The headings of a body with their places.

Most bodies are plain enough to be read line by line, ten times faster than building the tree; where a line could mean
something else (code, raw HTML, underlined headings, markup in a heading) the tree is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kopilka.content.markup import Body, Node
from kopilka.content.source import Source

#: Expressions that begin with plain characters are looked for several times faster than those that begin with «^».
_HEADING = re.compile(r"\n(#{1,6}) +(.*)")
#: Lines by which a «#» may be no heading, or a heading may have no «#».
_UNSURE = re.compile(
    r"^(?:\s*(?:```|~~~|<|\[(?!\^)[^\]\n]*\]:)|[ \t]+#|#+(?:\t|[ #]*$)|#+ .*[*_`\[\]\\&<~#]| {0,3}(?:=+|-+)[ \t]*$)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `raw` is its text as it is typed at `title_place`; `empty` says that nothing stands under it."""

    level: int
    title: str
    empty: bool
    place: tuple[int, int]
    title_place: tuple[int, int]
    raw: str


def sure(text: str) -> bool:
    """Whether the headings of a body are what they look like, line by line."""
    return _UNSURE.search(text) is None


def outline(source: Source) -> list[Heading]:
    """Return the headings of the top level of a body, in order."""
    text = source.body_text
    if not sure(text):
        return list(_from_tree(source, source.body))
    text = f"\n{text}"
    found = list(_HEADING.finditer(text))
    headings = []
    line, seen = source.body_line - 1, 0
    for index, match in enumerate(found):
        line += text.count("\n", seen, match.start(1))
        seen = match.start(1)
        headings.append(_from_line(match, line, _says_nothing(found, index, text)))
    return headings


def _says_nothing(found: list[re.Match[str]], index: int, text: str) -> bool:
    """Whether only headings of lower levels stand between a heading and the next of its level."""
    level = len(found[index][1])
    for at in range(index, len(found)):
        if at > index and len(found[at][1]) <= level:
            return True
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        if text[found[at].end() : end].strip():
            return False
    return True


def _from_line(match: re.Match[str], line: int, empty: bool) -> Heading:
    raw = match[2].strip()
    return Heading(len(match[1]), raw, empty, (line, 1), (line, 1 + match.start(2) - match.start(1)), raw)


def _from_tree(source: Source, body: Body) -> Iterator[Heading]:
    nodes = body.nodes
    for index, node in enumerate(nodes):
        if node.tag == "Heading":
            raw, start = _raw(source, node)
            yield Heading(
                node.info,
                node.text.strip(),
                _nothing_below(nodes, index),
                body.place(node.start),
                body.place(start),
                raw,
            )


def _raw(source: Source, heading: Node) -> tuple[str, int]:
    if not heading.children:
        return "", heading.start
    start, end = heading.children[0].start, heading.children[-1].end
    return source.body_text.encode()[start:end].decode(errors="replace"), start


def _nothing_below(nodes: tuple[Node, ...], index: int) -> bool:
    for node in nodes[index + 1 :]:
        if node.tag == "Heading":
            if node.info <= nodes[index].info:
                return True
        elif node.tag != "HtmlBlock" or not node.text.strip().startswith("<!--"):
            return False
    return True
