"""YAML read once, with the line and the column of every key and value, and Russian words for its mistakes.

The C loader composes nodes; plain Python values are built here, so that no tag can construct an object, no alias can
explode, and dates, sexagesimals and «yes/no» stay the text that the author typed.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kopilka.content.yaml_messages import explain
from kopilka.content.yaml_plain import read_plainly
from kopilka.content.yaml_words import Value, meant
from kopilka.diagnostics import Diagnostic, Severity

Path = tuple[str | int, ...]
Positions = dict[Path, tuple[int, int]]

MAX_DEPTH = 40
#: More brackets and dashes than a person types by hand: only then is the depth counted before composing.
_SUSPICIOUS = 200
#: So is an indent of so many spaces.
_DEEP_INDENT = "\n" + " " * 60
#: Tags which our loader gives to scalars without one of their own: quoted text, and plain text of any meaning.
_STRING, _PLAIN = "text", "plain"
_OPENERS = ("[", "{", "- -", "? ?")


class _Nodes(yaml.CSafeLoader):
    """PyYAML's C loader without its resolver of types, which takes a third of the time and finds «types» that nobody meant."""

    # Types do not depend on the place. These are called for every node: C functions that do nothing are the cheapest.
    descend_resolver: Any = operator.is_
    ascend_resolver: Any = bool

    def resolve(self, kind: type[Node], _value: Any, implicit: Any) -> str:
        """Tell plain text from quoted; collections have no tag."""
        return "" if kind is not ScalarNode else _PLAIN if implicit[0] else _STRING


@dataclass(frozen=True)
class YamlText:
    """What a piece of YAML says. `data` is None where it could not be read; `problems` have no path yet."""

    data: dict[str, Value] | None
    problems: tuple[Diagnostic, ...] = ()


def _problem(line: int, column: int, code: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic("", line, column, code, Severity.ERROR, message, hint)


def read_mapping(text: str, first_line: int = 1) -> YamlText:
    """Read YAML text whose top level must be a mapping.

    `first_line` is the line of the file on which the text begins. Every problem comes back as a diagnostic.
    """
    plain = read_plainly(text)
    return YamlText(plain) if plain is not None else read_generally(text, first_line)


def read_generally(text: str, first_line: int = 1) -> YamlText:
    """Read YAML text of any kind: the quick way of `read_mapping` steps back to this one."""
    if _too_deep(text):
        return YamlText(
            None,
            (
                _problem(
                    first_line,
                    1,
                    "YML008",
                    f"Вложенность больше {MAX_DEPTH} уровней.",
                    "Уберите лишние скобки и отступы.",
                ),
            ),
        )
    try:
        node = yaml.compose(text, Loader=_Nodes)
    except yaml.YAMLError as error:
        return YamlText(None, (explain(error, text, first_line),))
    if node is None:
        return YamlText({})
    if not isinstance(node, MappingNode):
        return YamlText(
            None,
            (
                _problem(
                    first_line,
                    1,
                    "YML007",
                    "Здесь должны быть строки вида «ключ: значение».",
                    "title: Карта по дробям для 5 класса",
                ),
            ),
        )
    # Without an anchor («&») there can be no alias: then nodes need not be remembered.
    builder = _Builder(first_line, aliases="&" in text)
    data = builder.mapping(node)
    return YamlText(data, tuple(builder.problems))


def positions(text: str, first_line: int = 1) -> tuple[Positions, Positions]:
    """Return where keys and where values stand: two maps from a path in the data to (line, column)."""
    keys: Positions = {}
    values: Positions = {}
    if _too_deep(text):
        return keys, values
    try:
        node = yaml.compose(text, Loader=_Nodes)
    except yaml.YAMLError:
        return keys, values
    if node is not None:
        values[()] = (first_line, 1)
        for path, key, value in _walk(node, (), {id(node)}):
            values[path] = _place(value, first_line)
            if key is not None:
                keys[path] = _place(key, first_line)
    return keys, values


def _place(node: Node, first_line: int) -> tuple[int, int]:
    return node.start_mark.line + first_line, node.start_mark.column + 1


def _walk(node: Node, path: Path, seen: set[int]) -> Iterator[tuple[Path, Node | None, Node]]:
    pairs: list[tuple[str | int, Node | None, Node]] = []
    if isinstance(node, MappingNode):
        pairs = [(key.value, key, value) for key, value in node.value if isinstance(key, ScalarNode)]
    elif isinstance(node, SequenceNode):
        pairs = [(index, None, value) for index, value in enumerate(node.value)]
    for name, key, value in pairs:
        yield (*path, name), key, value
        if not isinstance(value, ScalarNode) and id(value) not in seen:
            seen.add(id(value))
            yield from _walk(value, (*path, name), seen)


def _too_deep(text: str) -> bool:
    if _DEEP_INDENT not in text and sum(map(text.count, _OPENERS)) < _SUSPICIOUS:
        return False
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    return True
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return depth > MAX_DEPTH
    return False


class _Builder:
    """Builds plain values from nodes and collects what is wrong with them."""

    def __init__(self, first_line: int, *, aliases: bool) -> None:
        self.first_line = first_line
        self.problems: list[Diagnostic] = []
        self._aliases = aliases
        self._seen: set[int] = set()

    def _say(self, node: Node, code: str, message: str, hint: str = "") -> None:
        line, column = _place(node, self.first_line)
        self.problems.append(_problem(line, column, code, message, hint))

    def mapping(self, node: MappingNode, *, nested: bool = False) -> dict[str, Value]:
        """Build a mapping. An empty value inside a part says «не заполнено», as in a blank: it is left out."""
        result: dict[str, Value] = {}
        for key, inner in node.value:
            if type(key) is not ScalarNode:
                self._say(key, "YML007", "Ключом может быть только слово.", "Скобки в начале значения возьмите в кавычки.")
                continue
            name = key.value
            if name in result:
                self._say(key, "YML003", f"Ключ «{name}» встречается дважды.", "Оставьте одну строку с этим ключом.")
                continue
            value = self.value(inner)
            if value is not None or not nested:
                result[name] = value
        return result

    def value(self, node: Node) -> Value:
        """Build the value of a node."""
        if self._aliases and self._again(node):
            return None
        tag = node.tag
        if type(node) is ScalarNode:
            text: str = node.value
            if tag == _STRING:
                return text
            if tag == _PLAIN:
                return meant(text)
        if tag:
            self._bad_tag(node)
            return None
        if type(node) is MappingNode:
            return self.mapping(node, nested=True)
        return [self.value(item) for item in node.value]

    def _again(self, node: Node) -> bool:
        if id(node) in self._seen:
            self._say(node, "YML005", "Ссылки YAML (& и *) не используются.", "Повторите значение целиком.")
            return True
        self._seen.add(id(node))
        return False

    def _bad_tag(self, node: Node) -> None:
        name = node.tag.replace("tag:yaml.org,2002:", "!!")
        self._say(node, "YML006", f"Метка типа «{name}» не допускается.", "Напишите значение просто текстом, без «!».")
