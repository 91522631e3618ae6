"""A base of any size, made by the rules of the real one: the same size and seed give the same bytes.

python scripts/bench/corpus.py ПАПКА --count 1000
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import documents
import models
import practices
import reference
import yaml
from common import Front, body
from plan import Item, Plan, plan
from writer import Writer

import support
from kopilka.content.kinds import KINDS

ROOT = Path(__file__).parents[2]
SEED = 2026
BUILDERS: dict[str, Callable[[Item, Plan, Writer], Front]] = {
    "techmaps": practices.techmap,
    "techniques": practices.technique,
    "programmes": practices.programme,
    "tutoring": practices.tutoring,
    "models": models.model,
    "network-models": models.network_model,
    "risk-programmes": practices.risk_programme,
    "elements": support.element,
    "events": support.event,
    "instruments": support.instrument,
    "routes": support.route,
    "local-acts": documents.local_act,
    "guides": documents.guide,
    "templates": documents.template,
    "reports": documents.report,
    "projects": documents.project,
    "replications": documents.replication,
    "schools": reference.school,
    "acts": reference.act,
    "sources": reference.source,
    "terms": reference.term,
}
_INDEX = """---
description: Учебная база для измерений.
render_macros: true
---

# Учебная база

Здесь {{ counted(numbers.materials, ["материал", "материала", "материалов"]) }}. Все они придуманы программой.

{{ latest(6) }}
"""
_PAGE = "# Страница\n\nНаписана для измерений.\n"


@dataclass(frozen=True)
class Text:
    """A generated material: where it lies, its front matter as values and its body."""

    item: Item
    front: Front
    body: str

    @property
    def file(self) -> str:
        """The whole file."""
        front = yaml.dump(self.front, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
        return f"---\n{front}---\n\n{self.body}" if self.item.file.endswith(".md") else front


def texts(count: int, seed: int = SEED) -> Iterator[Text]:
    """Yield `count` materials of a base."""
    known = plan(count, ROOT / "practices", seed)
    for item in known.items:
        writer = Writer(f"{seed}/{item.key}/{count}")
        front = BUILDERS[item.folder](item, known, writer)
        yield Text(item, front, body(item, known, writer) if item.file.endswith(".md") else "")


def write_base(folder: Path, count: int, seed: int = SEED) -> None:
    """Write a base of `count` materials to a new or an empty folder.

    mkdocs.yml is the real one; the hand-written pages which it names stand in docs/ in a word or two.
    """
    practices_folder = folder / "practices"
    shutil.copytree(ROOT / "practices" / "_vocabulary", practices_folder / "_vocabulary")
    for kind in KINDS:
        (practices_folder / kind).mkdir()
    for text in texts(count, seed):
        (practices_folder / text.item.folder / text.item.file).write_text(text.file, "utf-8")
    for page in sorted((ROOT / "docs").rglob("*.md")):
        target = folder / "docs" / page.relative_to(ROOT / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_INDEX if page.parent == ROOT / "docs" and page.name == "index.md" else _PAGE, "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder)


def main() -> None:
    """Write a base where the command line says."""
    parser = argparse.ArgumentParser(description="Создать учебную базу для измерений.")
    parser.add_argument("folder", type=Path, help="новая папка")
    parser.add_argument("--count", type=int, default=1000, help="сколько материалов (по умолчанию 1000)")
    parser.add_argument("--seed", type=int, default=SEED, help="зерно случайных чисел")
    given = parser.parse_args()
    write_base(given.folder, given.count, given.seed)


if __name__ == "__main__":
    main()
