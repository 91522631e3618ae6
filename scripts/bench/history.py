"""A git history over a generated base: every material added, then changed, reviewed and published, commit by commit.

It is written by one `git fast-import`, so ten thousand commits take seconds; the same base gives the same history.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

_START = datetime(2024, 9, 2, 9, tzinfo=UTC)
_STEP = timedelta(minutes=110)


def write_history(root: Path, commits: int) -> None:
    """Make a repository of `root` with so many commits; the last of them holds the files as they are."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    stream = b"".join(_stream(root, commits))
    subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input=stream, check=True)
    subprocess.run(["git", "-C", str(root), "reset", "-q"], check=True)


def _stream(root: Path, commits: int) -> Iterator[bytes]:
    """First each material as a draft, a commit each; then its final text; then reviews, until the number is reached."""
    files = sorted(path for path in (root / "practices").glob("[a-z]*/*") if path.is_file())
    texts = {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
    names = list(texts)
    for number in range(commits):
        name, text = names[number % len(names)], texts[names[number % len(names)]]
        left = commits - number
        if number < len(names) and left > len(names):
            text = text.replace("status: опубликовано".encode(), "status: черновик".encode()) + b"\n"
        elif left > len(names):
            text += f"\n<!-- правка {number} -->\n".encode()
        day = _START + _STEP * number
        yield (
            f"commit refs/heads/main\ncommitter Bench <bench@example.org> {int(day.timestamp())} +0300\n"
            f"data 0\nM 100644 inline {name}\ndata {len(text)}\n"
        ).encode()
        yield text + b"\n"
