"""The curators' yearly report as a Word file: the same blocks as its PDF, written by what writes the compendium."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kopilka.content.slugs import slug
from kopilka.exports.compendium_word import compendium_docx
from kopilka.views.compendium import tree
from kopilka.views.compendium.book import Book, Chapter, Entry
from kopilka.views.yearly.paper import ORIGINS, Block, Paper, Run

#: How many letters stand in a line of a table, and in its widest column of numbers.
_LINE, _WIDEST = 95, 24
#: The margins of a cell and the heavier letters of its head, in letters.
_AROUND = 4
_MARKS = {"bold": tree.BOLD, "italic": tree.ITALIC, "code": tree.CODE}


def paper_docx(paper: Paper) -> bytes:
    """Return a report as a Word file on A4, the same bytes for the same report."""
    preface, sections = _cut(paper.blocks)
    entries = [Entry(slug(title), title, "", tuple(map(_block, blocks))) for title, blocks in sections]
    origins = [[[{"text": text, "marks": [], "link": ""}] for text in row] for row in paper.origins]
    entries.append(Entry(slug(ORIGINS), ORIGINS, "", (_table(_head(("Что посчитано", "Сколько", "Страница")), origins),)))
    chapter = Chapter("otchet", paper.title, "", run_on=True, reference=False, entries=tuple(entries))
    return compendium_docx(Book(paper.site, paper.title, "Для кураторов проекта", (), preface, (chapter,), (), {}))


def _cut(blocks: Iterable[Block]) -> tuple[tuple[str, ...], list[tuple[str, list[Block]]]]:
    """The texts before the first section, and the sections."""
    preface: list[str] = []
    sections: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if block["is"] == "heading" and block["level"] == 2:
            sections.append((_said(block["runs"]), []))
        elif sections:
            sections[-1][1].append(block)
        else:
            preface.append(_said(block["runs"]))
    return tuple(preface), sections


def _block(block: Block) -> tree.Block:
    if block["is"] == "heading":
        return tree.Heading(1, _runs(block["runs"]))
    if block["is"] == "paragraph":
        return tree.Paragraph(_runs(block["runs"]))
    if block["is"] == "items":
        items = tuple((tree.Paragraph(_runs(item)),) for item in block["items"])
        return tree.Items(items, 1 if block["ordered"] else None)
    return _table(block["head"], block["rows"])


def _table(head: list[list[Run]], rows: list[list[list[Run]]]) -> tree.Table:
    top, body = (tuple(_row(head, head=True)),), tuple(tuple(_row(row)) for row in rows)
    return tree.Table(top, body, _widths([head, *rows]))


def _widths(rows: list[list[list[Run]]]) -> tuple[float, ...]:
    """Columns of numbers are as wide as they need, the words before them take the rest."""
    needed = [min(_WIDEST, max(len(_said(row[column])) for row in rows)) + _AROUND for column in range(1, len(rows[0]))]
    return (1 - sum(needed) / _LINE, *(letters / _LINE for letters in needed))


def _row(cells: list[list[Run]], *, head: bool = False) -> Iterator[tree.Cell]:
    """Words on the left, numbers on the right."""
    for number, cell in enumerate(cells):
        yield tree.Cell((tree.Paragraph(_runs(cell)),), head, "right" if number else "")


def _head(titles: Iterable[str]) -> list[list[Run]]:
    return [[{"text": title, "marks": [], "link": ""}] for title in titles]


def _runs(runs: list[Run]) -> tree.Runs:
    return tuple(tree.Run(run["text"], "".join(_MARKS[mark] for mark in run["marks"]), run["link"]) for run in runs)


def _said(runs: list[Run]) -> str:
    return "".join(run["text"] for run in runs)
