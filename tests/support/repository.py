"""A small repository of git for a test: nobody's name, days that the test chooses."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(root: Path, *words: str, day: str = "2025-09-01") -> None:
    """Run git in a folder, as if on the day."""
    who = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "А")
    who |= dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "a@example.org")
    when = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T10:00:00+0300")
    env = who | when | {"PATH": "/usr/bin:/bin", "HOME": str(root)}
    subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True, env=env)


def commit(root: Path, day: str) -> None:
    """Commit everything, even nothing."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "Банк: change", day=day)
