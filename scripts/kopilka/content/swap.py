"""Writing a file so that nothing is lost: beside, then in place at once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def swap(path: Path, content: bytes) -> None:
    """Put a file in place of the one that stands there, if any, with its rights; a failure leaves the old one whole."""
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)  # what a failure left, or a link that would lead the bytes elsewhere
    try:
        with beside.open("xb") as file:
            file.write(content)
        if path.exists():
            shutil.copymode(path, beside)
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
