"""Files put into the site by ourselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kopilka.artifact import Artifact


def write(path: Path, made: bytes) -> None:
    """Write a file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made)


def write_artifacts(artifacts: Callable[[], Iterable[Artifact]], site_dir: Path) -> tuple[str, ...]:
    """Write the artifacts of a source and return their addresses; an output that holds its bytes already is left alone."""
    addresses = []
    for artifact in artifacts():
        path, made = site_dir / artifact.uri, artifact.make()
        if not (path.is_file() and path.read_bytes() == made):
            write(path, made)
        addresses.append(artifact.uri)
    return tuple(addresses)
