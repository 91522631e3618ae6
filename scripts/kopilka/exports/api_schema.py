"""What the API says of itself: a JSON Schema of every answer, made from the records, and an OpenAPI document over it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema
from pydantic_core import to_jsonable_python

from kopilka.content.kinds import KINDS
from kopilka.content.records.base import Record
from kopilka.views.open_data import API
from kopilka.views.page import SiteInfo

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "number"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DAY: Schema = {"type": "string", "format": "date"}
_NAME: Schema = {"type": "string", "pattern": "^[a-z0-9-]+$"}
_KEY: Schema = {"type": "string", "pattern": "^[a-z-]+/[a-z0-9-]+$"}


def schema() -> Schema:
    """Return the JSON Schema of every answer, under `$defs`."""
    return {"$schema": _DIALECT, "title": "Данные базы, версия 1", "$defs": _definitions()}


def openapi(info: SiteInfo) -> Schema:
    """Return the OpenAPI 3.1 document; the server is the site itself, relative where it has no address yet."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{info.name}: данные базы",
            "version": "1.0",
            "description": "Файлы JSON: без ключей и ограничений. Поля версии v1 не исчезают и не меняют смысла.",
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "servers": [{"url": info.url.rstrip("/") or "."}],
        "jsonSchemaDialect": _DIALECT,
        "paths": dict(_paths()),
        "components": {"schemas": _referring(_definitions(), "#/$defs/", "#/components/schemas/")},
    }


def _paths() -> Iterator[tuple[str, Schema]]:
    for name, about, answer in (
        ("index", "Что здесь есть", "Index"),
        ("materials", "Все материалы списком", "MaterialList"),
        ("vocabularies", "Все словари списком", "VocabularyList"),
        ("schools", "Школы и организации", "SchoolList"),
        ("statistics", "База в цифрах", "Statistics"),
    ):
        yield f"/{API}/{name}.json", _get(name, about, answer)
    folder = _parameter("folder", "Папка вида", {"type": "string", "enum": list(KINDS)})
    yield (
        f"/{API}/materials/{{folder}}/{{id}}.json",
        _get("material", "Материал", "Material", folder, _parameter("id", "Имя", _NAME)),
    )
    name_ = _parameter("name", "Имя словаря", {"type": "string", "pattern": "^[a-z_]+$"})
    yield f"/{API}/vocabularies/{{name}}.json", _get("vocabulary", "Словарь", "Vocabulary", name_)


def _parameter(name: str, about: str, of: Schema) -> Schema:
    return {"name": name, "in": "path", "required": True, "description": about, "schema": of}


def _get(name: str, about: str, answer: str, *parameters: Schema) -> Schema:
    found = {"application/json": {"schema": {"$ref": f"#/components/schemas/{answer}"}}}
    return {
        "get": {
            "operationId": name,
            "summary": about,
            **({"parameters": list(parameters)} if parameters else {}),
            "responses": {"200": {"description": about, "content": found}},
        }
    }


def _referring(value: Any, old: str, new: str) -> Any:
    """The same value whose references begin otherwise."""
    if isinstance(value, dict):
        return {
            key: f"{new}{inner.removeprefix(old)}" if key == "$ref" else _referring(inner, old, new)
            for key, inner in value.items()
        }
    return [_referring(inner, old, new) for inner in value] if isinstance(value, list) else value


class _Plainly(GenerateJsonSchema):
    """A default is told as it is: pydantic would build a serializer of its own for each."""

    def encode_default(self, dft: Any) -> Any:
        """Return the default as JSON has it."""
        return to_jsonable_python(dft)


@cache
def _definitions() -> Schema:
    """The records' own schemas and those of the answers, which refer to one another as parts of one JSON Schema."""
    models = list({kind.record: None for kind in KINDS.values()})
    found: Schema = models_json_schema([(one, "serialization") for one in models], schema_generator=_Plainly)[1]["$defs"]
    for definition in found.values():
        _loosen(definition)

    def ref(name: str) -> Schema:
        return {"$ref": f"#/$defs/{name}"}

    kinds: dict[type[Record], list[str]] = {}
    for kind in KINDS.values():
        kinds.setdefault(kind.record, []).append(kind.folder)
    summary = _object(_SUMMARY, ("school", "school_title", "school_year", "reviewed", "url"))
    material = {
        "allOf": [ref("Summary"), _object({"record": {}, "body": _TEXT}, loose=True)],
        "oneOf": [
            {"properties": {"kind": {"enum": folders}, "record": ref(model.__name__)}, "required": ["kind", "record"]}
            for model, folders in kinds.items()
        ],
    }
    summary.pop("additionalProperties")
    answers = {name: _object(*fields) for name, fields in _ANSWERS.items()}
    lists = {
        f"{name}List": _object({"count": _COUNT, "items": {"type": "array", "items": ref(item)}})
        for name, item in (("Material", "Summary"), ("Vocabulary", "VocabularyName"), ("School", "SchoolCard"))
    }
    return found | {"Summary": summary, "Material": material} | answers | lists


