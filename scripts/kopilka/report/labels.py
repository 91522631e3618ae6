"""The labels of a pull request: what kinds of material it touches, and what else."""

from __future__ import annotations

from collections.abc import Sequence

from kopilka.content.kinds import KINDS

#: The label of what lies in a folder, the first that fits.
_OTHERS = (
    ("practices/_vocabulary/", "словари"),
    ("docs/", "страницы сайта"),
    (".github/", "порядок участия"),
    (".gitlab", "порядок участия"),
    ("scripts/", "код"),
    ("tests/", "код"),
)


def labels(changed: Sequence[str]) -> list[str]:
    """Return the labels for changed paths, each once, the kinds first in their own order."""
    folders = {path.split("/")[1] for path in changed if path.startswith("practices/") and path.count("/") > 1}
    kinds = [f"вид: {kind.counted[0]}" for folder, kind in KINDS.items() if folder in folders]
    others = [next((label for start, label in _OTHERS if path.startswith(start)), "") for path in changed]
    return list(dict.fromkeys([*kinds, *filter(None, others)]))
