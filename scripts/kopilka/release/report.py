"""The curators' report in the edition of its year: the very files that the site offers beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from kopilka.content.bank import Bank
from kopilka.content.reports import read_reports
from kopilka.exports.yearly import yearly_docx, yearly_pdf
from kopilka.views.page import SiteInfo
from kopilka.views.yearly.counted import Counted

PDF, WORD = "report.pdf", "report.docx"


def report_files(bank: Bank, info: SiteInfo, year: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files by their names; nothing where nobody wrote a report for the year."""
    page = next((page for page in read_reports(bank.root) if page.year == year), None)
    if page is not None:
        counted = Counted(bank)
        yield PDF, yearly_pdf(bank, page, counted, info)
        yield WORD, yearly_docx(bank, page, counted, info)
