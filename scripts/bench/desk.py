"""Time the statistics of a loaded base, its history of git included: prints seconds.

python scripts/bench/desk.py ПАПКА
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from kopilka.content.bank import load
from kopilka.views.desk.data import statistics_data

if __name__ == "__main__":
    bank = load(Path(sys.argv[1]).resolve())
    start = perf_counter()
    statistics_data(bank)
    print(perf_counter() - start)
