"""Where the values of a card stand in its raw text: asked only when a rule has found something there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kopilka.content.source import Source
from kopilka.content.yaml_reader import Path


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it is typed: `raw` is front[start:end] without its quotes, `exact` says that it holds no escapes."""

    path: Path
    start: int
    end: int
    raw: str
    exact: bool


def scalars(source: Source) -> list[Scalar]:
    """Return every value of the card that is a word or a text, in the order of the file."""
    node = yaml.compose(source.front, Loader=yaml.CSafeLoader) if source.front.strip() else None
    found = list(_walk(source.front, node, (), set())) if node is not None else []
    return sorted(found, key=lambda scalar: scalar.start)


def _walk(text: str, node: Node, path: Path, seen: set[int]) -> Iterator[Scalar]:
    if isinstance(node, ScalarNode):
        yield _scalar(text, node, path)
    elif id(node) not in seen:
        seen.add(id(node))
        pairs: list[tuple[Any, Node]] = list(enumerate(node.value)) if isinstance(node, SequenceNode) else []
        if isinstance(node, MappingNode):
            pairs = [(key.value, value) for key, value in node.value if isinstance(key, ScalarNode)]
        for name, value in pairs:
            yield from _walk(text, value, (*path, name), seen)


def _scalar(text: str, node: ScalarNode, path: Path) -> Scalar:
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("'", '"'):
        start, end = start + 1, end - 1
    raw = text[start:end]
    escaped = (node.style == '"' and "\\" in raw) or (node.style == "'" and "''" in raw)
    return Scalar(path, start, end, raw, not escaped)


def front_index(source: Source) -> int:
    """Return where the card's text begins in the file's text."""
    return 0 if source.front_line == 1 else source.text.index("\n") + 1


def scalar_at(found: list[Scalar], index: int) -> Scalar | None:
    """Return the value in which a character of the card stands."""
    return next((scalar for scalar in found if scalar.start <= index < scalar.end), None)


def words(data: Any) -> list[str]:
    """Return every text of the data, nested ones included: for a quick look before positions are asked."""
    found: list[str] = []
    work = [data]
    while work:
        value = work.pop()
        if type(value) is str:
            found.append(value)
        elif type(value) is dict:
            work += value.values()
        elif type(value) is list:
            work += value
    return found
