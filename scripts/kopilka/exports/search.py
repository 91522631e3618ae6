"""The search index of the site: the one place that knows both the index and the addresses of pages."""

from __future__ import annotations

from collections.abc import Iterator

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank
from kopilka.content.effort import collector_at_rest
from kopilka.search.curated import curated
from kopilka.search.documents import CONCEPTS, documents
from kopilka.search.files import Files, artifacts, files, kind_labels
from kopilka.search.index import build
from kopilka.search.synonyms import load_synonyms
from kopilka.views.facets import shown
from kopilka.views.landings import told_terms
from kopilka.views.links import term_uri
from kopilka.views.page import SiteInfo

_LABELS = {
    "kinds": "Раздел",
    "pages": "Страница",
    "risks": "Фактор риска",
    "levels": "Уровень и класс",
    "subjects": "Предмет",
    "audiences": "Для кого",
    "pupil_groups": "Группа учеников",
}


def search_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield every data script of the search."""
    # Millions of small objects, not one ring among them, and all but the texts of the files are gone before the first is yielded.
    with collector_at_rest():
        made = _files(bank, info)
    yield from artifacts(made)


def _files(bank: Bank, info: SiteInfo) -> Files:
    materials = shown(bank, drafts=info.preview)
    landings = {
        f"kind:{kind.concept}": f"{kind.folder}/index" for kind in {item.kind.folder: item.kind for item in materials}.values()
    }
    for name, term in told_terms(bank, [material for material in materials if material.kind.library]):
        landings[f"{CONCEPTS[name]}:{term}"] = term_uri(name, term)
    synonyms = load_synonyms(bank.root)
    index = build([*documents(bank, materials, landings), *curated(bank.root)], synonyms)
    return files(index, synonyms, kind_labels(_LABELS), directories=info.directories)
