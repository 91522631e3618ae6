"""The benchmark of the search: ours, Pagefind and MiniSearch over the same texts, in one run.

    make recall                  1,000 and 5,000 generated materials and the real base
    make recall ARGS=--quick     200 and 400: whether it works at all

The peers are installed into build/search-peers at the first run and are no part of the project. The table goes to the screen, the
numbers to build/recall.json. It always ends with code 0: a benchmark is not a test.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean, median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

import rare
import yaml
from measure import machine

from corpus import ROOT, SEED, write_base
from kopilka.content.bank import load
from kopilka.content.effort import settled
from kopilka.exports.search import search_files
from kopilka.search.documents import documents
from kopilka.views.facets import shown
from kopilka.views.page import SiteInfo

PEERS = ROOT / "build" / "search-peers"
PACKAGES = ("pagefind@1.6.0", "minisearch@7.2.0")
FINDERS = ("ours", "pagefind", "minisearch")
JUDGED = ROOT / "tests" / "search" / "judged.yml"
#: What must hold of ours, by class of query.
RECALL = {"form": 0.97, "yo": 1.0, "typo": 0.92, "prefix": 0.97, "judged": 0.95}
MOST_MS, MOST_SECONDS, MOST_GROWTH = 10.0, 5.0, 1.5


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, ours and the peers' numbers, what must hold of ours and whether it does."""

    what: str
    ours: float
    pagefind: float | None
    minisearch: float | None
    target: str = ""
    held: bool | None = None


def prepare(base: Path, folder: Path) -> float:
    """Write what the engines read; return the seconds of processor that our index took, its texts parsed and all."""
    bank = load(base)
    info = SiteInfo()
    with settled():  # as in a build
        started = time.process_time()
        made = [(artifact.uri, artifact.make()) for artifact in search_files(bank, info)]
        seconds = time.process_time() - started
    for uri, content in made:
        target = folder / "site" / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    told = [
        {
            "id": item.id,
            "title": item.title,
            **{name: item.texts.get(name, "") for name in ("aliases", "summary", "headings", "body")},
        }
        for item in documents(bank, shown(bank), {})
    ]
    (folder / "documents.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return seconds


def ask(finder: str, folder: Path, queries: list[rare.Query]) -> dict[str, Any]:
    """Run the queries through an engine."""
    command = ["node", str(ROOT / "scripts" / "bench" / "finders" / "main.mjs"), finder, str(folder), str(PEERS)]
    given = json.dumps([asdict(query) for query in queries], ensure_ascii=False)
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{finder}: {done.stderr[-2000:]}")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def judged() -> list[rare.Query]:
    """Return the judged queries of the real base."""
    groups = yaml.safe_load(JUDGED.read_text("utf-8"))
    return [rare.Query("judged", str(text), tuple(ids)) for group in groups.values() for text, ids in group.items()]


class Bench:
    """One benchmark in a temporary folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: list[Row] = []
        self._bytes: dict[str, list[float]] = defaultdict(list)

    def generated(self, count: int) -> None:
        """Measure a generated base."""
        base = self.folder / f"base-{count}"
        print(f"Готовлю {count} материалов…", file=sys.stderr, flush=True)
        write_base(base, count)
        queries = rare.queries(rare.plant(base, SEED), SEED)
        seconds = prepare(base, base)
        self.rows.append(
            Row(f"индекс, {count}, с процессора", seconds, None, None, f"≤ {MOST_SECONDS:g}", seconds <= MOST_SECONDS)
        )
        self._measure(str(count), base, queries)

    def real(self) -> None:
        """Measure the project's own base with the judged queries."""
        folder = self.folder / "real"
        folder.mkdir()
        prepare(ROOT, folder)
        self._measure("настоящая база", folder, judged())

    def _measure(self, name: str, folder: Path, queries: list[rare.Query]) -> None:
        results = {}
        for finder in FINDERS:
            print(f"  {finder}, {name}…", file=sys.stderr, flush=True)
            results[finder] = ask(finder, folder, queries)
        for kind in dict.fromkeys(query.kind for query in queries):
            values = {
                finder: mean(one["right"] for one in found["answers"] if one["kind"] == kind) for finder, found in results.items()
            }
            least = values["pagefind"] if kind == "exact" else RECALL[kind]
            told = "≥ Pagefind" if kind == "exact" else f"≥ {least:g}"
            self._row(f"полнота@5, {kind}, {name}", values, told, held=values["ours"] >= least)
        cold = {finder: [one["bytes"] / 1000 for one in found["cold"]] for finder, found in results.items()}
        for told, of in (("середина", median), ("наибольшее", max)):
            values = {finder: float(of(found)) for finder, found in cold.items()}
            self._row(f"КБ до первого ответа, {told}, {name}", values, "≤ Pagefind", held=values["ours"] <= values["pagefind"])
            self._bytes[told].append(values["ours"])
        times = {finder: quantiles([one["ms"] for one in found["answers"]], n=20)[-1] for finder, found in results.items()}
        self._row(f"мс на запрос, 95 из 100, {name}", times, f"≤ {MOST_MS:g}", held=times["ours"] <= MOST_MS)

    def _row(self, what: str, values: dict[str, float], target: str, *, held: bool) -> None:
        self.rows.append(Row(what, values["ours"], values["pagefind"], values["minisearch"], target, held))

    def growth(self) -> None:
        """Add how many times more bytes the larger base asks for."""
        for told, found in self._bytes.items():
            times = found[-1] / found[0]
            self.rows.append(Row(f"рост КБ, {told}, раз", times, None, None, f"≤ {MOST_GROWTH:g}", times <= MOST_GROWTH))


def table(rows: list[Row]) -> str:
    """Return the rows as a table of Markdown."""
    lines = ["| Что измерено | Мы | Pagefind | MiniSearch | Цель | Итог |", "|---|---:|---:|---:|---:|---|"]
    for row in rows:
        numbers = " | ".join("" if value is None else f"{value:.3g}" for value in (row.ours, row.pagefind, row.minisearch))
        verdict = "" if row.held is None else "держится" if row.held else "не держится"
        lines.append(f"| {row.what} | {numbers} | {row.target} | {verdict} |")
    return "\n".join(lines).replace(".", ",")


def install() -> None:
    """Put the peers where they do not touch the project's own packages."""
    if not (PEERS / "node_modules" / "pagefind").is_dir():
        PEERS.mkdir(parents=True, exist_ok=True)
        (PEERS / "package.json").write_text('{"private": true}\n', "utf-8")
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", *PACKAGES], cwd=PEERS, check=True)


def main() -> None:
    """Measure, print, write build/recall.json."""
    parser = argparse.ArgumentParser(description="Измерить поиск: мы, Pagefind и MiniSearch на одних и тех же текстах.")
    parser.add_argument("--quick", action="store_true", help="200 и 400 материалов: работает ли измерение")
    parser.add_argument("--counts", type=int, nargs="+", default=[1000, 5000], help="сколько материалов в учебных базах")
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "recall.json", help="куда записать числа")
    given = parser.parse_args()
    install()
    with TemporaryDirectory(prefix="kopilka-bench-") as folder:
        bench = Bench(Path(folder))
        for count in (200, 400) if given.quick else given.counts:
            bench.generated(count)
        bench.growth()
        bench.real()
    about = machine(None)
    print(f"{table(bench.rows)}\n\n" + "\n".join(f"{name}: {value}" for name, value in about.items()))
    given.json.parent.mkdir(parents=True, exist_ok=True)
    rows = [asdict(row) for row in bench.rows]
    given.json.write_text(json.dumps({"machine": about, "rows": rows}, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
