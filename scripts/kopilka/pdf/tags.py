"""The trees of tags of several PDFs made one.

Typst writes PDF 1.7 with tags (ISO 32000-1, 14.7). A page has a key in the tree of parents; there stand the elements to which the
pieces of its text belong. A link has such a key too. Cells of tables and footnotes have names. Keys and names must be unique in a
file, so each part gets its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Pdf, String

#: What a tree of typst holds: what is not here we would not know how to join.
_KNOWN = frozenset({"/Type", "/K", "/ParentTree", "/ParentTreeNextKey", "/RoleMap", "/IDTree"})
#: A list as a table of contents.
_CONTENTS = {Name.L: Name.TOC, Name.LI: Name.TOCI, Name.LBody: Name.Reference}
_CELLS = (Name.TH, Name.TD)


class Tags:
    """One tree, to which those of parts are added one after another.

    `forget` and `prepare` change a part, `take` adds its tree once its pages are in the book, `finish` writes the whole.
    """

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root))
        self._elements: list[Any] = []
        self._parents: list[Any] = []
        self._named: dict[str, Any] = {}
        self._roles: dict[str, Any] = {}
        self._next = self._part = 0

    def forget(self, part: Pdf, page: Any) -> None:
        """Leave out what stands on the first page of a part, which is thrown away: the first elements of the document."""
        elements = _document(part).K
        while len(elements) and "/Pg" in elements[0] and elements[0].Pg.objgen == page.obj.objgen:
            del elements[0]
        del NumberTree(part.Root.StructTreeRoot.ParentTree)[int(page.obj.StructParents)]

    def prepare(self, part: Pdf, *, contents: bool) -> None:
        """Give the pages, links and elements of a part keys and names that no other part has.

        `contents` says that its lists are tables of contents.
        """
        root = part.Root.StructTreeRoot
        unknown = set(root.keys()) - _KNOWN
        if unknown:
            raise ValueError(f"the tree of tags holds {sorted(unknown)}: teach kopilka.pdf.tags how to join them")
        self._part += 1
        for page in part.pages:
            # A page without a word has no key.
            keyed = [(page.obj, "/StructParents")] if "/StructParents" in page.obj else []
            for one, key in (*keyed, *((link, "/StructParent") for link in page.obj.get("/Annots", ()))):
                one[key] = int(one[key]) + self._next
        self._rename(NameTree(root.IDTree).values() if "/IDTree" in root else ())
        for element in _document(part).K if contents else ():
            if element.S == Name.L:
                _as_contents(element)

    def _rename(self, named: Iterable[Any]) -> None:
        """Change the names of elements, and where the cells of their tables tell which heads are theirs."""
        tables: dict[Any, Any] = {}
        for element in named:
            element.ID = String(self._own(element.ID))
            table = _table(element)
            if table is not None:
                tables[table.objgen] = table
        for table in tables.values():
            for told in _told(table):
                told.Headers = Array([String(self._own(name)) for name in told.Headers])

    def _own(self, name: Any) -> str:
        return f"{self._part}-{name}"

    def take(self, part: Pdf, *, leading: bool) -> None:
        """Add the tree of a part whose pages are in the book, after the others or before them."""
        root = self._pdf.copy_foreign(part.Root.StructTreeRoot)
        own: list[Any] = list(root.K[0].K)
        for element in own:
            element.P = self._document
        self._elements = own + self._elements if leading else self._elements + own
        for key, elements in NumberTree(root.ParentTree).items():
            self._parents += [key + self._next, elements]
        self._next += int(root.ParentTreeNextKey)
        if "/IDTree" in root:
            self._named |= {self._own(name): element for name, element in NameTree(root.IDTree).items()}
        self._roles |= dict(root.get("/RoleMap", Dictionary()).items())

    def finish(self) -> None:
        """Write the tree into the book."""
        self._document.K = Array(self._elements)
        self._root.K = Array([self._document])
        self._root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(self._parents)))
        self._root.ParentTreeNextKey = self._next
        self._root.RoleMap = Dictionary(self._roles)
        if self._named:
            self._root.IDTree = self._pdf.make_indirect(Dictionary(Names=in_order(self._named)))
        self._pdf.Root.StructTreeRoot = self._root


def in_order(named: Mapping[str, Any]) -> Array:
    """Return the leaf of a tree of names: names and what they name, in the order of their bytes."""
    pairs = sorted((bytes(String(name)), name) for name in named)
    return Array([part for _, name in pairs for part in (String(name), named[name])])


def _table(element: Any) -> Any:
    """Return the table of a cell; a footnote has none."""
    while element.S not in (Name.Table, Name.Document):
        element = element.P
    return element if Name.Table == element.S else None


def _told(element: Any) -> Iterator[Any]:
    """Yield what the cells of a table, of its parts and rows say about their heads; a table inside a cell speaks for itself."""
    for kid in element.K:
        if kid.S in _CELLS:
            yield from (told for told in kid.get("/A", ()) if len(told.get("/Headers", ())))
        elif Name.Caption != kid.S:
            yield from _told(kid)


def _document(part: Pdf) -> Any:
    return part.Root.StructTreeRoot.K[0]


def _as_contents(element: Any) -> None:
    """Turn a list into a table of contents; empty marks of its lines are left out."""
    element.S = _CONTENTS.get(element.S, element.S)
    if "/A" in element:
        del element.A
    kids = [kid for kid in element.K if not (isinstance(kid, Dictionary) and kid.get("/S") == Name.Lbl and not len(kid.K))]
    element.K = Array(kids)
    for kid in kids:
        if isinstance(kid, Dictionary) and kid.get("/S") in _CONTENTS:
            _as_contents(kid)
