"""The compendium of an edition: one book, written as a PDF to be printed and as a Word file to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kopilka.content.bank import Bank
from kopilka.exports.compendium_word import compendium_docx
from kopilka.pdf.compendium import compendium_pdf
from kopilka.views.compendium.book import book
from kopilka.views.page import SiteInfo

PDF, WORD = "compendium.pdf", "compendium.docx"


def compendium_files(bank: Bank, info: SiteInfo, subtitle: str, day: date, citation: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files by their names; the same base and words give the same bytes."""
    value = book(bank, info, subtitle, day, citation)
    yield PDF, compendium_pdf(value)
    yield WORD, compendium_docx(value)
