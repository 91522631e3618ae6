"""PDFs set apart become one: pages, bookmarks, links between them, one tree of tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Self

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


@dataclass(frozen=True)
class Pages:
    """How many pages runs have, and the page of each named place of theirs, counted from 1."""

    count: int
    places: dict[str, int]


def count(run: Run) -> int:
    """Count the pages that a run adds."""
    with Pdf.open(run.path) as pdf:
        return len(pdf.pages) - run.cut


class Joiner:
    """One PDF of runs, which may come one by one, while others are still being set: the same bytes for the same runs.

    `add` puts a run after the others, `lead` before them; then `made` writes the whole. To be closed.
    """

    def __init__(self) -> None:
        self._pdf = Pdf.new()
        self._tags = Tags(self._pdf)
        self._places: dict[str, Array] = {}
        self._bookmarks: list[OutlineItem] = []
        self._bare: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    def pages(self, leading: int = 0) -> Pages:
        """Count what has come, after so many pages that are still to lead it."""
        order: dict[Any, int] = {page.objgen: number for number, page in enumerate(self._pdf.pages, leading + 1)}
        return Pages(leading + len(order), {key: order[place[0].objgen] for key, place in self._places.items()})

    def add(self, run: Run) -> None:
        """Put a run after those that have come."""
        first = len(self._pdf.pages)
        self._bookmarks = self._taken(run, first, self._bookmarks)
        self._bare |= set(range(first, first + run.bare))

    def lead(self, run: Run) -> None:
        """Put a run before all that have come; the book is called as it is."""
        before = len(self._pdf.pages)
        bookmarks = self._taken(run, 0, [])
        self._bookmarks = bookmarks + self._bookmarks
        added = len(self._pdf.pages) - before
        self._bare = {number + added for number in self._bare} | set(range(run.bare))
        with Pdf.open(run.path) as part:
            _tell(self._pdf, part)

    def _taken(self, run: Run, first: int, bookmarks: list[OutlineItem]) -> list[OutlineItem]:
        """Take a run in, its pages from the place `first` on; return the bookmarks with its own after them."""
        with Pdf.open(run.path) as part:
            for _ in range(run.cut):
                self._tags.forget(part, part.pages[0])
                del part.pages[0]
            self._tags.prepare(part, contents=run.contents)
            order = {page.objgen: place for place, page in enumerate(part.pages, first)}
            for place, page in enumerate(part.pages, first):
                self._pdf.pages.insert(place, page)
            self._tags.take(part, leading=first == 0)

            def moved(place: Any) -> Array:
                return Array([self._pdf.pages[order[place[0].objgen]].obj, *list(place)[1:]])

            self._places |= {
                key: self._pdf.make_indirect(moved(place)) for key, place in _named(part) if place[0].objgen in order
            }
            return _with_bookmarks(bookmarks, part, order, moved)

    def made(self, folios: Path, titles: Mapping[str, str]) -> bytes:
        """Return the PDF.

        `folios` holds a slip with the number of every page. `titles` say where a link to a place leads, for those who hear it.
        """
        _link(self._pdf, self._places, titles)
        _bind(self._pdf)
        with Pdf.open(folios) as slips:
            number_pages(self._pdf, slips, self._bare)
        self._tags.finish()
        self._pdf.Root.Names = Dictionary(Dests=self._pdf.make_indirect(Dictionary(Names=in_order(self._places))))
        with self._pdf.open_outline() as outline:
            outline.root.extend(self._bookmarks)
        made = BytesIO()
        self._pdf.save(
            made,
            deterministic_id=True,
            force_version="1.7",
            object_stream_mode=ObjectStreamMode.generate,
        )
        return made.getvalue()


def _named(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    """Yield the places that have names."""
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    if names is not None:
        for name, place in NameTree(names).items():
            yield str(name), place


def _with_bookmarks(bookmarks: list[OutlineItem], part: Pdf, order: Mapping[Any, int], moved: Any) -> list[OutlineItem]:
    """Return bookmarks and those of a part; what stands under a sheet thrown away goes on with the chapter before it."""

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
    return bookmarks


def _children(item: Any) -> Iterator[Any]:
    child = item.get("/First")
    while child is not None:
        yield child
        child = child.get("/Next")


def _link(pdf: Pdf, places: Mapping[str, Array], titles: Mapping[str, str]) -> None:
    """Turn our own addresses into places."""
    for page in pdf.pages:
        for link in page.obj.get("/Annots", Array()):
            action = link.get("/A")
            address = str(action.URI) if action is not None and "/URI" in action else ""
            key = address.removeprefix(PRIVATE)
            if address.startswith(PRIVATE) and key in places:
                del link.A
                link.Dest = places[key]
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


def _tell(pdf: Pdf, part: Pdf) -> None:
    """Say of the book what a run says of itself."""
    pdf.Root.Lang = String(str(part.Root.Lang))
    for key in ("/Title", "/Author", "/Creator"):
        pdf.docinfo[key] = String(str(part.docinfo[key]))
    pdf.Root.Metadata = pdf.copy_foreign(part.Root.Metadata)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        # What is true of the run alone.
        for name in [name for name in told if name.startswith((_COUNTED, _KEPT))]:
            del told[name]
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name.L2R, DisplayDocTitle=True)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
