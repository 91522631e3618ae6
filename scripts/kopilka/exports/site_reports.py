"""The reports of pilot schools as they are handed in: a PDF beside the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank, Material
from kopilka.pdf.typesetter import typeset_pdf
from kopilka.views.facets import shown
from kopilka.views.page import SiteInfo
from kopilka.views.site_report import NAME, site_report


def site_report_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield the PDF of every report."""
    for material in shown(bank, drafts=info.preview):
        if material.kind.folder == "reports":
            yield Artifact(f"{material.key}/{NAME}", partial(report_pdf, bank, material, info.name))


def report_pdf(bank: Bank, material: Material, site: str) -> bytes:
    """Return a report as a PDF on A4."""
    return typeset_pdf("site-report.typ", asdict(site_report(bank, material, site)))
