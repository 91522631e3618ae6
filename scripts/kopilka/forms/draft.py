"""Writing a draft: the card as YAML that reads well, the text under it, the files beside it. Nothing is overwritten."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from kopilka.content.described import groups
from kopilka.content.folders import PRACTICES, SUFFIXES
from kopilka.content.kinds import Kind
from kopilka.content.slugs import slug

_WIDTH = 120
#: Longer names are hard to say and to type.
_NAME = 48


@dataclass(frozen=True)
class Draft:
    """A material that is not in the base yet. `notes` are remarks for the curator: they stand as comments in the card."""

    kind: Kind
    name: str
    card: Mapping[str, Any]
    body: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole file."""
        front = "".join(f"# {line}\n" for note in self.notes for line in note.split("\n")) + dumped(self._ordered())
        if self.kind.extension == "yml":
            return front
        return f"---\n{front}---\n\n{self.body}\n" if self.body else f"---\n{front}---\n"

    def _ordered(self) -> dict[str, Any]:
        order = [one.key for group in groups(self.kind.record) for one in group.fields]
        return {key: self.card[key] for key in (*order, *(key for key in self.card if key not in order)) if key in self.card}


def free_name(root: Path, kind: Kind, title: str) -> str:
    """Return a file name for a title which nothing in the folder of the kind has yet."""
    words = slug(title)[: _NAME + 1]
    base = (words.rpartition("-")[0] if len(words) > _NAME and "-" in words else words[:_NAME]).strip("-") or "bez-nazvaniya"
    name, number = base, 2
    while _taken(root, kind, name):
        name, number = f"{base}-{number}", number + 1
    return name


def write_draft(root: Path, draft: Draft) -> str:
    """Write a draft with its files and return its path from the root. An existing file is an error, never lost."""
    folder = root / PRACTICES / draft.kind.folder
    path = folder / f"{draft.name}.{draft.kind.extension}"
    beside = folder / draft.name
    if _taken(root, draft.kind, draft.name):
        raise FileExistsError(path)
    folder.mkdir(parents=True, exist_ok=True)
    if draft.files:
        # The folder appears whole: a name taken meanwhile stops it before anything is written.
        making = folder / f".{draft.name}.new"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir()
        for name, content in draft.files.items():
            (making / name).write_bytes(content)
        os.rename(making, beside)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(draft.text)
    return path.relative_to(root).as_posix()


def _taken(root: Path, kind: Kind, name: str) -> bool:
    folder = root / PRACTICES / kind.folder
    return any(os.path.lexists(folder / f"{name}{suffix}") for suffix in (*SUFFIXES, ""))


def dumped(card: Mapping[str, Any]) -> str:
    """Return a card as YAML: short lists in a line, long texts folded."""
    text: str = yaml.dump(_prepared(card), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text


class _Line(list[Any]):
    """A list that is written in one line."""


class _Dumper(yaml.SafeDumper):
    """Writes as the base is written by hand."""

    def ignore_aliases(self, _data: Any) -> bool:
        """The base knows no anchors."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Items of a list stand under their key with an indent."""
        super().increase_indent(flow, False)


def _prepared(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _prepared(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        short = all(isinstance(item, int | float) or (isinstance(item, str) and item and slug(item) == item) for item in value)
        return (
            _Line(value) if short and sum(len(str(item)) + 2 for item in value) < _WIDTH - 20 else [_prepared(i) for i in value]
        )
    return value


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else ">" if len(text) > _WIDTH - 20 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _line(dumper: yaml.SafeDumper, items: _Line) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", list(items), flow_style=True)


def _day(dumper: yaml.SafeDumper, day: date) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", day.isoformat())


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Line, _line)
_Dumper.add_representer(date, _day)
