"""The files of the web form, all under `admin/`: its page, its configuration, the bundle of scripts/web/admin."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank
from kopilka.views.admin.collections import configuration
from kopilka.views.admin.page import ADMIN, admin_page
from kopilka.views.page import SiteInfo

#: Where `npm run build` puts the bundle of the form.
BUNDLE = Path(__file__).parent / "cms"


def admin_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield the page, the configuration and the bundle. An edition for a disk has none, nor has a site without the bundle."""
    if info.portable or not BUNDLE.is_dir():
        return
    yield Artifact(f"{ADMIN}/index.html", lambda: admin_page(info).encode())
    yield Artifact(f"{ADMIN}/config.json", lambda: _json(configuration(bank, info)))
    for path in sorted(path for path in BUNDLE.rglob("*") if path.is_file()):
        yield Artifact(f"{ADMIN}/{path.relative_to(BUNDLE).as_posix()}", path.read_bytes)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
