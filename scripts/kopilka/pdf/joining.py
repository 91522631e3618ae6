"""PDFs set apart become one: pages, bookmarks, links between them, one tree of tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, NameTree, ObjectStreamMode, OutlineItem, Pdf, String

from kopilka.pdf.folios import number_pages
from kopilka.pdf.tags import Tags, in_order

#: Addresses of our own that stand for places of the book until the parts are joined.
PRIVATE = "kopilka:"
#: How far the text of an upright page is moved from the binding, in points: 3 mm.
_BINDING = 8.504
#: In the metadata: how many pages there are, and the numbers of the file among its versions.
_COUNTED, _KEPT = "{http://ns.adobe.com/xap/1.0/t/pg/}", "{http://ns.adobe.com/xap/1.0/mm/}"


@dataclass(frozen=True)
class Run:
    """A PDF to be joined.

    `cut` pages at its beginning are thrown away. `contents` says that its lists are tables of contents. The first `bare`
    pages that are left show no numbers.
    """

    path: Path
    cut: int = 0
    contents: bool = False
    bare: int = 0


@dataclass
class _Joined:
    """What is gathered while runs are added."""

    pdf: Pdf
    tags: Tags
    places: dict[str, Array] = field(default_factory=dict)
    bookmarks: list[OutlineItem] = field(default_factory=list)
    bare: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Pages:
    """How many pages runs have, and the page of each named place of theirs, counted from 1."""

    count: int
    places: dict[str, int]


def pages(runs: Iterable[Run]) -> Pages:
    """Count the pages of runs that follow one another."""
    count = 0
    places: dict[str, int] = {}
    for run in runs:
        with Pdf.open(run.path) as pdf:
            order = {page.objgen: number for number, page in enumerate(pdf.pages, count + 1 - run.cut)}
            places |= {key: order[place[0].objgen] for key, place in _named(pdf)}
            count += len(order) - run.cut
    return Pages(count, places)


def joined(runs: Sequence[Run], folios: Path, titles: Mapping[str, str]) -> bytes:
    """Return one PDF of runs, the same bytes for the same.

    `folios` holds a slip with the number of every page. `titles` say where a link to a place leads, for those who hear it.
    """
    with Pdf.new() as pdf:
        book = _Joined(pdf, Tags(pdf))
        for run in runs:
            _add(book, run)
        _link(book, titles)
        _bind(pdf)
        with Pdf.open(folios) as slips:
            number_pages(pdf, slips, book.bare)
        _finish(book, runs[0])
        made = BytesIO()
        pdf.save(
            made,
            deterministic_id=True,
            force_version="1.7",
            object_stream_mode=ObjectStreamMode.generate,
        )
        return made.getvalue()


def _add(book: _Joined, run: Run) -> None:
    with Pdf.open(run.path) as part:
        first = len(book.pdf.pages)
        for _ in range(run.cut):
            book.tags.forget(part, part.pages[0])
            del part.pages[0]
        book.tags.prepare(part, contents=run.contents)
        order = {page.objgen: place for place, page in enumerate(part.pages, first)}
        book.pdf.pages.extend(part.pages)
        book.tags.take(part)
        book.bare |= set(range(first, first + run.bare))

        def moved(place: Any) -> Array:
            return Array([book.pdf.pages[order[place[0].objgen]].obj, *list(place)[1:]])

        book.places |= {key: book.pdf.make_indirect(moved(place)) for key, place in _named(part) if place[0].objgen in order}
        _add_bookmarks(book.bookmarks, part, order, moved)


def _named(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    """Yield the places that have names."""
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    if names is not None:
        for name, place in NameTree(names).items():
            yield str(name), place


def _add_bookmarks(bookmarks: list[OutlineItem], part: Pdf, order: Mapping[Any, int], moved: Any) -> None:
    """Add the bookmarks of a part; what stands under a sheet thrown away goes on with the chapter before it."""

    def copied(item: Any) -> OutlineItem:
        made = OutlineItem(str(item.Title), moved(item.Dest))
        made.children.extend(copied(child) for child in _children(item))
        made.is_closed = True
        return made

    for item in _children(part.Root.get("/Outlines", Dictionary())):
        if item.Dest[0].objgen in order:
            bookmarks.append(copied(item))
        else:
            bookmarks[-1].children.extend(copied(child) for child in _children(item))


def _children(item: Any) -> Iterator[Any]:
    child = item.get("/First")
    while child is not None:
        yield child
        child = child.get("/Next")


def _link(book: _Joined, titles: Mapping[str, str]) -> None:
    """Turn our own addresses into places."""
    for page in book.pdf.pages:
        for link in page.obj.get("/Annots", Array()):
            action = link.get("/A")
            address = str(action.URI) if action is not None and "/URI" in action else ""
            key = address.removeprefix(PRIVATE)
            if address.startswith(PRIVATE) and key in book.places:
                del link.A
                link.Dest = book.places[key]
                link.Contents = String(titles[key])


def _bind(pdf: Pdf) -> None:
    """Move the text of upright pages from the binding: to the right on odd pages, to the left on even ones.

    The edges of the sheet are moved instead: so all that stands on it, links too, moves at once.
    """
    for number, page in enumerate(pdf.pages, 1):
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        if right - left < top - bottom:
            shift = -_BINDING if number % 2 else _BINDING
            page.mediabox = Array([round(left + shift, 3), bottom, round(right + shift, 3), top])


def _finish(book: _Joined, first: Run) -> None:
    pdf = book.pdf
    book.tags.finish()
    with Pdf.open(first.path) as part:
        pdf.Root.Lang = String(str(part.Root.Lang))
        for key in ("/Title", "/Author", "/Creator"):
            pdf.docinfo[key] = String(str(part.docinfo[key]))
        pdf.Root.Metadata = pdf.copy_foreign(part.Root.Metadata)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        # What is true of the first run alone.
        for name in [name for name in told if name.startswith((_COUNTED, _KEPT))]:
            del told[name]
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name.L2R, DisplayDocTitle=True)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=in_order(book.places))))
    with pdf.open_outline() as outline:
        outline.root.extend(book.bookmarks)
