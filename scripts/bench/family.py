"""How much memory a process holds together with all the processes that it has started."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_PAUSE = 0.02


class Watch:
    """Samples a process and its offspring while the block runs; `peak` is the largest sum seen, in megabytes.

    The sum is of PSS (a page that several processes share counts once), as Linux tells it. Elsewhere `peak` stays 0.
    """

    def __init__(self, process: int) -> None:
        self.peak = 0.0
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._over.wait(_PAUSE):
            self.peak = max(self.peak, sum(map(_held, _family(self._process))) / 1000)


def _family(process: int) -> list[int]:
    """Return a process with all its offspring that lives."""
    try:
        lists = [path.read_text("utf-8") for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return [process]
    return [process, *(one for child in " ".join(lists).split() for one in _family(int(child)))]


def _held(process: int) -> float:
    """Return the PSS of a process in kilobytes; 0 when it has just ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((float(line.split()[1]) * 1.024 for line in lines if line.startswith("Pss:")), 0)
