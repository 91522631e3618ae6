"""The tree of a printed text: blocks and runs, without a word of how paper or Word show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: From so many columns on, with so many letters in a usual cell, a table lies across the page.
_WIDE = ((5, 110), (7, 20))
#: Marks of a run, one letter each: bold, italic, code, deleted, a soft note, an empty field, a raised number, a lowered one.
BOLD, ITALIC, CODE, DELETED, NOTE, EMPTY, RAISED, LOWERED = "bicdneul"


@dataclass(frozen=True)
class Run:
    """A piece of text in one style.

    `marks` are letters of this module. `link` is a full address, or the key of a material of the compendium
    («techmaps/tk-drobi»), or nothing. `note` is the text of a footnote which hangs here; then `text` is its number.
    """

    text: str
    marks: str = ""
    link: str = ""
    note: tuple[Block, ...] = ()

    @property
    def inside(self) -> bool:
        """Whether the link leads to a place of the compendium."""
        return bool(self.link) and ":" not in self.link


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `role` is empty or one of lead, when, note, answer, words, line (a line to write on)."""

    runs: Runs
    role: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading inside a material: level 1 is a section, 2 and 3 stand under it."""

    level: int
    runs: Runs


@dataclass(frozen=True)
class Numbers:
    """Materials told by their numbers alone: their keys."""

    keys: tuple[str, ...]


@dataclass(frozen=True)
class Items:
    """A list; `start` is the first number, None for bullets. The role `answers` needs no marks: they stand in the text."""

    items: tuple[Blocks, ...]
    start: int | None = None
    role: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a table; `head` says that it names its row or column, `align` is empty, «right» or «center»."""

    blocks: Blocks
    head: bool = False
    align: str = ""


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table: rows of the head are repeated on every page; `widths` are shares of the width, one a column."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[float, ...]
    title: str = ""

    @property
    def wide(self) -> bool:
        """Whether an upright page is too narrow for it: many columns, and much to say in each."""
        told = sum(len(text) for row in self.body for cell in row for text in texts(cell.blocks))
        usual = told / max(1, len(self.widths) * len(self.body))
        return any(len(self.widths) >= columns and usual > letters for columns, letters in _WIDE)


@dataclass(frozen=True)
class Pairs:
    """Labels with what belongs to them; `role` is card, pairs, relations, duo (side by side) or after (the apparatus)."""

    rows: tuple[tuple[Runs, Blocks], ...]
    role: str = "pairs"


@dataclass(frozen=True)
class Cards:
    """Cards with tasks; each is what stands on it, the answer last."""

    cards: tuple[Blocks, ...]


@dataclass(frozen=True)
class Picture:
    """A picture: its name among the pictures of the compendium and what it shows, never empty."""

    name: str
    alt: str


@dataclass(frozen=True)
class Box:
    """A framed text; `role` is notice, callout, quote, digest, document or cut."""

    blocks: Blocks
    role: str
    title: str = ""


@dataclass(frozen=True)
class Code:
    """Lines as they were typed."""

    text: str


@dataclass(frozen=True)
class Rule:
    """A line across the text."""


Block = Paragraph | Heading | Numbers | Items | Table | Pairs | Cards | Picture | Box | Code | Rule
Blocks = tuple[Block, ...]


def plain(runs: Iterable[Run]) -> str:
    """Return the text of runs."""
    return "".join(run.text for run in runs)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block at every depth, in reading order."""
    for block in blocks:
        yield block
        yield from walk(inner for part in _parts(block) for inner in part)


def runs_of(block: Block) -> Iterator[Run]:
    """Yield the runs that stand in a block itself, not in the blocks inside it; footnotes come after the text."""
    own: Iterable[Run] = ()
    if isinstance(block, Paragraph | Heading):
        own = block.runs
    elif isinstance(block, Pairs):
        own = (run for label, _ in block.rows for run in label)
    for run in own:
        yield run
        for inner in walk(run.note):
            yield from runs_of(inner)


def _parts(block: Block) -> Iterable[Blocks]:
    if isinstance(block, Items):
        return block.items
    if isinstance(block, Table):
        return (cell.blocks for row in (*block.head, *block.body) for cell in row)
    if isinstance(block, Pairs):
        return (blocks for _, blocks in block.rows)
    if isinstance(block, Cards):
        return block.cards
    return (block.blocks,) if isinstance(block, Box) else ()


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield every text that paper shows, footnotes too."""
    for block in walk(blocks):
        yield from (run.text for run in runs_of(block))
        if isinstance(block, Code):
            yield block.text
        elif isinstance(block, Box | Table):
            yield block.title
