"""What git says of the checkout an edition is made of: the commit, its day, whether anything is not committed."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from kopilka.diagnostics import KopilkaError


@dataclass(frozen=True)
class Checkout:
    """The commit of an edition and the second of that commit, counted from 1970."""

    commit: str
    moment: int

    @property
    def day(self) -> date:
        """The day of the commit."""
        return datetime.fromtimestamp(self.moment, UTC).date()


def clean_checkout(root: Path) -> Checkout:
    """Return the commit of a clean, whole checkout; `KopilkaError` says what is in the way."""
    told = git(root, "rev-parse", "--is-shallow-repository", "HEAD")
    if told is None:
        raise KopilkaError("Выпуск делают из хранилища git, в котором есть хотя бы одна запись: здесь его нет.")
    shallow, commit = told.decode().split()
    if shallow == "true":
        raise KopilkaError("История хранилища обрезана. Получите её целиком: git fetch --unshallow")
    changed = (git(root, "status", "--porcelain", "--", ".") or b"").decode(errors="replace").splitlines()
    if changed:
        shown = ", ".join(line[3:] for line in changed[:3])
        raise KopilkaError(f"Не всё записано в git: {shown}{' …' if len(changed) > 3 else ''}. Запишите или уберите правки.")
    return Checkout(commit, int(git(root, "log", "-1", "--format=%ct") or 0))


def git(root: Path, *words: str) -> bytes | None:
    """Return what git says, None where it refuses or is not there."""
    try:
        return subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
