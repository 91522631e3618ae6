"""How to cite an edition: a line for a list of literature, BibTeX, CITATION.cff."""

from __future__ import annotations

import json

from kopilka.release.checkout import Checkout
from kopilka.views.page import SiteInfo

_ABOUT = "городская база практик и методических материалов профилактики учебной неуспешности"


def citation_files(info: SiteInfo, year: str, checkout: Checkout) -> dict[str, str]:
    """Return the files by their names."""
    address = f" — URL: {info.url}." if info.url else ""
    url = f"  url = {{{info.url}}},\n" if info.url else ""
    title = f"{info.name} : {_ABOUT}. Выпуск {year} учебного года"
    key = year.replace("/", "-")
    return {
        "citation.txt": f"{title}. — Ярославль, {checkout.day.year}. — Запись {checkout.commit[:12]}.{address}\n",
        "citation.bib": (
            f"@misc{{kopilka-{key},\n  title = {{{{{title}}}}},\n  year = {{{checkout.day.year}}},\n{url}"
            f"  note = {{commit {checkout.commit}}},\n  langid = {{russian}}\n}}\n"
        ),
        "CITATION.cff": (
            "cff-version: 1.2.0\n"
            "message: Ссылаясь на базу, назовите выпуск.\n"
            f"title: {json.dumps(f'{info.name}: {_ABOUT}', ensure_ascii=False)}\n"
            "type: dataset\n"
            f"version: {json.dumps(year)}\n"
            f"date-released: {checkout.day.isoformat()}\n"
            f"commit: {checkout.commit}\n"
            "license: CC-BY-4.0\n"
            f"authors:\n  - name: {json.dumps(f'Редакция базы «{info.name}» и школы Ярославля', ensure_ascii=False)}\n"
            + (f"url: {json.dumps(info.url)}\n" if info.url else "")
        ),
    }
