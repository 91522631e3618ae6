"""What is wrong with the tags, links and faces of a PDF (ISO 32000-1, 14.7 and 12.3): each fault is a line."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, NameTree, NumberTree, Pdf, Stream, parse_content_stream


def faults(pdf: Pdf) -> list[str]:
    """Return what is wrong."""
    return [*_pages(pdf), *_elements(pdf), *_places(pdf), *_faces(pdf)]


def pieces(page) -> list[int]:
    """Return the numbers of the tagged pieces of a page's content."""
    return [
        int(operands[1].MCID)
        for operands, operator in parse_content_stream(page)
        if str(operator) == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]
    ]


def elements(pdf: Pdf) -> Iterator:
    """Yield every element of the tree from its root."""
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in reversed(list(element.get("/K", ()))) if isinstance(kid, Dictionary) and "/S" in kid]


def _pages(pdf: Pdf) -> Iterator[str]:
    """Every piece of text and every link is in the tree, under an element of the right page."""
    known = {element.objgen for element in elements(pdf)}
    parents = dict(NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
    keys = []
    for number, page in enumerate(pdf.pages, 1):
        marks = pieces(page)
        if marks or "/StructParents" in page.obj:
            keys.append(int(page.obj.StructParents))
            yield from _marks(number, page, marks, parents.get(keys[-1], []), known)
        for link in page.obj.get("/Annots", ()):
            keys.append(int(link.StructParent))
            yield from _link(number, link, parents.get(keys[-1]), known)
    if len(set(keys)) < len(keys):
        yield "a key of the tree of parents is used twice"
    if set(keys) != set(parents) or pdf.Root.StructTreeRoot.ParentTreeNextKey <= max(keys):
        yield "the tree of parents has keys that nobody uses, or lacks some"


def _marks(number: int, page, marks: list[int], told, known: set) -> Iterator[str]:
    if len(set(marks)) < len(marks):
        yield f"page {number}: a piece of text is told twice"
    for mark in marks:
        element = told[mark] if mark < len(told) else None
        if element is None or element.objgen not in known:
            yield f"page {number}: piece {mark} is nowhere in the tree"
        elif (mark, page.objgen) not in _held(element):
            yield f"page {number}: the element of piece {mark} does not know it"


def _held(element) -> Iterator[tuple[int, object]]:
    """Yield the pieces of text that an element holds, with their pages: its own, or another that the piece names."""
    for kid in element.K:
        if not isinstance(kid, Dictionary):
            yield int(kid), element.Pg.objgen
        elif kid.get("/Type") == Name.MCR:
            yield int(kid.MCID), kid.get("/Pg", element.get("/Pg")).objgen


def _link(number: int, link, element, known: set) -> Iterator[str]:
    held = element.K if element is not None and element.objgen in known and Name.Link == element.S else ()
    if not any(isinstance(kid, Dictionary) and "/Obj" in kid and kid.Obj.objgen == link.objgen for kid in held):
        yield f"page {number}: a link is nowhere in the tree"
    if not str(link.get("/Contents", "")):
        yield f"page {number}: a link says nothing to those who hear it"


def _elements(pdf: Pdf) -> Iterator[str]:
    """Every element knows its parent; names lead to who bears them; the heads of a cell are cells of its table."""
    root = pdf.Root.StructTreeRoot
    named = {str(name): element for name, element in NameTree(root.IDTree).items()} if "/IDTree" in root else {}
    pages = {page.objgen for page in pdf.pages}
    bearers: dict[str, object] = {}
    for element in elements(pdf):
        kids = [kid for kid in element.get("/K", ()) if isinstance(kid, Dictionary) and "/S" in kid]
        if any(kid.P.objgen != element.objgen for kid in kids):
            yield f"a child of {element.S} has another parent"
        if "/Pg" in element and element.Pg.objgen not in pages:
            yield f"{element.S} stands on a page that is not there"
        if "/ID" in element:
            if str(element.ID) in bearers:
                yield f"two elements are named {element.ID}"
            bearers[str(element.ID)] = element.objgen
        for told in element.get("/A", ()):
            for head in told.get("/Headers", ()):
                if str(head) not in named or _table(named[str(head)]) != _table(element):
                    yield f"a cell names the head {head}, which its table does not have"
    if bearers != {name: element.objgen for name, element in named.items()}:
        yield "the tree of names is not that of the elements"


def _table(element) -> object:
    while element.S not in (Name.Table, Name.Document):
        element = element.P
    return element.objgen


def _places(pdf: Pdf) -> Iterator[str]:
    """Every link and bookmark leads to a page of the book or to an address of the world."""
    pages = {page.objgen for page in pdf.pages}
    for number, page in enumerate(pdf.pages, 1):
        for link in page.obj.get("/Annots", ()):
            if "/Dest" in link or ("/A" in link and "/D" in link.A):
                place = link.Dest if "/Dest" in link else link.A.D
                if not isinstance(place[0], Dictionary) or place[0].objgen not in pages:
                    yield f"page {number}: a link leads nowhere"
            elif "/A" not in link or ":" not in str(link.A.URI) or str(link.A.URI).startswith("kopilka:"):
                yield f"page {number}: a link has no address"
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            waiting += item.children
            if item.destination[0].objgen not in pages:
                yield f"the bookmark {item.title} leads nowhere"


def _faces(pdf: Pdf) -> Iterator[str]:
    """Every face is in the file."""
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == Name.FontDescriptor:
            held = [one.get(key) for key in ("/FontFile", "/FontFile2", "/FontFile3")]
            if not any(isinstance(face, Stream) for face in held):
                yield f"the face {one.FontName} is not in the file"
