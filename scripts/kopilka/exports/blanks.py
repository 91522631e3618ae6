"""The blanks of local acts and templates as files beside their pages: `local-acts/la-polozhenie-ppk/forma-6.docx`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank
from kopilka.exports.blank_word import blank_docx
from kopilka.views.blanks import blanks
from kopilka.views.facets import shown
from kopilka.views.page import SiteInfo


def blank_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield every blank of every material which readers see."""
    for material in shown(bank, drafts=info.preview):
        for blank in blanks(material):
            yield Artifact(f"{material.key}/{blank.name}", partial(blank_docx, blank, info.name, material.record.license or ""))
