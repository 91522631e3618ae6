"""What was built last time: a stamp for every page and output, so that only what changed is built again."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kopilka.content.swap import swap
from kopilka.views.page import Page

#: Packages whose version can change the bytes of a page.
_PACKAGES = (
    "mkdocs",
    "mkdocs-material",
    "mkdocs-macros-plugin",
    "markdown",
    "pymdown-extensions",
    "pyromark",
    "jinja2",
)


def digest(*parts: bytes | str) -> str:
    """Return a short hash of the parts, which cannot run into one another."""
    total = blake2b(digest_size=16)
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        total.update(len(raw).to_bytes(8, "little"))
        total.update(raw)
    return total.hexdigest()


def page_stamp(page: Page, common: str) -> str:
    """Return the stamp of a page: its value and everything that all pages share."""
    told = (page.uri, page.title, page.description, page.html, page.source or "", str(page.updated), page.head, str(page.outline))
    return digest(common, *told)


def versions() -> str:
    """Return the versions of the packages that write pages."""
    found = []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} —")
    return "\n".join(found)


def tree_digest(*folders: Path, suffix: str = "") -> str:
    """Return a hash of the names and bytes of every file below the folders, or of those with the suffix."""
    parts: list[bytes | str] = []
    for folder in folders:
        for path in _files(folder):
            if not path.endswith(suffix):
                continue
            parts.append(path)
            with open(path, "rb") as stream:
                parts.append(stream.read())
    return digest(*parts)


def _files(folder: Path) -> list[str]:
    found = []
    for where, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if name not in ("__pycache__", ".git"))
        found += [os.path.join(where, name) for name in sorted(files) if not name.endswith(".pyc")]
    return found


@dataclass
class Stamps:
    """The memory of the last build of one site folder, kept in a file that exists only while it tells the truth.

    It is removed when a build begins and written when the build has ended, so a build that was cut short is followed by a
    whole one. `inputs` is the hash of everything that was read, `outputs` the size and time of every file written, `files` the
    addresses of everything that the site had.
    """

    file: Path
    pages: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, tuple[int, int]] = field(default_factory=dict)
    inputs: str = ""
    files: tuple[str, ...] = ()

    @classmethod
    def load(cls, root: Path, site_dir: Path) -> Stamps:
        """Read what is known of `site_dir`; nothing, if it was never built or the file cannot be read."""
        file = root / ".cache" / "kopilka" / f"build-{digest(str(site_dir))}.json"
        try:
            kept = json.loads(file.read_text("utf-8"))
            outputs = {name: tuple(facts) for name, facts in kept["outputs"].items()}
            return cls(file, kept["pages"], outputs, kept["inputs"], tuple(kept["files"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls(file)

    def intact(self, found: dict[str, tuple[int, int]]) -> Stamps:
        """Return what is still true, given what stands in the site folder: a page whose file was touched is not."""
        pages = {uri: stamp for uri, stamp in self.pages.items() if self._untouched(uri.removesuffix(".md"), found)}
        return Stamps(self.file, pages, self.outputs, self.inputs, self.files)

    def _untouched(self, name: str, found: dict[str, tuple[int, int]]) -> bool:
        outputs = (os.path.join(name, "index.html"), f"{name}.html")
        return any(path in found and found[path] == self.outputs.get(path) for path in outputs)

    def forget(self) -> None:
        """Remove the file: from now on the folder is in an unknown state."""
        self.file.unlink(missing_ok=True)

    def save(self) -> None:
        """Write the file beside and put it in place in one step."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        swap(self.file, json.dumps({name: getattr(self, name) for name in ("pages", "outputs", "inputs", "files")}).encode())


def survey(site_dir: Path) -> dict[str, tuple[int, int]]:
    """Return the size and time of modification of every file of a built site."""
    found = {}
    base = len(str(site_dir)) + 1
    for where, _, files in os.walk(site_dir):
        for name in files:
            path = os.path.join(where, name)
            facts = os.stat(path)
            found[path[base:]] = (facts.st_size, facts.st_mtime_ns)
    return found
