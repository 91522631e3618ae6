"""What can still be read of a card with mistakes: the rules then tell the rest of them in the same run.

Nothing of it reaches readers: a remnant is examined by the rules that judge what is written, and by nobody else.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kopilka.content.parsing import nearest, options_of, without_empty
from kopilka.content.yaml_reader import Path

R = TypeVar("R", bound=BaseModel)
Data = dict[str, Any]
#: What no record is made without; no rule that examines a remnant looks at these words.
_STAND_INS = {"title": "Без названия", "summary": "—" * 60, "origin": "школа"}


def remnant(data: Data, model: type[R]) -> tuple[R | None, frozenset[str]]:
    """Return the record of what can be read, and the top fields of which something cannot; None where nothing is left.

    A misspelled word of a short list is taken for the word it is most like, so that a slip in `status` hides nothing.
    """
    kept, unread = deepcopy(without_empty(data, model)), set[str]()
    for mend in (_mend_place, _drop_field):
        for where, fault in _faults(kept, model):
            unread.add(str(where[0]))
            mend(kept, where, fault)
    if _faults(kept, model):
        return None, frozenset()
    return model.model_validate(_STAND_INS | kept), frozenset(unread | _meant(unread, model))


def _faults(data: Data, model: type[BaseModel]) -> list[tuple[Path, Any]]:
    """Return pydantic's complaints with their places."""
    try:
        model.model_validate(_STAND_INS | data)
    except ValidationError as error:
        told = error.errors(include_url=False)
        return [(tuple(part for part in fault["loc"] if part != "[key]"), fault) for fault in told]
    return []


def _mend_place(data: Data, where: Path, fault: Any) -> None:
    """Put the likeliest word in place of a wrong one; leave out the line of any other mistake.

    A list keeps its items: without one, its neighbours would be told of at lines that are not theirs.
    """
    depth = max((number for number, part in enumerate(where) if isinstance(part, str)), default=0)
    holder: Any = data
    for part in where[:depth]:
        inside = part in holder if isinstance(holder, dict) else isinstance(holder, list) and part in range(len(holder))
        holder = holder[part] if inside else None
    if not isinstance(holder, dict):
        return
    if fault["type"] == "enum" and depth == len(where) - 1:
        options = options_of(fault)
        holder[where[depth]] = nearest(str(fault["input"]), options) or options[0]
    else:
        holder.pop(where[depth], None)


def _drop_field(data: Data, where: Path, fault: Any) -> None:  # noqa: ARG001 (told of a fault like its sister)
    """Leave out the whole field."""
    data.pop(str(where[0]), None)


def _meant(unread: set[str], model: type[BaseModel]) -> set[str]:
    """The fields whose names were misspelled: they are written, so nobody asks for them again."""
    names = list(model.model_fields)
    likely = (nearest(name, names) for name in unread if name not in model.model_fields)
    return {name for name in likely if name is not None}