def _loosen(definition: Schema) -> None:
    """Fields at their defaults are left out of the answers, so only what has no default is required."""
    if "properties" in definition:
        required = [name for name in definition.get("required", ()) if "default" not in definition["properties"][name]]
        definition["required"] = required


def _object(properties: Schema, optional: tuple[str, ...] = (), *, loose: bool = False) -> Schema:
    found: Schema = {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
    }
    return found if loose else {**found, "additionalProperties": False}


def _array(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _map(of: Schema) -> Schema:
    return {"type": "object", "additionalProperties": of}


_SUMMARY: Schema = {
    "key": _KEY,
    "kind": {"type": "string", "enum": list(KINDS)},
    **dict.fromkeys(("kind_title", "title", "summary", "status", "origin", "availability", "license", "page", "data"), _TEXT),
    "school": _NAME,
    "school_title": _TEXT,
    "school_year": {"type": "string", "pattern": r"^\d{4}/\d{4}$"},
    "reviewed": _DAY,
    "url": {"type": "string", "format": "uri"},
}
_ACTIVITY = _object({"id": _TEXT, "title": _TEXT, "new": _COUNT, "improved": _COUNT, "reviewed": _COUNT})
_NAMED = _object({"key": _KEY, "title": _TEXT})
_DAYS: Schema = {"type": ["number", "null"]}
_STEP = _object(
    {"action": _TEXT, "gain": _NUMBER, "material": _KEY, "missing": _array(_TEXT), "place": _TEXT},
    ("material", "missing", "place"),
)
#: The answers that are no material: their fields, and which of them may be absent.
_ANSWERS: dict[str, tuple[Schema, tuple[str, ...]]] = {
    "Index": (
        {
            **dict.fromkeys(("title", "version", "url", "license", "commit"), _TEXT),
            "materials": _COUNT,
            "files": _map(_TEXT),
            "kinds": _array(_object({"folder": _TEXT, "label": _TEXT, "plural": _TEXT})),
        },
        (),
    ),
    "VocabularyName": ({"name": _TEXT, "title": _TEXT, "terms": _COUNT, "data": _TEXT}, ()),
    "Vocabulary": (
        {
            **dict.fromkeys(("name", "title", "note"), _TEXT),
            "terms": _array(
                _object(
                    {
                        "id": _NAME,
                        "title": _TEXT,
                        "definition": _TEXT,
                        "parent": _NAME,
                        "aliases": _array(_TEXT),
                        "materials": _COUNT,
                    },
                    ("parent",),
                )
            ),
        },
        (),
    ),
    "SchoolCard": (
        {
            "id": _NAME,
            "title": _TEXT,
            "full_title": _TEXT,
            "kind": _TEXT,
            "number": _COUNT,
            "roles": _array(_object({"project": _TEXT, "year": _TEXT, "role": _TEXT})),
            "materials": _array(_KEY),
        },
        ("number",),
    ),
    "Statistics": (
        {
            "day": _DAY,
            "materials": _COUNT,
            "declared": _COUNT,
            "breakdowns": _map(_array(_object({"id": _TEXT, "title": _TEXT, "count": _COUNT}))),
            "shares": _map(_object({"title": _TEXT, "part": _COUNT, "whole": _COUNT, "about": _TEXT})),
            "fullness": _object(
                {"total": _NUMBER, **{name: _map(_NUMBER) for name in ("kinds", "risks", "schools")}, "steps": _array(_STEP)}
            ),
            "activity": _object(
                {
                    "history": _TEXT,
                    **{name: _array(_ACTIVITY) for name in ("months", "years", "schools")},
                    "publication": _object({"measured": _COUNT, "at_once": _COUNT, "median_days": _DAYS, "longest_days": _DAYS}),
                }
            ),
            "others": _map(_COUNT),
            "coverage": _map(
                _object(
                    {
                        "title": _TEXT,
                        "size": _COUNT,
                        "empty": _COUNT,
                        "columns": _array(_object({"id": _TEXT, "title": _TEXT})),
                        "rows": _array(_object({"id": _TEXT, "title": _TEXT, "counts": _array({"type": ["integer", "null"]})})),
                    }
                )
            ),
            "promised": _array(_object({"key": _KEY, "title": _TEXT, "kind_title": _TEXT})),
            "law": _object(
                {
                    "repealed": _array(
                        _object(
                            {
                                "key": _KEY,
                                "title": _TEXT,
                                "since": {"type": ["string", "null"], "format": "date"},
                                "replaced_by": _array(_NAMED),
                                "dependants": _array(_NAMED),
                            }
                        )
                    ),
                    "flagged": _COUNT,
                    "stale": _array(_NAMED),
                    "unverified": _array(_NAMED),
                }
            ),
        },
        (),
    ),
}
