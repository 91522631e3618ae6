"""The synonyms of the search: `_vocabulary/synonyms.yml`, a file of its own shape which the search alone reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from rapidfuzz.distance import OSA

from kopilka.content.fields import Part
from kopilka.content.folders import PRACTICES
from kopilka.content.source import read_source
from kopilka.content.vocabulary import FOLDER, SYNONYMS
from kopilka.diagnostics import KopilkaError
from kopilka.search.words import STOP, Letters, normal, stems, words

#: What becomes of letters where the base has no synonyms.
_YO = ("ё", "е")
_ASIDE = re.compile(r"\s*\([^)]*\)")


class _Replacement(Part):
    from_: str
    to: str


class _Entry(Part):
    id: str
    title: str
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    typos: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    confused_with: tuple[str, ...] = ()
    hint: str = ""


class _File(Part):
    title: str
    note: str = ""
    normalize: tuple[_Replacement, ...] = ()
    items: tuple[_Entry, ...] = ()


@dataclass(frozen=True)
class Group:
    """Words that are sought as one. `phrases` are stems in order; `typos` give the right word for a known misspelling.

    A phrase that begins with «=» is matched with its stop words («что делать если»), others without them.
    `confused` names the groups which people mean when they write this one, `hint` is what is then asked.
    """

    id: str
    title: str
    phrases: tuple[str, ...]
    typos: dict[str, str]
    concepts: tuple[str, ...]
    confused: tuple[str, ...] = ()
    hint: str = ""

    @property
    def term(self) -> str:
        """The word under which the index keeps the documents of the group."""
        return f"~{self.id}"


@dataclass(frozen=True)
class Synonyms:
    """All groups, and what becomes of single letters before anything else."""

    groups: tuple[Group, ...] = ()
    letters: Letters = (_YO,)


def load_synonyms(root: Path) -> Synonyms:
    """Read the synonyms of the base; nothing where it has none. Raises `KopilkaError` where the file has another shape."""
    name = f"{PRACTICES}/{FOLDER}/{SYNONYMS}.yml"
    if not (root / name).is_file():
        return Synonyms()
    read = read_source(root, name)
    if read.data is None:
        raise KopilkaError(f"{name}: файл не читается как YAML.")
    data: dict[str, object] = {**read.data}
    data["normalize"] = [{"from_": one.get("from"), "to": one.get("to")} for one in _mappings(data.get("normalize"))]
    try:
        file = _File.model_validate(data)
    except ValidationError as fault:
        place = ".".join(str(part) for part in fault.errors()[0]["loc"])
        raise KopilkaError(f"{name}: неверная запись «{place}». Ключи перечислены в начале файла.") from fault
    letters = tuple((letter, one.to) for one in file.normalize for letter in one.from_)
    return Synonyms(tuple(_group(entry, letters) for entry in file.items), letters)


def _mappings(value: object) -> Iterator[dict[str, object]]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict):
            yield one


def _group(entry: _Entry, letters: Letters) -> Group:
    title = _ASIDE.sub("", entry.title)
    said = (title, *entry.abbreviations, *entry.synonyms)
    phrases = dict.fromkeys(phrase for text in said if (phrase := phrase_of(normal(text, letters))))
    typos = {}
    for typo in entry.typos:
        wrong = normal(typo, letters)
        typos[" ".join(words(wrong))] = min(said, key=lambda right, wrong=wrong: _far(wrong, normal(right, letters)))  # type: ignore[misc]
    return Group(entry.id, title, tuple(phrases), typos, entry.concepts, entry.confused_with, entry.hint)


def phrase_of(text: str) -> str:
    """Return the stems of a normal text without stop words; with them, after «=», where too little would be left."""
    found = words(text)
    content = [word for word in found if word not in STOP]
    if len(content) > 1 or len(found) == 1:
        return " ".join(stems(content or found))
    return "=" + " ".join(stems(found)) if found else ""


def _far(wrong: str, right: str) -> float:
    return float(OSA.normalized_distance(wrong, right))


def spoken(groups: Iterable[Group]) -> dict[str, list[Group]]:
    """Return the groups by each of their phrases that is matched without stop words."""
    found: dict[str, list[Group]] = {}
    for group in groups:
        for phrase in group.phrases:
            if not phrase.startswith("="):
                found.setdefault(phrase, []).append(group)
    return found
