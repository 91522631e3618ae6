"""The words of a material without its code, addresses and raw HTML: what rules about wording read.

Everything else is blanked out character by character, so that a match stands where it stands in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kopilka.content.markup import Body, Node
from kopilka.content.source import Source
from kopilka.content.yaml_reader import Path
from kopilka.rules.common import place_of
from kopilka.rules.scalars import Scalar, front_index, scalars

#: Stands for what is not wording; neither a letter, nor a space, nor a mark.
BLANK = "\x01"
_ASIDE = re.compile(r"`[^`\n]*`|https?://[^\s<>«»]+|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of wording: `text` with blanks, `raw` as it is typed, and where it begins in the file.

    `path` names the field of the card, nothing for the body. `exact` says that a match may be replaced as it stands.
    """

    text: str
    raw: str
    path: Path
    exact: bool
    place: Callable[[int], tuple[int, int]]


def plain_body(body: Body, *, keep_html: bool = False) -> str:
    """Return the body's text with code, addresses and (unless it is kept) HTML blanked out."""
    raw = body.text.encode()
    parts: list[str] = []
    last = 0
    for start, end in sorted(_asides(body.nodes, keep_html=keep_html)):
        if start >= last:
            parts += (raw[last:start].decode(), _blank(raw[start:end].decode()))
            last = end
    parts.append(raw[last:].decode())
    return _ASIDE.sub(lambda match: _blank(match[0]), "".join(parts))


def _asides(nodes: tuple[Node, ...] | list[Node], *, keep_html: bool) -> Iterator[tuple[int, int]]:
    for node in nodes:
        if node.tag in ("Code", "CodeBlock") or (node.tag in ("HtmlBlock", "InlineHtml") and not keep_html):
            yield node.start, node.end
        elif node.tag in ("Link", "Image"):
            yield (node.children[-1].end if node.children else node.start), node.end
            yield from _asides(node.children, keep_html=keep_html)
        else:
            yield from _asides(node.children, keep_html=keep_html)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", BLANK, text)


def body_piece(source: Source) -> Piece:
    """Return the body as one piece."""
    text, first = source.body_text, source.body_line
    return Piece(plain_body(source.body), text, (), True, lambda index: place_of(text, index, first))


def front_pieces(source: Source) -> Iterator[Piece]:
    """Yield the values of the card."""
    start = front_index(source)
    for scalar in scalars(source):
        yield _front_piece(source.text, start, scalar)


def _front_piece(text: str, start: int, scalar: Scalar) -> Piece:
    masked = _ASIDE.sub(lambda match: _blank(match[0]), scalar.raw)
    return Piece(masked, scalar.raw, scalar.path, scalar.exact, lambda index: place_of(text, start + scalar.start + index))
