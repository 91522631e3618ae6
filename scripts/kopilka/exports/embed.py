"""Lists for the embeddable card: one small data script a kind, a risk and a school, which any site may load."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from kopilka.artifact import Artifact, data_script
from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Availability
from kopilka.content.kinds import KINDS
from kopilka.views.cards import kind_label, school_name
from kopilka.views.facets import latest_first, shown, terms_of
from kopilka.views.links import Links
from kopilka.views.page import SiteInfo


def embed_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield the lists that are not empty: `assets/data/embed/kinds/techmaps.js`, …/risks/…, …/schools/…."""
    library = [item for item in shown(bank) if item.kind.library and item.record.availability is Availability.GIVEN]
    for name, title, page, own in _lists(bank, library):
        if own:
            yield data_script(f"embed/{name}", partial(_list, info, title, page, latest_first(own)))


def _lists(bank: Bank, library: list[Material]) -> Iterator[tuple[str, str, str, list[Material]]]:
    for kind in KINDS.values():
        yield f"kinds/{kind.folder}", kind.plural, f"{kind.folder}/index", [item for item in library if item.kind is kind]
    risks = bank.vocabularies.get("risks")
    words = {item.key: set(terms_of(bank, item, "risks")) for item in library}
    for term in risks.terms.values() if risks is not None else ():
        yield f"risks/{term.id}", term.title, f"risks/{term.id}", [item for item in library if term.id in words[item.key]]
    for school in bank.of("schools"):
        own = [item for item in library if item.record.school == school.id]
        yield f"schools/{school.id}", school_name(school), school.key, own


def _list(info: SiteInfo, title: str, page: str, materials: list[Material]) -> dict[str, Any]:
    """Return `{site, title, page, items: [[key, kind, title, summary, address], …]}`; addresses are from the root of the site."""
    links = Links("index", info.directories)
    return {
        "site": info.name,
        "title": title,
        "page": links.address(page),
        "items": [
            [item.key, kind_label(item), item.record.title, item.record.summary, links.address(item.key)] for item in materials
        ],
    }
