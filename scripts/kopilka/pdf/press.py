"""Typst in processes of their own, a few at a time: what one has laid out is given back to the machine when it is done.

`python -m kopilka.pdf.press FOLDER TEMPLATE NAME` sets FOLDER/NAME.json by a template into FOLDER/NAME.pdf.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from kopilka.diagnostics import KopilkaError
from kopilka.pdf.typesetter import take_templates, typeset_file

#: Processes at once: two keep the cores of a school's computer busy and stay within its memory.
AT_ONCE = 2


def lay_out(folder: Path, pictures: dict[str, bytes]) -> None:
    """Prepare a folder: the templates, and pictures under their names in `pictures`."""
    take_templates(folder)
    for name, content in pictures.items():
        path = folder / "pictures" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def press(folder: Path, template: str, name: str, value: Any, *, tagged: bool = True) -> Path:
    """Set one value here and now; return where the PDF lies."""
    _write(folder, name, value)
    return typeset_file(folder, template, name, tagged=tagged)


@contextmanager
def presses() -> Iterator[Executor]:
    """Processes for `press_all`. What has not begun when they are let go never begins."""
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def press_all(pool: Executor, folder: Path, template: str, values: Sequence[Callable[[], Any]]) -> Iterator[Path]:
    """Begin to set values, each made when its turn comes, in a process of its own; a single one is set here when it is asked for.

    Return where the PDFs lie, in the same order, each as soon as it is there. `KopilkaError` tells what typst refused.
    """
    names = [f"{template}-{number}" for number, _ in enumerate(values, 1)]
    if len(values) == 1:
        return (press(folder, template, name, value()) for name, value in zip(names, values, strict=True))
    return pool.map(partial(_apart, folder, template), names, values)


def _write(folder: Path, name: str, value: Any) -> None:
    (folder / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def _apart(folder: Path, template: str, name: str, value: Callable[[], Any]) -> Path:
    _write(folder, name, value())
    # The package is found where this process has found it, never in the current folder; the processes share the cores.
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "kopilka.pdf.press", str(folder), template, name],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8", "RAYON_NUM_THREADS": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        told = done.stderr.strip().splitlines() or [f"процесс кончился кодом {done.returncode}"]
        raise KopilkaError(f"Сборник не набран: {told[-1]}")
    return folder / f"{name}.pdf"


if __name__ == "__main__":
    typeset_file(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
