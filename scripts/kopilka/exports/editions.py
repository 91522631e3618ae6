"""The files of the sealed editions on the site, as they were sealed. A copy of the site for a disk carries no older copies."""

from __future__ import annotations

from collections.abc import Iterator

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank
from kopilka.content.editions import EDITIONS, MANIFEST, read_editions
from kopilka.views.page import SiteInfo


def edition_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield every file that a manifest names, and the manifest."""
    if info.portable:
        return
    for edition in read_editions(bank.root):
        for name in (*edition.files, MANIFEST):
            path = bank.root / EDITIONS / edition.name / name
            if path.is_file():
                yield Artifact(f"{EDITIONS}/{edition.name}/{name}", path.read_bytes)
