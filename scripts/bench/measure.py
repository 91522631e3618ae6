"""Running a command and measuring it: wall clock, processor time, the most memory it held."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from family import Watch

_NUMBER_OF_LINES = 20


class CommandError(Exception):
    """A command which was to be measured did not end well."""


@dataclass(frozen=True)
class Run:
    """What one run of a command cost: seconds of the clock, seconds of the processors, megabytes at the peak."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], log: Path, *, offspring: bool = False) -> Run:
    """Run a command to its end with its output in `log`; raises `CommandError` with the end of the log if it fails.

    The peak is that of its own process; with `offspring`, of it together with all the processes that it starts (PSS, sampled).
    """
    # As at everyone's: Python keeps its compiled code, so only the first run compiles.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    with log.open("wb") as output:
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environment)
        with Watch(child.pid) if offspring else nullcontext() as watch:
            _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        tail = "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-_NUMBER_OF_LINES:])
        raise CommandError(f"Команда «{' '.join(command)}» кончилась кодом {child.returncode}:\n{tail}")
    own = used.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1000)
    return Run(wall, used.ru_utime + used.ru_stime, (watch.peak if watch is not None else 0) or own)


def best(runs: Sequence[Run]) -> Run:
    """Return the quickest run: on a shared machine the others measure the neighbours."""
    return min(runs, key=lambda one: one.wall)


def repeated(times: int, command: Sequence[str], log: Path, before: Callable[[], object] | None = None) -> list[Run]:
    """Run a command several times; `before` prepares each run and is not measured."""
    found = []
    for _ in range(times):
        if before is not None:
            before()
        found.append(run(command, log))
    return found


def machine(hugo: str | None) -> dict[str, str]:
    """Return on what was measured: processor, cores, versions."""
    found = {
        "процессор": _processor(),
        "ядер": str(os.cpu_count()),
        "нагрузка в начале": f"{os.getloadavg()[0]:.1f}",
        "система": platform.platform(),
        "python": platform.python_version(),
    }
    found |= {name: version(name) for name in ("kopilka", "mkdocs", "mkdocs-material", "pyromark")}
    if hugo is not None:
        found["hugo"] = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout.strip()
    return found


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or "не известен"
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "не известен")
