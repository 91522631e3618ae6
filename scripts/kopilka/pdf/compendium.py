"""The compendium as a PDF: tagged for screen readers (PDF/UA-1), with every character in a face that has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import singledispatch
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kopilka.diagnostics import KopilkaError
from kopilka.pdf.coverage import unprintable
from kopilka.pdf.typesetter import typeset_folder
from kopilka.views.compendium import tree
from kopilka.views.compendium.book import Book, Entry
from kopilka.views.compendium.pictures import drawn_text
from kopilka.views.compendium.tree import Block, Blocks, Run, Runs

_TEMPLATE = "compendium.typ"


def compendium_pdf(book: Book) -> bytes:
    """Return the book as a PDF, the same bytes for the same book.

    `KopilkaError` names every character that no face of the compendium has, and the material where it stands.
    """
    _refuse_unprintable(book)
    with TemporaryDirectory() as folder:
        for name, content in book.pictures.items():
            path = Path(folder) / "pictures" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        (Path(folder) / "book.json").write_text(json.dumps(_book(book), ensure_ascii=False), "utf-8")
        return typeset_folder(_TEMPLATE, Path(folder), standards=["ua-1"])


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


def _book(book: Book) -> dict[str, Any]:
    return {
        "site": book.site,
        "title": book.title,
        "subtitle": book.subtitle,
        "facts": book.facts,
        "preface": book.preface,
        "chapters": [
            {
                "key": chapter.key,
                "title": chapter.title,
                "about": chapter.about,
                "runOn": chapter.run_on,
                "reference": chapter.reference,
                "entries": [
                    {"key": entry.key, "title": entry.title, "label": entry.label, "blocks": _turned(entry.blocks)}
                    for entry in chapter.entries
                ],
            }
            for chapter in book.chapters
        ],
        "indexes": [{"title": index.title, "about": index.about, "rows": index.rows} for index in book.indexes],
    }


def _turned(blocks: Blocks) -> list[Any]:
    """The blocks of an entry; only here may a table take a page of its own."""
    told = _blocks(blocks)
    return [
        {**one, "is": "landscape"} if isinstance(block, tree.Table) and block.wide else one
        for block, one in zip(blocks, told, strict=True)
    ]


def _blocks(blocks: Blocks) -> list[Any]:
    return [_block(block) for block in blocks]


@singledispatch
def _block(block: Block) -> Any:
    """Return the value that the template draws by the function named in `is`."""
    return {"is": type(block).__name__.lower()}


@_block.register
def _paragraph(block: tree.Paragraph) -> Any:
    """A plain paragraph is its text alone.

    Most paragraphs and cells are plain. Typst remembers every call of a function with its values, so that saying much about
    each would cost three times the memory.
    """
    runs = _runs(block.runs)
    return runs if isinstance(runs, str) and not block.role else {"is": "paragraph", "runs": runs, "role": block.role}


@_block.register
def _heading(block: tree.Heading) -> Any:
    return {"is": "heading", "level": block.level, "runs": _runs(block.runs)}


@_block.register
def _pages(block: tree.Pages) -> Any:
    return {"is": "pages", "keys": block.keys}


@_block.register
def _items(block: tree.Items) -> Any:
    return {"is": "items", "items": [_blocks(item) for item in block.items], "start": block.start, "role": block.role}


@_block.register
def _table(block: tree.Table) -> Any:
    return {"is": "table", "head": _cells(block.head), "body": _cells(block.body), "widths": block.widths}


@_block.register
def _pairs(block: tree.Pairs) -> Any:
    return {"is": block.role, "rows": [[_runs(label), _blocks(inner)] for label, inner in block.rows]}


@_block.register
def _cards(block: tree.Cards) -> Any:
    return {"is": "cards", "cards": [_blocks(card) for card in block.cards]}


@_block.register
def _picture(block: tree.Picture) -> Any:
    return {"is": "picture", "name": block.name, "alt": block.alt}


@_block.register
def _box(block: tree.Box) -> Any:
    return {"is": "box", "role": block.role, "title": block.title, "blocks": _blocks(block.blocks)}


@_block.register
def _code(block: tree.Code) -> Any:
    return {"is": "code", "text": block.text}


def _cells(rows: Iterable[tree.Row]) -> list[Any]:
    """The cells of rows, one after another; a plain one is its text alone."""
    return [_cell(cell) for row in rows for cell in row]


def _cell(cell: tree.Cell) -> dict[str, Any] | str:
    blocks = _blocks(cell.blocks)
    if not cell.head and not cell.align and (not blocks or (len(blocks) == 1 and isinstance(blocks[0], str))):
        return blocks[0] if blocks else ""
    return {"blocks": blocks, "head": cell.head, "align": cell.align}


def _runs(runs: Runs) -> list[str | dict[str, Any]] | str:
    """The runs; a single plain one is its text alone."""
    return runs[0].text if len(runs) == 1 and runs[0] == Run(runs[0].text) else [_run(run) for run in runs]


def _run(run: Run) -> str | dict[str, Any]:
    if not (run.marks or run.link or run.note):
        return run.text
    told: dict[str, Any] = {"text": run.text, "marks": list(run.marks)}
    if run.link:
        # An address that stands in the text already is not printed twice.
        told |= {"to": run.link, "inside": run.inside, "bare": run.link.removeprefix("mailto:") == run.text}
    return told | ({"note": _blocks(run.note)} if run.note else {})
