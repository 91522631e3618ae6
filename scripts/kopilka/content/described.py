"""The fields of a record as whoever asks for them sees them: one walk for blanks, forms, the schema and the public page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kopilka.content.fields import Need, Prose, Ref, Term, label_of, need_of
from kopilka.content.records.base import Record

#: What every material needs before anything else, in the order in which it is asked.
FIRST = ("title", "summary", "status", "origin", "school", "authors", "school_year")
#: Fields that a newcomer does not need: they say something about materials already in the base.
LATER = ("availability", "seed_quotes", "redirect_from")
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_OF_FILES = re.compile(r"словар|[Ии]м[яе]н?а? файл|Папка и имя")
#: A pattern which is nothing but a list of words is a choice.
_CHOICE = re.compile(r"\^\(([^()\[\]\\.*+?^$]+)\)\$")


class Shape(Enum):
    """What one value of a field is."""

    TEXT = "текст"
    PROSE = "текст с оформлением"
    CHOICE = "одно из"
    TERM = "слово словаря"
    REFERENCE = "ссылка на материал"
    WHOLE = "целое число"
    NUMBER = "число"
    YES_NO = "да или нет"
    DAY = "дата"
    PART = "строки с ключами"


@dataclass(frozen=True)
class Limits:
    """Between what one value must lie: a number from `least` (or above `above`) to `most`, a text from `shortest` to `longest`
    characters and like `pattern`. `fewest` is the least number of values of a list."""

    least: float | None = None
    above: float | None = None
    most: float | None = None
    shortest: int | None = None
    longest: int | None = None
    pattern: str = ""
    fewest: int | None = None


@dataclass(frozen=True)
class Described:
    """A field of a record or of a part.

    `path` is the keys from the record down, without indexes: («steps», «cards», «task»). `many` says that the value is a
    list of such values. `source` is the vocabulary of a word or the folder of a reference (empty: any folder). `parts` are
    the fields of a nested part. `nullable` says that an empty value differs from the default of the type: a question to which
    nobody has answered yet is neither yes nor no.
    """

    path: tuple[str, ...]
    label: str
    help: str
    example: str
    need: Need
    shape: Shape
    many: bool
    required: bool
    default: Any
    options: tuple[str, ...] = ()
    source: str = ""
    parts: tuple[Described, ...] = ()
    limits: Limits = Limits()
    nullable: bool = False

    @property
    def key(self) -> str:
        """The name of the field in a file."""
        return self.path[-1]

    @property
    def spoken(self) -> str:
        """The help without what it says of files and vocabularies: where there is a list to choose from it means nothing."""
        return " ".join(sentence for sentence in _SENTENCES.split(self.help) if not _OF_FILES.search(sentence))


@dataclass(frozen=True)
class Group:
    """Fields that are asked for together; `later` if a newcomer does not need them."""

    title: str
    fields: tuple[Described, ...]
    later: bool = False


@cache
def described(model: type[BaseModel]) -> tuple[Described, ...]:
    """Return the fields of a record class or of a part, in their order, each described once."""
    needs: Mapping[str, Need] = model.NEEDS if issubclass(model, Record) else {}
    return _fields(model, (), needs)


@cache
def groups(model: type[Record]) -> tuple[Group, ...]:
    """Return the fields as they are asked: the first ones, the kind's own, the common ones, those that can wait."""
    fields = {field.key: field for field in described(model)}
    own = [name for name in fields if name not in Record.model_fields]
    common = [name for name in fields if name in Record.model_fields and name not in (*FIRST, *LATER)]
    rows = (("Главное", FIRST), ("О материале", own), ("Связи, права, сроки", common), ("Если материал уже известен базе", LATER))
    return tuple(Group(title, tuple(fields[name] for name in names), names is LATER) for title, names in rows if names)


def _fields(model: type[BaseModel], path: tuple[str, ...], needs: Mapping[str, Need]) -> tuple[Described, ...]:
    return tuple(_field((*path, name), info, needs.get(name)) for name, info in model.model_fields.items())


def _field(path: tuple[str, ...], info: FieldInfo, need: Need | None) -> Described:
    hint = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    inner, many, marks = _unwrapped(hint, many=False, marks=())
    shape, options, source = _shape(inner, marks)
    limits = replace(_limits(marks), fewest=_limits(info.metadata).shortest if many else None)
    return Described(
        path,
        label_of(info, path[-1]),
        info.description or "",
        str(info.examples[0]) if info.examples else "",
        Need.ALWAYS if info.is_required() else need or need_of(info),
        shape,
        many,
        info.is_required(),
        None if info.is_required() else info.default,
        options,
        source,
        _fields(inner, path, {}) if shape is Shape.PART else (),
        limits,
        not info.is_required() and info.default is None,
    )


def _unwrapped(hint: Any, *, many: bool, marks: tuple[Any, ...]) -> tuple[Any, bool, tuple[Any, ...]]:
    """Return the type of one value, whether there may be several, and what is said of the type on the way to it."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _unwrapped(inner[0], many=many, marks=(*marks, *inner[1:]))
    if origin is tuple:
        # What is said of a list is not said of its items.
        return _unwrapped(inner[0], many=True, marks=())
    if origin in (Union, UnionType):
        return _unwrapped(next(option for option in inner if option is not NoneType), many=many, marks=marks)
    return hint, many, marks


def _shape(hint: Any, marks: tuple[Any, ...]) -> tuple[Shape, tuple[str, ...], str]:
    for mark in marks:
        if isinstance(mark, Term):
            return Shape.TERM, (), mark.vocabulary
        if isinstance(mark, Ref):
            return Shape.REFERENCE, (), mark.folder
        if isinstance(mark, Prose):
            return Shape.PROSE, (), ""
    if issubclass(hint, BaseModel):
        return Shape.PART, (), ""
    if issubclass(hint, StrEnum):
        return Shape.CHOICE, tuple(member.value for member in hint), ""
    choice = _choice(marks) if hint is str else ()
    if choice:
        return Shape.CHOICE, choice, ""
    return {str: Shape.TEXT, bool: Shape.YES_NO, int: Shape.WHOLE, float: Shape.NUMBER, date: Shape.DAY}[hint], (), ""


def _limits(marks: Iterable[Any]) -> Limits:
    """What pydantic keeps of bounds: on the field or inside a FieldInfo, one object a bound."""
    found = [inner for mark in marks for inner in (mark, *getattr(mark, "metadata", ()))]

    def told(name: str) -> Any:
        return next((value for inner in found if (value := getattr(inner, name, None)) is not None), None)

    return Limits(told("ge"), told("gt"), told("le"), told("min_length"), told("max_length"), told("pattern") or "")


def _choice(marks: tuple[Any, ...]) -> tuple[str, ...]:
    """The words of a pattern that is a list of words. pydantic keeps a pattern on the field or inside a FieldInfo."""
    for mark in marks:
        for inner in (mark, *getattr(mark, "metadata", ())):
            found = _CHOICE.fullmatch(getattr(inner, "pattern", None) or "")
            if found:
                return tuple(found[1].split("|"))
    return ()
