"""The static API: JSON files under `api/v1/`, described by their own JSON Schema and OpenAPI document, and tables as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pydantic_core import to_json

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank, Material
from kopilka.content.kinds import KINDS
from kopilka.content.records.practice import Faceted
from kopilka.content.records.school import School
from kopilka.content.vocabulary import Vocabulary
from kopilka.exports.api_schema import openapi, schema
from kopilka.exports.tables import csv_bytes
from kopilka.views.cards import school_name
from kopilka.views.desk.data import statistics_data
from kopilka.views.desk.gaps import heat_tables
from kopilka.views.facets import shown, usage
from kopilka.views.open_data import API, summary, whole
from kopilka.views.page import SiteInfo


def api_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield every file of the API, the description first."""
    materials = shown(bank, drafts=info.preview)
    yield _json("index", partial(_index, bank, info, len(materials)))
    yield _json("openapi", partial(openapi, info))
    yield _json("schema", schema)
    yield _json("materials", lambda: _list([summary(bank, item, info) for item in materials]))
    for item in materials:
        yield _json(f"materials/{item.key}", partial(whole, bank, item, info))
    yield _json("vocabularies", lambda: _list([_named(words) for words in bank.vocabularies.values()]))
    for words in bank.vocabularies.values():
        yield _json(f"vocabularies/{words.name}", partial(_vocabulary, bank, words))
    yield _json("schools", lambda: _list(_schools(materials)))
    yield _json("statistics", partial(statistics_data, bank))
    yield Artifact(f"{API}/materials.csv", partial(materials_table, bank, materials, info))
    yield Artifact(f"{API}/gaps.csv", partial(gaps_table, bank))


def _json(name: str, make: Callable[[], Any]) -> Artifact:
    return Artifact(f"{API}/{name}.json", lambda: json_bytes(make()))


def json_bytes(value: Any) -> bytes:
    """Return a value as JSON on one line, Russian letters as they are."""
    return to_json(value) + b"\n"


def _list(items: list[dict[str, Any]]) -> dict[str, Any]:
    return {"count": len(items), "items": items}


def _index(bank: Bank, info: SiteInfo, count: int) -> dict[str, Any]:
    return {
        "title": info.name,
        "version": "1.0",
        "url": info.url,
        "license": "CC BY 4.0",
        "materials": count,
        "commit": bank.history.commit,
        "files": {
            name: f"{API}/{name}.json" for name in ("openapi", "schema", "materials", "vocabularies", "schools", "statistics")
        },
        "kinds": [{"folder": kind.folder, "label": kind.label, "plural": kind.plural} for kind in KINDS.values()],
    }


def _named(words: Vocabulary) -> dict[str, Any]:
    return {
        "name": words.name,
        "title": words.title,
        "terms": len(words.terms),
        "data": f"{API}/vocabularies/{words.name}.json",
    }


def _vocabulary(bank: Bank, words: Vocabulary) -> dict[str, Any]:
    terms = [
        {
            "id": term.id,
            "title": term.title,
            "definition": term.definition,
            **({"parent": term.parent} if term.parent else {}),
            "aliases": list(term.aliases),
            "materials": count,
        }
        for term, count in usage(bank, words)
    ]
    return {"name": words.name, "title": words.title, "note": words.note, "terms": terms}


def _schools(materials: list[Material]) -> list[dict[str, Any]]:
    given: dict[str, list[str]] = {}
    for item in materials:
        if item.record.school:
            given.setdefault(item.record.school, []).append(item.key)
    return [_school(item, given.get(item.id, [])) for item in materials if item.kind.folder == "schools"]


def _school(material: Material, given: list[str]) -> dict[str, Any]:
    record = material.record
    assert isinstance(record, School)
    return {
        "id": material.id,
        "title": school_name(material),
        "full_title": record.full_name or record.title,
        "kind": record.organisation_kind,
        **({"number": record.number} if record.number else {}),
        "roles": [{"project": role.project, "year": role.year, "role": role.role} for role in record.roles],
        "materials": given,
    }


_COLUMNS = (
    *("Адрес", "Вид", "Название", "Кратко", "Состояние", "Откуда", "Школа", "Учебный год", "Классы", "Предметы"),
    *("Факторы риска", "Кому помощь", "Этап", "Доказательность", "Ресурсы", "Проверен", "Проверить до", "Лицензия"),
)


def materials_table(bank: Bank, materials: list[Material], info: SiteInfo) -> bytes:
    """Return every material as a row of a table for Excel."""
    return csv_bytes(_COLUMNS, (_row(bank, material, info) for material in materials))


def _row(bank: Bank, material: Material, info: SiteInfo) -> list[str]:
    told, record = summary(bank, material, info), material.record
    faceted = record if isinstance(record, Faceted) else None

    def titles(vocabulary: str) -> str:
        return "; ".join(bank.term_title(vocabulary, term) for term in getattr(record, vocabulary, ()))

    def one(field: str, vocabulary: str) -> str:
        term = getattr(record, field, None)
        return bank.term_title(vocabulary, term) if term else ""

    return [
        told.get("url", told["page"]),
        *(told["kind_title"], record.title, record.summary, told["status"], told["origin"]),
        *(told.get("school_title", ""), record.school_year or ""),
        ", ".join(map(str, faceted.grades)) if faceted is not None else "",
        *(titles("subjects"), titles("risks")),
        *(faceted.tier.value if faceted is not None and faceted.tier else "",),
        *(faceted.stage.value if faceted is not None and faceted.stage else "",),
        *(one("evidence", "evidence"), one("cost", "costs")),
        *(str(record.reviewed or ""), str(record.review_by or ""), record.license),
    ]


def gaps_table(bank: Bank) -> bytes:
    """Return every cell of the map of gaps as a row of a table for Excel; cells that cannot be filled are left out."""
    rows = [
        (table.title, row.title, column.title, cell.count)
        for table in heat_tables(bank)
        for row, cells in table.rows
        for column, cell in zip(table.columns, cells, strict=True)
        if cell.count is not None
    ]
    return csv_bytes(("Таблица", "Строка", "Столбец", "Материалов"), rows)
