"""The compendium as values that the templates of typst draw: only data, so that no text of a material is read as markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import singledispatch
from typing import Any

from kopilka.pdf.compendium_parts import Piece
from kopilka.views.compendium import tree
from kopilka.views.compendium.book import Book, Entry
from kopilka.views.compendium.tree import Block, Blocks, Run, Runs

#: A value of a template: anything JSON can hold.
Value = dict[str, Any]


def entry_value(entry: Entry) -> Value:
    """Return a material; `compendium-part.typ` draws it."""
    return {"key": entry.key, "title": entry.title, "label": entry.label, "blocks": _turned(entry.blocks)}


def part_value(book: Book, pieces: Iterable[Piece]) -> Value:
    """Return a part of the book."""
    chapters = [
        {
            "key": piece.chapter.key,
            "title": piece.chapter.title,
            "about": piece.chapter.about,
            "runOn": piece.chapter.run_on,
            "reference": piece.chapter.reference,
            "opens": piece.opens,
            "entries": [entry_value(entry) for entry in piece.entries],
        }
        for piece in pieces
    ]
    return {**_named(book), "numbers": book.numbers, "chapters": chapters}


def front_value(book: Book, pages: Mapping[str, int]) -> Value:
    """Return the title page, its back and the contents; a page that is not in `pages` is yet unknown."""
    rows = []
    for chapter in book.chapters:
        rows.append((chapter.key, chapter.title, True))
        rows += [(entry.key, f"{book.numbers[entry.key]}. {entry.title}", False) for entry in chapter.entries]
    rows += [(index.key, index.title, True) for index in book.indexes]
    contents = [{"key": key, "title": title, "chapter": chapter, "page": pages.get(key, 0)} for key, title, chapter in rows]
    return {**_named(book), "facts": book.facts, "preface": book.preface, "contents": contents}


def index_value(book: Book, pages: Mapping[str, int]) -> Value:
    """Return the indexes; a page is named once in a row."""
    return {
        **_named(book),
        "indexes": [
            {
                "key": index.key,
                "title": index.title,
                "about": index.about,
                "rows": [(words, _once(pages, keys)) for words, keys in index.rows],
            }
            for index in book.indexes
        ],
    }


def _once(pages: Mapping[str, int], keys: Iterable[str]) -> list[tuple[int, str]]:
    first = {pages[key]: key for key in sorted(keys, key=pages.__getitem__, reverse=True)}
    return sorted(first.items())


def _named(book: Book) -> Value:
    return {"site": book.site, "title": f"{book.title}. {book.subtitle}", "name": book.title, "subtitle": book.subtitle}


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
def _numbers(block: tree.Numbers) -> Any:
    return {"is": "numbers", "keys": block.keys}


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
