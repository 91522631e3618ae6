"""What the rule families share: places in a file, the weight of a fault by the material's state, words of offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Availability, Origin, Status
from kopilka.content.fields import Need, need_of, values_at
from kopilka.content.parsing import nearest
from kopilka.content.records.base import Record
from kopilka.content.source import Source
from kopilka.content.yaml_reader import Path
from kopilka.diagnostics import Diagnostic, Fix, Severity

KeyPath = tuple[str, ...]
#: Similar names are looked for this many times: a base in which everything is broken must not take minutes.
OFFERS = 200


def passed_on(bank: Bank, *prefixes: str) -> Iterator[Diagnostic]:
    """Yield what reading and parsing said already under codes that begin so."""
    return (problem for problem in bank.problems if problem.code.startswith(prefixes))


def place_of(text: str, index: int, first_line: int = 1) -> tuple[int, int]:
    """Return (line, column) of a character of the text."""
    return first_line + text.count("\n", 0, index), index - text.rfind("\n", 0, index)


def body_place(source: Source, index: int) -> tuple[int, int]:
    """Return (line, column) of a character of the body's text."""
    return place_of(source.body_text, index, source.body_line)


def said(source: Source, place: tuple[int, int], code: str, severity: Severity, message: str, hint: str = "") -> Diagnostic:
    """Make a diagnostic at a place of a file."""
    return Diagnostic(source.path, place[0], place[1], code, severity, message, hint)


def mended(diagnostic: Diagnostic, fix: Fix | None) -> Diagnostic:
    """Return the diagnostic with a fix, where there is one."""
    return replace(diagnostic, fix=fix) if fix is not None else diagnostic


def replacement(place: tuple[int, int], old: str, new: str) -> Fix:
    """Make a fix which puts `new` instead of `old` that stands at the place."""
    rows = old.split("\n")
    end = (place[0], place[1] + len(old)) if len(rows) == 1 else (place[0] + len(rows) - 1, len(rows[-1]) + 1)
    return Fix(place[0], place[1], end[0], end[1], new)


def by_state(record: Record) -> Severity | None:
    """What an unfinished place weighs: an error once readers see the material, nothing while it is a draft."""
    if record.status.public:
        return Severity.ERROR
    return Severity.WARNING if record.status is Status.REVIEW else None


def declared_only(record: Record) -> bool:
    """Whether the base knows the material's name alone: its text was promised and not given."""
    return record.availability is Availability.DECLARED


def editorial(record: Record) -> bool:
    """Whether the editors composed the material."""
    return record.origin is Origin.EDITORIAL


def offer(word: str, options: list[str]) -> str:
    """Return «Возможно, вы имели в виду …» or nothing."""
    close = nearest(word, options)
    return f"Возможно, вы имели в виду «{close}»." if close else ""


@cache
def needs(model: type[Record]) -> dict[str, Need]:
    """Return when each field of a record class must be filled, the kind's own word first."""
    return {name: model.NEEDS.get(name, need_of(info)) for name, info in model.model_fields.items()}


@cache
def paths_to(model: type[BaseModel], key: str) -> tuple[KeyPath, ...]:
    """Return the paths of every part of a record class that has a field `key` («*» for every item of a list)."""
    return tuple(_paths(model, key, ()))


def _paths(hint: Any, key: str, path: KeyPath) -> Iterator[KeyPath]:
    origin = get_origin(hint)
    if origin is Annotated:
        yield from _paths(get_args(hint)[0], key, path)
    elif origin is tuple:
        yield from _paths(get_args(hint)[0], key, (*path, "*"))
    elif origin in (Union, UnionType):
        for option in get_args(hint):
            yield from _paths(option, key, path)
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        if key in hint.model_fields:
            yield path
        for name, info in hint.model_fields.items():
            yield from _paths(info.annotation, key, (*path, name))


def parts_with(record: Record, key: str) -> Iterator[tuple[Path, Any]]:
    """Yield (path, part) for every part of a record (and the record itself) that has a field `key`."""
    for path in paths_to(type(record), key):
        yield from values_at(record, path) if path else (((), record),)


def readable(bank: Bank) -> Iterator[Material]:
    """Yield the materials which readers see."""
    return (material for material in bank.materials.values() if material.record.status.public)


class Offers:
    """«Возможно, вы имели в виду …» for names of materials, with the lists of names made once."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._names: dict[str, list[str]] = {}
        self._left = OFFERS

    def of(self, folder: str, name: str) -> str:
        """Return the hint for a name that leads nowhere: an id of `folder`, or «folder/id» where `folder` is empty."""
        if self._left > 0:
            self._left -= 1
            close = nearest(name, self._options(folder))
            if close:
                return f"Возможно, вы имели в виду «{close}»."
        return f"Проверьте имя файла в папке practices/{folder or name.split('/', maxsplit=1)[0]}."

    def _options(self, folder: str) -> list[str]:
        if folder not in self._names:
            self._names[folder] = [material.id for material in self._bank.of(folder)] if folder else list(self._bank.materials)
        return self._names[folder]
