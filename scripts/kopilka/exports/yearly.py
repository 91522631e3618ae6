"""The curators' yearly reports as PDF and Word, beside the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank
from kopilka.content.reports import ReportPage, read_reports
from kopilka.diagnostics import KopilkaError
from kopilka.exports.yearly_word import paper_docx
from kopilka.pdf.typesetter import typeset_pdf
from kopilka.views.page import SiteInfo
from kopilka.views.yearly.counted import Counted
from kopilka.views.yearly.macros import paper_uri
from kopilka.views.yearly.paper import Paper, paper


def yearly_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield the PDF of every report."""
    counted = Counted(bank)
    for page in read_reports(bank.root):
        yield Artifact(paper_uri(page, "pdf"), partial(yearly_pdf, bank, page, counted, info))
        yield Artifact(paper_uri(page, "docx"), partial(yearly_docx, bank, page, counted, info))


def yearly_pdf(bank: Bank, page: ReportPage, counted: Counted, info: SiteInfo) -> bytes:
    """Return a report as a PDF on A4; `KopilkaError` if the numbers of its sealed year cannot be read."""
    return typeset_pdf("yearly.typ", asdict(_paper(bank, page, counted, info)))


def yearly_docx(bank: Bank, page: ReportPage, counted: Counted, info: SiteInfo) -> bytes:
    """Return a report as a Word file; `KopilkaError` as for the PDF."""
    return paper_docx(_paper(bank, page, counted, info))


def _paper(bank: Bank, page: ReportPage, counted: Counted, info: SiteInfo) -> Paper:
    data = counted.of(page)
    if data is None:
        raise KopilkaError(f"Числа выпуска {page.year} не читаются: отчёт {page.path} не напечатать.")
    return paper(bank, page, data, info)
