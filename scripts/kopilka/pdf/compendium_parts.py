"""The compendium cut into parts of about equal weight: typst keeps all that it has laid out, too much for the whole book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from kopilka.views.compendium import tree
from kopilka.views.compendium.book import Book, Chapter, Entry

#: Letters in a part: some forty pages, for which typst holds well below a hundred megabytes.
LETTERS = 200_000
#: What typst spends on a block of its own, in letters.
_BLOCK = 40


@dataclass(frozen=True)
class Piece:
    """Materials of a chapter which follow one another; `opens` says that the chapter begins here."""

    chapter: Chapter
    entries: tuple[Entry, ...]
    opens: bool


Part = tuple[Piece, ...]


def parts(book: Book) -> list[Part]:
    """Return the parts in their order.

    A part ends where a page ends anyway: after a material that begins its own page, after a chapter. Only a chapter of short
    materials that is longer than a part is cut inside.
    """
    return [tuple(part) for part in _filled([piece for chapter in book.chapters for piece in _pieces(chapter)])]


def _pieces(chapter: Chapter) -> Iterator[Piece]:
    if not chapter.run_on:
        groups: Iterable[Sequence[Entry]] = [(entry,) for entry in chapter.entries]
    else:
        groups = _evenly(chapter.entries)
    for number, group in enumerate(groups):
        yield Piece(chapter, tuple(group), number == 0)


def _evenly(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Yield runs of materials of about the same weight, none much heavier than a part."""
    weights = [_weight(entry) for entry in entries]
    share = sum(weights) / max(1, ceil(sum(weights) / LETTERS))
    group: list[Entry] = []
    done, border = 0.0, share
    for entry, weight in zip(entries, weights, strict=True):
        if group and done + weight / 2 > border:
            yield group
            group, border = [], border + share
        group.append(entry)
        done += weight
    yield group


def _filled(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield parts: as many pieces as fit, neighbours of a chapter joined."""
    part: list[Piece] = []
    room = 0
    for piece in pieces:
        weight = sum(map(_weight, piece.entries))
        if part and weight > room:
            yield part
            part = []
        if not part:
            room = LETTERS
        room -= weight
        if part and part[-1].chapter is piece.chapter:
            part[-1] = Piece(piece.chapter, part[-1].entries + piece.entries, part[-1].opens)
        else:
            part.append(piece)
    if part:
        yield part


def _weight(entry: Entry) -> int:
    return sum(_BLOCK for _ in tree.walk(entry.blocks)) + sum(map(len, tree.texts(entry.blocks)))
