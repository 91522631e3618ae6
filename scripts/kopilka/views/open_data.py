"""A material as other programs read it: plain values without what the site does not show."""

from __future__ import annotations

from typing import Any

from kopilka.content.bank import Bank, Material
from kopilka.rules.common import paths_to
from kopilka.views.cards import kind_label, school_name
from kopilka.views.links import Links
from kopilka.views.page import SiteInfo

VERSION = "v1"
API = f"api/{VERSION}"


def summary(bank: Bank, material: Material, info: SiteInfo) -> dict[str, Any]:
    """Return what a list shows of a material: `page` is its address from the root of the site, `url` the full one, if known."""
    record = material.record
    page = Links("index", info.directories).address(material.key)
    school = bank.get("schools", record.school) if record.school else None
    found: dict[str, Any] = {
        "key": material.key,
        "kind": material.kind.folder,
        "kind_title": kind_label(material),
        "title": record.title,
        "summary": record.summary,
        "status": record.status.value,
        "origin": record.origin.value,
        "availability": record.availability.value,
        "license": record.license,
        "page": page,
        "data": f"{API}/materials/{material.key}.json",
    }
    if school is not None:
        found |= {"school": school.id, "school_title": school_name(school)}
    if record.school_year:
        found["school_year"] = record.school_year
    if record.reviewed:
        found["reviewed"] = record.reviewed.isoformat()
    if info.url:
        found["url"] = f"{info.url.rstrip('/')}/{page}"
    return found


def whole(bank: Bank, material: Material, info: SiteInfo) -> dict[str, Any]:
    """Return a material: its summary, its fields (those at their defaults left out) under `record`, its text as Markdown."""
    return {**summary(bank, material, info), "record": fields(material), "body": material.source.body_text.strip()}


def fields(material: Material) -> dict[str, Any]:
    """Return the fields of the card; the name of a person without a basis for showing it is left out."""
    record = material.record
    found: dict[str, Any] = record.model_dump(mode="json", exclude_defaults=True)
    for path in paths_to(type(record), "name_basis"):
        for person in _parts(found, path):
            if not person.get("name_basis"):
                person.pop("name", None)
    return found


def _parts(value: Any, path: tuple[str, ...]) -> list[dict[str, Any]]:
    """The parts at a path of keys («*» for every item of a list), as far as it is filled."""
    if value is None:
        return []
    if not path:
        return [value]
    if path[0] == "*":
        return [part for item in value for part in _parts(item, path[1:])]
    return _parts(value.get(path[0]), path[1:])
