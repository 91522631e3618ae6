"""How a field is described: once, in the record; blanks, forms, the schema and the public page are made from here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo


class Need(StrEnum):
    """When a field must be filled."""

    ALWAYS = "всегда"
    PUBLISHED = "для публикации"
    ADVISED = "желательно"
    OPTIONAL = "по желанию"


@dataclass(frozen=True)
class Term:
    """Marks a text as an id of a closed vocabulary."""

    vocabulary: str


@dataclass(frozen=True)
class Ref:
    """Marks a text as a reference: an id of the folder, or «folder/id» where `folder` is empty."""

    folder: str


@dataclass(frozen=True)
class Prose:
    """Marks a text as a paragraph of Markdown."""


class Part(BaseModel):
    """A frozen piece of a record; unknown keys are refused."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        coerce_numbers_to_str=True,
        # What checks a record is made when the first of its kind is read: in the process that reads, not in all.
        defer_build=True,
    )


def field(
    label: str, help: str = "", *, example: str = "", need: Need = Need.OPTIONAL, default: Any = None, **limits: Any
) -> Any:
    """Describe a field: Russian label, help and example, when it is needed, pydantic's limits.

    A field with `need=Need.ALWAYS` and no default is required by the type itself only if `default=...` is given; otherwise
    the rules ask for it, so that a half-filled draft still becomes a record.
    """
    return Field(
        default=default,
        title=label,
        description=help or None,
        examples=[example] if example else None,
        json_schema_extra={"need": need.value},
        **limits,
    )


def need_of(info: FieldInfo) -> Need:
    """Return when the field must be filled."""
    extra = info.json_schema_extra
    return Need(str(extra["need"])) if isinstance(extra, dict) and "need" in extra else Need.OPTIONAL


def label_of(info: FieldInfo, name: str) -> str:
    """Return the Russian label of a field, or its key where it has none."""
    return info.title or name


@dataclass(frozen=True)
class Spot:
    """A place in a record class which holds a marked text: path of keys («*» for every item of a list) and the marker."""

    path: tuple[str, ...]
    marker: Term | Ref | Prose


@cache
def spots(model: type[BaseModel]) -> tuple[Spot, ...]:
    """Return every marked place of a record class, nested parts included."""
    return tuple(_spots_of_model(model, ()))


def _spots_of_model(model: type[BaseModel], prefix: tuple[str, ...]) -> Iterator[Spot]:
    for name, info in model.model_fields.items():
        yield from _spots_of_type(
            Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation, (*prefix, name)
        )


def _spots_of_type(hint: Any, path: tuple[str, ...]) -> Iterator[Spot]:
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *metadata = get_args(hint)
        yield from (Spot(path, marker) for marker in metadata if isinstance(marker, Term | Ref | Prose))
        yield from _spots_of_type(inner, path)
    elif origin is tuple:
        yield from _spots_of_type(get_args(hint)[0], (*path, "*"))
    elif origin in (Union, UnionType):
        for option in get_args(hint):
            yield from _spots_of_type(option, path)
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        yield from _spots_of_model(hint, path)


@cache
def spots_of(model: type[BaseModel], marker: type[Any]) -> tuple[Spot, ...]:
    """Return the places of a record class with one kind of marker."""
    return tuple(spot for spot in spots(model) if isinstance(spot.marker, marker))


def values_at(record: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield (path with indexes, value) for every filled place which `path` names."""
    first = getattr(record, path[0])
    if first is None:
        return
    # Most places are a field or a list of the record itself: thousands of files are asked for a dozen of them each.
    if len(path) == 1:
        if first != ():
            yield path, first
    elif len(path) == 2 and path[1] == "*":
        for index, item in enumerate(first):
            yield (path[0], index), item
    else:
        yield from _values(first, path[1:], path[:1])


def _values(value: Any, rest: tuple[str, ...], done: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if value is None or (type(value) is tuple and not value):
        return
    if not rest:
        yield done, value
    elif rest[0] == "*":
        for index, item in enumerate(value):
            yield from _values(item, rest[1:], (*done, index))
    else:
        yield from _values(getattr(value, rest[0]), rest[1:], (*done, rest[0]))
