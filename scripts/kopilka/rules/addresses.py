"""Links and pictures of a material: where they stand and what they lead to."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote

from kopilka.content.bank import Material
from kopilka.content.fields import Prose
from kopilka.content.folders import PRACTICES
from kopilka.content.markup import Node, parse_body
from kopilka.content.source import Source
from kopilka.content.yaml_reader import Path
from kopilka.rules.common import body_place

_NOISE = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
#: A link or a picture without brackets, titles and line breaks inside it.
_LINK = re.compile(r"\[(?!\^)([^\[\]\n|]*)\]\(([^()\s|]*)\)")
#: A definition of a link by name, or a line that may be code by its indent.
_DEFINITION = re.compile(r"^(?: {0,3}\[(?!\^)[^\]\n]*\]:| {4}|\t| *- \t)", re.MULTILINE)
#: Schemes which run a program, show a forged page or open the reader's own disk.
DANGEROUS = ("javascript", "data", "vbscript", "file", "blob", "view-source")


class Goal(Enum):
    """What an address leads to."""

    ANCHOR = auto()
    MATERIAL = auto()
    FILE = auto()
    OUTSIDE = auto()
    ABSOLUTE = auto()
    WEB = auto()


@dataclass(frozen=True, slots=True)
class Address:
    """A link or a picture as it is written. `label` is its text, for a picture the text alternative."""

    dest: str
    label: str
    picture: bool
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Target:
    """An address resolved: `key` names the material («folder/id»), `file` its attachment or its own file name."""

    goal: Goal
    key: str = ""
    file: str = ""
    anchor: str = ""


def addresses(material: Material) -> Iterator[Address]:
    """Yield every link and picture of the body and of the fields that are prose."""
    source = material.source
    if linked(source.body_text):
        found = _plainly(source)
        yield from _from_tree(source) if found is None else found
    for _, path, value in material.marked(Prose):
        if linked(value):
            for node in parse_body(value).walk():
                if node.tag in ("Link", "Image"):
                    yield _address(node, _prose_place(material, path, node.info["dest_url"]))


def _plainly(source: Source) -> list[Address] | None:
    """The links of a body in which nothing could mean anything else: ten times faster than its tree."""
    text = source.body_text
    if any(sign in text for sign in ("`", "<", "\\")) or _defines(text):
        return None
    found = list(_LINK.finditer(text))
    if len(found) != text.count("](") or any("&" in match[2] for match in found):
        return None
    return [_typed(source, match) for match in found]


def _defines(text: str) -> bool:
    """Whether a line may be a definition or code: the signs of both are looked for first, which is quicker."""
    return any(sign in text for sign in ("]:", "    ", "\t")) and _DEFINITION.search(text) is not None


def _typed(source: Source, match: re.Match[str]) -> Address:
    start = match.start()
    picture = match.string.startswith("!", start - 1) if start else False
    return Address(match[2], match[1].strip("*_ "), picture, body_place(source, start - picture))


def _from_tree(source: Source) -> Iterator[Address]:
    body = source.body
    for node in body.walk():
        if node.tag in ("Link", "Image"):
            yield _address(node, body.place(node.start))


def linked(text: str) -> bool:
    """Whether a text may hold a link: a quick look before its tree is built."""
    return "](" in text or "]:" in text or "<" in text


def _address(node: Node, place: tuple[int, int]) -> Address:
    picture = node.tag == "Image"
    label = node.text.strip() or ("" if picture else " ".join("картинка" for inner in node.walk() if inner.tag == "Image"))
    return Address(node.info["dest_url"], label, picture, place)


def _prose_place(material: Material, path: Path, dest: str) -> tuple[int, int]:
    line, column = material.source.place(path)
    for number, row in enumerate(material.source.text.split("\n")[line - 1 :], line):
        at = row.find(dest, column - 1 if number == line else 0)
        if at >= 0:
            return number, at + 1
    return line, column


def scheme(dest: str) -> str:
    """Return the scheme of an address, whatever capitals, entities, escapes and unseen characters hide it."""
    plain = _NOISE.sub("", unquote(html.unescape(dest)))
    found = _SCHEME.match(plain)
    return found[1].lower() if found else ""


def resolve(material: Material, dest: str) -> Target:
    """Say what an address without a dangerous scheme leads to, seen from the material's file."""
    if scheme(dest) or dest.startswith("//"):
        return Target(Goal.WEB)
    path, _, anchor = dest.partition("#")
    path, anchor = unquote(path.partition("?")[0]), unquote(anchor)
    if not path:
        return Target(Goal.ANCHOR, material.key, anchor=anchor)
    if path.startswith("/"):
        return Target(Goal.ABSOLUTE)
    own = posixpath.normpath(path)
    if own in material.files:
        return Target(Goal.FILE, material.key, own)
    full = posixpath.normpath(posixpath.join(PRACTICES, material.kind.folder, path))
    parts = full.split("/")
    if parts[0] != PRACTICES:
        return Target(Goal.OUTSIDE)
    if len(parts) > 3:
        return Target(Goal.FILE, "/".join(parts[1:3]), "/".join(parts[3:]))
    stem, dot, suffix = parts[-1].rpartition(".")
    if len(parts) == 3 and dot and suffix not in ("md", "yml") and parts[1] == material.kind.folder:
        return Target(Goal.FILE, material.key, parts[2])
    folder = parts[1] if len(parts) > 1 else ""
    return Target(Goal.MATERIAL, f"{folder}/{stem if suffix in ('md', 'yml') else parts[-1]}", parts[-1], anchor)
