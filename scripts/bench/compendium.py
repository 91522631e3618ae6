"""Time the compendium: PDF and Word of an invented base of 300 materials, and of the real base. Prints a table.

The memory is that of all processes at once: the PDF is set by several.

python scripts/bench/compendium.py [--count 300]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import run

from corpus import write_base

ROOT = Path(__file__).resolve().parents[2]
#: The goals of issue 8, for 300 materials: seconds and megabytes.
SECONDS, MEGABYTES = 15, 600


def main() -> None:
    """Measure both bases."""
    parser = argparse.ArgumentParser(description="Измерить сборник: время, память, размер.")
    parser.add_argument("--count", type=int, default=300, help="сколько материалов в учебной базе (по умолчанию 300)")
    count = parser.parse_args().count
    print(f"цель для 300 материалов: {SECONDS} с, {MEGABYTES} МБ\n{'':22}часы, с  процессор, с  память, МБ  файл, МБ")
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        write_base(corpus, count)
        for name, base in ((f"учебная, {count}", corpus), ("настоящая", ROOT)):
            for form in ("pdf", "docx"):
                made = Path(folder) / f"{base.name}.{form}"
                command = [sys.executable, "-m", "kopilka.cli", "compendium", str(made), "--root", str(base)]
                used = run(command, Path(folder) / "log.txt", offspring=True)
                size = made.stat().st_size / 1e6
                print(f"{f'{name}, {form}':22}{used.wall:7.1f}{used.cpu:14.1f}{used.peak:12.0f}{size:10.1f}", flush=True)


if __name__ == "__main__":
    main()
