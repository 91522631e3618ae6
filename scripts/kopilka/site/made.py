"""The artifacts of a build, written by a second process while this one makes pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kopilka.artifact import Artifact
from kopilka.content.effort import Aside, may_share


class Made:
    """The files of a build that are neither pages nor copies. `artifacts` is called, and every file made, in a second process
    where there can be one; an output which holds its bytes already is left alone.
    """

    def __init__(self, artifacts: Callable[[], Iterable[Artifact]], site_dir: Path) -> None:
        self._aside = Aside(lambda: [_write(one, site_dir) for one in artifacts()], share=may_share())

    def addresses(self) -> tuple[str, ...]:
        """Wait until every file is written; return their addresses. What could not be made raises here."""
        return tuple(self._aside.result())

    def stop(self) -> None:
        """Give up: the build has failed."""
        self._aside.stop()


def _write(artifact: Artifact, site_dir: Path) -> str:
    path, made = site_dir / artifact.uri, artifact.make()
    if not (path.is_file() and path.read_bytes() == made):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
    return artifact.uri
