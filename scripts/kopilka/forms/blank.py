"""The commented blank of a kind: every field with its label, help and example, every section of the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kopilka.content.described import Described, Group, Shape, groups
from kopilka.content.enums import Availability, Status
from kopilka.content.kinds import Kind

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
    for number, group in enumerate(groups(kind.record)):
        if not group.later:
            yield from _group(group, headed=number > 0)


def _group(group: Group, *, headed: bool) -> Iterator[str]:
    if headed:
        yield f"\n# ——— {group.title} ———"
    for field in group.fields:
        yield from _field(field)


def _field(field: Described) -> Iterator[str]:
    yield ""
    options = f" Можно: {', '.join(field.options)}." if field.options else ""
    yield from _comment(f"{field.label} ({field.need.value}). {field.help}{options}")
    if field.shape is not Shape.PART and field.example:
        yield f"# Пример: {field.key}: {field.example}"
    yield f"{field.key}:{_default(field.default)}"
    if field.parts:
        yield from _part_example(field, indent=1)


def _default(value: Any) -> str:
    if isinstance(value, Status):
        return f" {value.value}"
    if isinstance(value, Availability) or value is None or value == ():
        return ""
    if isinstance(value, bool):
        return f" {str(value).lower()}"
    return f" {value}" if isinstance(value, str) else ""


def _comment(text: str, indent: str = "") -> Iterator[str]:
    line = f"{indent}#"
    for word in text.split():
        if len(line) + len(word) + 1 > _WIDTH:
            yield line
            line = f"{indent}#"
        line += f" {word}"
    yield line


def _part_example(field: Described, *, indent: int) -> Iterator[str]:
    """Show how a part is written, as a comment: the keys in order, each with its label."""
    for number, part in enumerate(field.parts):
        start = "- " if field.many and number == 0 else "  "
        example = part.example or ("" if part.parts else "…")
        yield f"#{'  ' * indent}{start}{part.key}: {example}".rstrip() + f"    # {part.label}"
        if part.parts:
            yield from _part_example(part, indent=indent + 2)


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
