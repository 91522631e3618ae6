"""The commented blank of a kind: every field with its label, help and example, every section of the body."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kopilka.content.enums import Availability, Status
from kopilka.content.fields import Need, label_of, need_of
from kopilka.content.kinds import Kind
from kopilka.content.records.base import Record

#: The first lines of a blank: what every material needs before anything else.
_FIRST = ("title", "summary", "status", "origin", "school", "authors", "school_year")
#: Fields that a newcomer does not need: they say something about materials already in the base.
_LATER = ("availability", "seed_quotes", "redirect_from")
_WIDTH = 100


def blank(kind: Kind) -> str:
    """Return the text of a new, empty material of the kind."""
    front = "\n".join(_front(kind))
    if kind.extension == "yml":
        return f"{front}\n"
    return f"---\n{front}\n---\n\n{_body(kind)}"


def _front(kind: Kind) -> Iterator[str]:
    yield f"# {kind.label}"
    yield "# Строки со знаком «#» — подсказки: их можно оставить или удалить. Пустое поле считается незаполненным."
    fields = kind.record.model_fields
    own = [name for name in fields if name not in Record.model_fields]
    common = [name for name in fields if name in Record.model_fields and name not in (*_FIRST, *_LATER)]
    for title, names in (("", _FIRST), ("О материале", own), ("Связи, права, сроки", common)):
        if title and names:
            yield f"\n# ——— {title} ———"
        for name in names:
            yield from _field(name, fields[name], kind.record.NEEDS.get(name, need_of(fields[name])))


def _field(name: str, info: FieldInfo, need: Need) -> Iterator[str]:
    yield ""
    need = Need.ALWAYS if info.is_required() else need
    yield from _comment(f"{label_of(info, name)} ({need.value}). {info.description or ''}{_options(info.annotation)}")
    part = _part(info.annotation)
    if part is None and info.examples:
        yield f"# Пример: {name}: {info.examples[0]}"
    yield f"{name}:{_default(info)}"
    if part is not None:
        yield from _part_example(part, listed=_listed(info.annotation), indent=1)


def _default(info: FieldInfo) -> str:
    if isinstance(info.default, Status):
        return f" {info.default.value}"
    if isinstance(info.default, Availability) or info.default is None or info.default == ():
        return ""
    if isinstance(info.default, bool):
        return f" {str(info.default).lower()}"
    return f" {info.default}" if isinstance(info.default, str) else ""


def _comment(text: str, indent: str = "") -> Iterator[str]:
    line = f"{indent}#"
    for word in text.split():
        if len(line) + len(word) + 1 > _WIDTH:
            yield line
            line = f"{indent}#"
        line += f" {word}"
    yield line


def _part_example(part: type[BaseModel], *, listed: bool, indent: int) -> Iterator[str]:
    """Show how a part is written, as a comment: the keys in order, each with its label."""
    lead = "- " if listed else "  "
    for number, (name, info) in enumerate(part.model_fields.items()):
        start = lead if number == 0 else "  "
        inner = _part(info.annotation)
        example = str(info.examples[0]) if info.examples else "" if inner is not None else "…"
        yield f"#{'  ' * indent}{start}{name}: {example}".rstrip() + f"    # {label_of(info, name)}"
        if inner is not None:
            yield from _part_example(inner, listed=_listed(info.annotation), indent=indent + 2)


def _part(hint: Any) -> type[BaseModel] | None:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    return next(filter(None, (_part(inner) for inner in get_args(hint))), None)


def _listed(hint: Any) -> bool:
    origin = get_origin(hint)
    if origin is Annotated:
        return _listed(get_args(hint)[0])
    return origin is tuple or any(_listed(inner) for inner in get_args(hint) if inner is not NoneType and origin is not tuple)


def _options(hint: Any) -> str:
    for option in (hint, *get_args(hint)):
        if isinstance(option, type) and issubclass(option, StrEnum):
            return f" Можно: {', '.join(member.value for member in option)}."
    return ""


def _body(kind: Kind) -> str:
    sections = kind.record.SECTIONS
    if not sections:
        return "Текст: заголовки (##), списки, таблицы, ссылки.\n"
    return "\n".join(
        f"## {section.title}\n\n<!-- {section.need.value}. {section.help} -->\n".replace(". -->", ". -->").replace(
            ".  -->", ". -->"
        )
        for section in sections
    )
