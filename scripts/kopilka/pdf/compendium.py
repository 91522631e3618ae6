"""The compendium as a PDF: tagged for screen readers (PDF/UA-1), with every character in a face that has it.

The text is set in parts, each by a process of its own, and joined as they come; then the pages are known, and the indexes and the
contents are set and put to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from kopilka.content.effort import collector_at_rest
from kopilka.diagnostics import KopilkaError
from kopilka.pdf.compendium_parts import parts
from kopilka.pdf.compendium_values import front_value, index_value, part_value
from kopilka.pdf.coverage import unprintable
from kopilka.pdf.joining import Joiner, Run, count
from kopilka.pdf.press import lay_out, press, press_all, presses
from kopilka.views.compendium import tree
from kopilka.views.compendium.book import Book, Entry
from kopilka.views.compendium.pictures import drawn_text


def compendium_pdf(book: Book) -> bytes:
    """Return the book as a PDF, the same bytes for the same book.

    `KopilkaError` names every character that no face of the compendium has, and the material where it stands.
    """
    with collector_at_rest(), TemporaryDirectory() as made, presses() as pool, Joiner() as joiner:
        folder = Path(made)
        lay_out(folder, book.pictures)
        text = _text(book, folder, pool)
        _refuse_unprintable(book)
        # A page number has the same room whatever it is: the contents take as many pages without numbers as with them.
        leading = count(_front(book, folder, {}))
        for run in text:
            joiner.add(run)
        for run in _indexes(book, folder, joiner.pages(leading).places):
            joiner.add(run)
        joiner.lead(_front(book, folder, joiner.pages(leading).places))
        numbers = list(range(1, joiner.pages().count + 1))
        folios = press(folder, "compendium-folios", "folios", {"folios": numbers}, tagged=False)
        return joiner.made(folios, _titles(book))


def _front(book: Book, folder: Path, places: Mapping[str, int]) -> Run:
    # The title page and its back show no numbers.
    return Run(press(folder, "compendium-front", "front", front_value(book, places)), contents=True, bare=2)


def _text(book: Book, folder: Path, pool: Executor) -> Iterator[Run]:
    """Begin to set the parts of the text; return each as soon as it is there, to be joined while the next are being set."""
    cut = parts(book)
    made = press_all(pool, folder, "compendium-part", [partial(part_value, book, part) for part in cut])
    return (Run(path, cut=0 if part[0].opens else 1) for path, part in zip(made, cut, strict=True))


def _indexes(book: Book, folder: Path, places: Mapping[str, int]) -> list[Run]:
    return [Run(press(folder, "compendium-index", "index", index_value(book, places)))] if book.indexes else []


def _titles(book: Book) -> dict[str, str]:
    """What a link leads to, for those who hear it."""
    named = {chapter.key: chapter.title for chapter in book.chapters} | {index.key: index.title for index in book.indexes}
    return named | {entry.key: f"{book.numbers[entry.key]}. {entry.title}" for entry in book.entries}


def _refuse_unprintable(book: Book) -> None:
    """Look at every character once; where one cannot be set, find out who has it."""
    bad = unprintable({sign for text in _all_texts(book) for sign in text})
    if not bad:
        return
    told = []
    for entry in book.entries:
        found = sorted(bad & {sign for text in _texts(book, entry) for sign in text})
        told += [f"«{entry.title}» ({entry.key}): {', '.join(f'{sign} (U+{ord(sign):04X})' for sign in found)}"] if found else []
    raise KopilkaError(
        "Знаки, которых нет в шрифтах сборника, не напечатать. Замените их словами или обычными знаками. "
        + "; ".join(told or ["обложка: " + ", ".join(f"U+{ord(sign):04X}" for sign in sorted(bad))])
    )


def _all_texts(book: Book) -> Iterator[str]:
    yield from (book.site, book.title, book.subtitle, *book.facts, *book.preface)
    for chapter in book.chapters:
        yield from (chapter.title, chapter.about)
    for index in book.indexes:
        yield from (index.title, index.about, *(row[0] for row in index.rows))
    for entry in book.entries:
        yield from _texts(book, entry)


def _texts(book: Book, entry: Entry) -> Iterator[str]:
    yield from (entry.title, entry.label, *tree.texts(entry.blocks))
    for block in tree.walk(entry.blocks):
        if isinstance(block, tree.Picture):
            yield drawn_text(block.name, book.pictures[block.name])
        for run in tree.runs_of(block):
            yield "" if run.inside else run.link
