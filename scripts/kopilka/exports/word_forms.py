"""The Word forms of all kinds, offered for download: `assets/forms/techmaps.docx`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank
from kopilka.content.kinds import KINDS
from kopilka.forms.word_form import word_form
from kopilka.views.page import SiteInfo

FOLDER = "assets/forms"


def word_forms(bank: Bank, _info: SiteInfo) -> Iterator[Artifact]:
    """Yield the empty form of every kind."""
    for kind in KINDS.values():
        yield Artifact(f"{FOLDER}/{kind.folder}.docx", partial(word_form, kind, bank))
