"""What other programs read of a page: Open Graph for messengers, JSON-LD `LearningResource` (schema.org) for search engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from kopilka.content.bank import Bank, Material
from kopilka.content.kinds import KINDS
from kopilka.content.records.practice import Faceted
from kopilka.content.russian import grades
from kopilka.views.cards import kind_label, school_name
from kopilka.views.page import Page, SiteInfo

_LICENSES = {"CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/"}


#: The picture of pages that belong to no kind, and the size of all pictures in pixels, as messengers want it.
COMMON_PICTURE = "kopilka"
PICTURE_SIZE = (1200, 630)


def picture_uri(name: str) -> str:
    """Return the file of the picture of a kind, from the root of the site."""
    return f"assets/pictures/{name}.png"


def _picture(page: Page, info: SiteInfo) -> dict[str, str]:
    """Return the meta elements of a page's picture; none while the site has no address."""
    if not info.url:
        return {}
    folder = page.uri.partition("/")[0]
    known = folder in KINDS
    return {
        "og:image": f"{info.url.rstrip('/')}/{picture_uri(folder if known else COMMON_PICTURE)}",
        "og:image:width": str(PICTURE_SIZE[0]),
        "og:image:height": str(PICTURE_SIZE[1]),
        "og:image:alt": f"Карточка: {KINDS[folder].plural.lower()}" if known else info.name,
    }


def open_graph(page: Page, info: SiteInfo, address: str) -> str:
    """Return the meta elements of a page; `address` is its full address, empty where the site has none yet."""
    values = {
        "og:site_name": info.name,
        "og:locale": "ru_RU",
        "og:type": "article" if page.source else "website",
        "og:title": page.title,
        "og:description": page.description,
        "og:url": address,
        **_picture(page, info),
    }
    return "".join(f'<meta property="{name}" content="{escape(value)}">\n' for name, value in values.items() if value)


def json_ld(bank: Bank, material: Material, address: str) -> str:
    """Return the script element that describes a material of the library; empty keys are left out."""
    data = {key: value for key, value in _described(bank, material, address) if value}
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>\n'


def _described(bank: Bank, material: Material, address: str) -> Iterator[tuple[str, Any]]:
    record = material.record
    yield "@context", "https://schema.org"
    yield "@type", "LearningResource"
    yield "name", record.title
    yield "description", record.summary
    yield "inLanguage", "ru"
    yield "learningResourceType", kind_label(material)
    yield "url", address
    yield "license", _LICENSES.get(record.license, record.license)
    yield "dateModified", record.reviewed.isoformat() if record.reviewed else ""
    school = bank.get("schools", record.school) if record.school else None
    yield "author", {"@type": "EducationalOrganization", "name": school_name(school)} if school is not None else None
    yield "keywords", list(record.aliases)
    if isinstance(record, Faceted):
        yield "educationalLevel", [grades(record.grades)] if record.grades else _titles(bank, "levels", record.levels)
        yield "about", _titles(bank, "subjects", record.subjects) + _titles(bank, "risks", record.risks)
        roles = _titles(bank, "audiences", record.audiences)
        yield "audience", [{"@type": "EducationalAudience", "educationalRole": role} for role in roles]


def _titles(bank: Bank, vocabulary: str, terms: tuple[str, ...]) -> list[str]:
    return [bank.term_title(vocabulary, term) for term in terms]
