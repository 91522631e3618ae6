"""A yearly report as a value to be printed: the page's own text with its macros expanded, and where every figure comes from."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, StrictUndefined

from kopilka.content.bank import Bank
from kopilka.content.markup import Node, parse_body
from kopilka.content.reports import ReportPage
from kopilka.views.links import Links
from kopilka.views.page import SiteInfo
from kopilka.views.typesetting import typeset
from kopilka.views.yearly.figures import Data, figures, unknown
from kopilka.views.yearly.macros import NAMES, PAPER, Yearly

Run = dict[str, Any]
Block = dict[str, Any]
#: The last part of the report, which only paper needs: on the site every figure is a link.
ORIGINS = "Откуда взяты числа"
_MARKS = {"Strong": "bold", "Emphasis": "italic", "Code": "code"}
_BREAKS = ("SoftBreak", "HardBreak")


@dataclass(frozen=True)
class Paper:
    """The report: `blocks` are dictionaries that a template draws by their `is`; `origins` are rows of what, how many, where."""

    site: str
    title: str
    blocks: tuple[Block, ...]
    origins: tuple[tuple[str, str, str], ...]


def paper(bank: Bank, page: ReportPage, data: Data, info: SiteInfo) -> Paper:
    """Return a report as it is printed. A link leads to the site if the site has an address."""
    place = _Place(page, info)
    macros = Yearly(bank, page, data, lambda uri, text: f"[{text}]({place.full(uri)})" if info.url else text)
    known = {name: getattr(macros, name) for name in NAMES if name != PAPER} | {PAPER: str}
    # The curators' own page, not a school's text: it is a template on the site too.
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701
    text = environment.from_string(page.text[page.body_start :]).render(**known)
    blocks = tuple(_blocks(parse_body(text).nodes, place))
    title, *rest = blocks
    return Paper(info.name, "".join(run["text"] for run in title["runs"]), tuple(rest), tuple(_origins(page, data, place)))


class _Place:
    """Where the addresses of a page lead in the world."""

    def __init__(self, page: ReportPage, info: SiteInfo) -> None:
        self._folder, self._info = posixpath.dirname(page.uri), info

    def full(self, uri: str) -> str:
        """The full address of a page of the site, or its address from the root of the site."""
        address = Links("index", self._info.directories).address(uri)
        return f"{self._info.url.rstrip('/')}/{address}" if self._info.url else address

    def of(self, written: str) -> str:
        """Where a link of the prose leads; nothing where the site has no address."""
        if ":" in written:
            return written
        uri = posixpath.normpath(posixpath.join(self._folder, written.replace(".md", "", 1)))
        return self.full(uri) if self._info.url else ""


def _blocks(nodes: Iterable[Node], place: _Place) -> Iterator[Block]:
    for node in nodes:
        if node.tag == "Heading":
            yield {"is": "heading", "level": node.info, "runs": _runs(node, place)}
        elif node.tag == "Paragraph":
            yield {"is": "paragraph", "runs": _runs(node, place)}
        elif node.tag == "List":
            yield {"is": "items", "ordered": node.info is not None, "items": [_runs(item, place) for item in node.children]}
        elif node.tag == "Table":
            rows = [[_runs(cell, place) for cell in row.children] for row in node.children]
            yield {"is": "table", "head": rows[0], "rows": rows[1:]}


def _runs(node: Node, place: _Place, marks: tuple[str, ...] = (), link: str = "") -> list[Run]:
    """The text of a node in pieces of one style."""
    found: list[Run] = []
    for child in node.children:
        if child.children:
            mark = (*marks, _MARKS[child.tag]) if child.tag in _MARKS else marks
            found += _runs(child, place, mark, place.of(child.info["dest_url"]) if child.tag == "Link" else link)
        else:
            text = " " if child.tag in _BREAKS else child.value
            own = (*marks, _MARKS[child.tag]) if child.tag in _MARKS else marks
            found.append({"text": typeset(text), "marks": list(own), "link": link})
    return found


def _origins(page: ReportPage, data: Data, place: _Place) -> Iterator[tuple[str, str, str]]:
    """What each figure of the prose counts, how many there are, and the page of the site where it is seen, each once."""
    known, told = figures(data), set()
    for call in page.calls():
        found = known.get(call.name)
        if call.macro == "figure" and found is not None and call.name not in told and not unknown(data, call.name):
            told.add(call.name)
            yield found.title, str(found.value), place.full(found.uri)
