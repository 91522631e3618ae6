"""What a reporter may know of the run besides the diagnostics."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Context:
    """What the run knows.

    `root` is the base's folder, `checked` the number of files looked at, `rich` asks for rich's colour marks,
    `rules_url` is where the pages of codes are published (nothing where the site has no address yet).
    """

    root: Path | None = None
    checked: int | None = None
    rich: bool = False
    rules_url: str = ""
