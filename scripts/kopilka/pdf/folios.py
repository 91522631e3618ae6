"""Page numbers put below the pages of a joined PDF."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from pikepdf import Name, Pdf

#: How high the numbers stand above the lower edge of a page, in points: 11 mm.
_HEIGHT = 31.18


def number_pages(pdf: Pdf, slips: Pdf, without: AbstractSet[int]) -> None:
    """Put the slip of each page in the middle below it, except the pages `without`, counted from 0.

    A page number is an artifact: who hears the book is told the page by the reader of the PDF.
    """
    for number, (page, slip) in enumerate(zip(pdf.pages, slips.pages, strict=True)):
        if number not in without:
            _put(pdf, page, slip)


def _put(pdf: Pdf, page: Any, slip: Any) -> None:
    left, bottom, right, _ = (float(edge) for edge in page.mediabox)
    width = float(slip.mediabox[2])
    name = page.add_resource(pdf.copy_foreign(slip.as_form_xobject()), Name.XObject, Name.Folio)
    x, y = (left + right - width) / 2, bottom + _HEIGHT
    drawn = f"/Artifact<</Subtype/Footer/Type/Pagination>>BDC\nq 1 0 0 1 {x:.3f} {y:.3f} cm {name} Do Q\nEMC\n"
    page.contents_add(drawn.encode())
