"""The benchmark: our compiler and Hugo over the same generated materials, in one run.

    make bench                  1,000 and 5,000 materials, several minutes
    make bench ARGS=--quick     100 and 300 materials: whether it works at all

It always ends with code 0: a benchmark is not a test. The table goes to the screen, the numbers to build/bench.json.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, mkdtemp

import calculator
import constructor
import hugo
from history import write_history
from measure import CommandError, Run, best, machine, repeated, run

from corpus import ROOT, texts, write_base

KOPILKA = str(Path(sys.executable).with_name("kopilka"))
MOST_MEMORY = 60.0
_NOTE = "Hugo не установлен (apt-get install hugo): сравнение с ним пропущено."


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, the number with its unit, the target (at most so much) if any."""

    what: str
    value: float
    unit: str
    target: float | None = None
    runs: tuple[Run, ...] = ()

    @property
    def verdict(self) -> str:
        """Whether the target is held."""
        return "" if self.target is None else "держится" if self.value <= self.target else "не держится"


class Bench:
    """One benchmark in a temporary folder."""

    def __init__(self, folder: Path, small: int, large: int, times: int) -> None:
        self.folder, self.small, self.large, self.times = folder, small, large, times
        self.log = folder / "log.txt"
        self.hugo = hugo.program()
        self.rows: list[Row] = []

    def add(self, what: str, runs: list[Run], target: float | None = None) -> Run:
        """Add the quickest of the runs to the table."""
        chosen = best(runs)
        self.rows.append(Row(what, chosen.wall, "с", target, tuple(runs)))
        print(f"  {what}: {chosen.wall:.2f} с", file=sys.stderr, flush=True)
        return chosen

    def prepare(self, count: int) -> None:
        """Write the base and the Hugo site of `count` materials."""
        print(f"Готовлю {count} материалов…", file=sys.stderr, flush=True)
        write_base(self._base(count), count)
        if self.hugo:
            hugo.write_site(self._site(count), texts(count))

    def _base(self, count: int) -> Path:
        return self.folder / f"base-{count}"

    def _site(self, count: int) -> Path:
        return self.folder / f"hugo-{count}"

    def _set_aside(self, *folders: Path) -> None:
        """Make a build begin with nothing. What was built is not removed: in the place of thousands of files that have just been
        removed a file system makes new ones slowly.
        """
        for folder in filter(Path.exists, folders):
            folder.rename(Path(mkdtemp(dir=self.folder)) / folder.name)

    def _peer(self, count: int) -> Run | None:
        """Hugo's full build into an empty folder."""
        if not self.hugo:
            return None
        site = self._site(count)
        self._set_aside(site / "public", site / "resources")
        return run([self.hugo, "--quiet", "--source", str(site), "--cacheDir", str(self.folder / "hugo-cache")], self.log)

    def _ours(self, count: int) -> Run:
        """Our full build into an empty folder."""
        self._set_aside(self._base(count) / "site", self._base(count) / ".cache")
        return run(self._build(count), self.log)

    def _full(self, count: int, times: int) -> tuple[Run, Run | None, float]:
        """Build everything anew, Hugo and we in turns: a minute in which the machine is slow is slow for both.

        Return our best, Hugo's best and how many times longer we take, the middle one of the turns.
        """
        turns = [(self._peer(count), self._ours(count)) for _ in range(times)]
        peers = [peer for peer, _ in turns if peer is not None]
        peer = self.add(f"hugo, полная сборка, {count}", peers) if peers else None
        ours = self.add(f"kopilka build, всё заново, {count}", [own for _, own in turns])
        return ours, peer, median(own.wall / other.wall for other, own in turns if other is not None) if peers else 0.0

    def ratio(self, what: str, value: float, target: float) -> None:
        """Add how many times longer we take than Hugo, if there is a Hugo."""
        if self.hugo:
            self.rows.append(Row(what, value, "раз", target))

    def measure(self) -> None:
        """Measure everything, smaller before larger."""
        small, large = self.small, self.large
        self.prepare(small)
        self.prepare(large)
        check = [KOPILKA, "check", "--root", str(self._base(large))]
        self.add(
            f"kopilka check без запаса, {large}",
            repeated(self.times, check, self.log, lambda: self._set_aside(self._base(large) / ".cache")),
            4.0,
        )
        first, _, times = self._full(small, self.times)
        self.ratio(f"сборка {small} против Hugo, среднее из пар по очереди", times, 4.0)
        second, peer, _ = self._full(large, 1)
        same = self.add(f"kopilka build, ничего не изменилось, {large}", repeated(self.times, self._build(large), self.log))
        if peer is not None:
            self.ratio(f"ничего не изменилось, {large}, против полной сборки Hugo", same.wall / peer.wall, 0.5)
        self._one_changed()
        self._statistics()
        self._calculator()
        self.rows += [
            Row(own.what, own.value, own.unit, own.target) for own in constructor.figures(20 if self.times == 1 else 500)
        ]
        growth = (second.peak - first.peak) * 1000 / (large - small)
        self.rows.append(Row(f"память на страницу (от {small} до {large})", growth, "КБ", MOST_MEMORY))

    def _build(self, count: int) -> list[str]:
        return [KOPILKA, "build", "--root", str(self._base(count))]

    def _statistics(self) -> None:
        commits = 2 * self.large
        write_history(self._base(self.large), commits)
        command = [sys.executable, str(Path(__file__).with_name("desk.py")), str(self._base(self.large))]
        times = [float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(self.times)]
        self.rows.append(Row(f"статистика, {self.large} материалов и {commits} записей истории", min(times), "с", 3.0))

    def _calculator(self) -> None:
        runs = calculator.measured(max(2, self.times))
        what = f"калькулятор, {calculator.ANSWERS} ответов на {calculator.QUESTIONS} вопросов"
        self.rows.append(Row(f"{what}, первый раз", runs[0], "мс", 300))
        self.rows.append(Row(f"{what}, лучшее", min(runs), "мс"))

    def _one_changed(self) -> None:
        path = min((self._base(self.large) / "practices" / "techmaps").glob("*.md"))

        def change() -> None:
            path.write_text(f"{path.read_text('utf-8')}\nЕщё один абзац, которого вчера не было.\n", "utf-8")

        self.add(
            f"kopilka build, изменён один файл, {self.large}",
            repeated(self.times, self._build(self.large), self.log, change),
        )


