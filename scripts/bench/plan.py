"""Which materials a base of a given size holds: the kinds in proportion, the names of all files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import words
from writer import Writer

from kopilka.content.kinds import KINDS
from kopilka.content.vocabulary import Vocabulary, load_vocabularies

#: Of a thousand materials: techmaps, techniques and programmes are sixty of a hundred.
SHARES: Mapping[str, int] = {
    "techmaps": 260,
    "techniques": 240,
    "programmes": 100,
    "tutoring": 45,
    "models": 20,
    "network-models": 5,
    "risk-programmes": 30,
    "elements": 40,
    "events": 55,
    "instruments": 25,
    "routes": 20,
    "local-acts": 20,
    "guides": 30,
    "templates": 15,
    "reports": 5,
    "projects": 5,
    "replications": 15,
    "schools": 25,
    "acts": 15,
    "sources": 20,
    "terms": 10,
}


@dataclass(frozen=True)
class Item:
    """A material that will be written: its kind, file name, number among its kind and subject."""

    folder: str
    id: str
    number: int
    subject: str
    topic: str

    @property
    def key(self) -> str:
        """«folder/id», as references name it."""
        return f"{self.folder}/{self.id}"

    @property
    def file(self) -> str:
        """The file name with its extension."""
        return f"{self.id}.{KINDS[self.folder].extension}"


@dataclass(frozen=True)
class Plan:
    """Everything that the writers of single materials must know of the others."""

    items: tuple[Item, ...]
    vocabularies: Mapping[str, Vocabulary]
    by_folder: Mapping[str, list[Item]] = field(repr=False, default_factory=dict)

    def names(self, writer: Writer, folder: str, least: int, most: int) -> list[str]:
        """Return the names of some materials of a kind."""
        return [item.id for item in writer.some(self.by_folder[folder], least, most)]

    def terms(self, writer: Writer, vocabulary: str, least: int, most: int) -> list[str]:
        """Return some words of a vocabulary, in its order."""
        return sorted(writer.some(list(self.vocabularies[vocabulary].terms), least, most))


def counts(total: int) -> dict[str, int]:
    """Return how many materials of each kind make `total`; every kind has one at least."""
    found = {folder: max(1, total * share // 1000) for folder, share in SHARES.items()}
    found["techmaps"] = max(1, found["techmaps"] + total - sum(found.values()))
    return found


def plan(total: int, practices: Path, seed: int = 2026) -> Plan:
    """Return the plan of a base; the vocabularies are those of `practices`."""
    vocabularies, problems = load_vocabularies(practices, "practices")
    if problems:
        raise SystemExit(f"Словари не читаются: {problems[0].path} — {problems[0].message}")
    by_folder = {folder: [_item(folder, number, seed) for number in range(count)] for folder, count in counts(total).items()}
    return Plan(tuple(item for items in by_folder.values() for item in items), vocabularies, by_folder)


def _item(folder: str, number: int, seed: int) -> Item:
    writer = Writer(f"{seed}/{folder}/{number}")
    subject = writer.pick(tuple(words.TOPICS))
    return Item(folder, f"{folder}-{subject}-{number + 1:04d}", number, subject, writer.pick(words.TOPICS[subject]))


def title(item: Item, writer: Writer) -> str:
    """Return the title of a material: its number keeps titles apart."""
    return f"{writer.name()}: {KINDS[item.folder].counted[0]} {item.topic}, вариант {item.number + 1}"[:118]