def table(rows: list[Row]) -> str:
    """Return the rows as a table of Markdown."""
    lines = ["| Что измерено | Лучшее | Процессор, с | Память, МБ | Цель | Итог |", "|---|---:|---:|---:|---:|---|"]
    for row in rows:
        chosen = best(row.runs) if row.runs else None
        cpu, peak = (f"{chosen.cpu:.2f}", f"{chosen.peak:.0f}") if chosen else ("", "")
        target = "" if row.target is None else f"≤ {row.target:g} {row.unit}"
        lines.append(f"| {row.what} | {row.value:.2f} {row.unit} | {cpu} | {peak} | {target} | {row.verdict} |")
    return "\n".join(line.replace(".", ",") for line in lines)


def main() -> None:
    """Measure, print, write build/bench.json."""
    parser = argparse.ArgumentParser(description="Измерить скорость: наш сборщик и Hugo на одних и тех же материалах.")
    parser.add_argument("--quick", action="store_true", help="100 и 300 материалов по одному разу, цели не судятся")
    parser.add_argument("--times", type=int, default=5, help="сколько раз мерить короткое (по умолчанию 5)")
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "bench.json", help="куда записать числа")
    given = parser.parse_args()
    small, large, times = (100, 300, 1) if given.quick else (1000, 5000, given.times)
    started = datetime.now(UTC)
    with TemporaryDirectory(prefix="kopilka-bench-") as folder:
        bench = Bench(Path(folder), small, large, times)
        about = {"дата": started.isoformat(timespec="seconds"), **machine(bench.hugo)}
        try:
            bench.measure()
        except CommandError as fault:
            print(f"Измерение прервано. {fault}", file=sys.stderr)
    if given.quick:  # the targets are set for thousands of materials
        bench.rows = [replace(row, target=None) for row in bench.rows]
    print(f"{table(bench.rows)}\n\n" + "\n".join(f"{name}: {value}" for name, value in about.items()))
    if bench.hugo is None:
        print(f"\n{_NOTE}")
    given.json.parent.mkdir(parents=True, exist_ok=True)
    rows = [{**asdict(row), "verdict": row.verdict} for row in bench.rows]
    given.json.write_text(json.dumps({"machine": about, "rows": rows}, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
