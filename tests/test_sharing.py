"""What messengers and search engines read."""

from __future__ import annotations

import json
import re
from pathlib import Path

from kopilka.content.bank import Bank, load
from kopilka.views.page import SiteInfo
from kopilka.views.pages import all_pages


def described(bank: Bank, info: SiteInfo) -> dict[str, dict[str, object]]:
    found = {}
    for page in all_pages(bank, info):
        script = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.head, re.DOTALL)
        if script:
            found[page.uri] = json.loads(script[1])
    return found


def test_every_material_of_the_library_is_described(real: Bank) -> None:
    found = described(real, SiteInfo(url="https://example.org/baza/"))
    library = {item.key for item in real.materials.values() if item.kind.library and item.record.status.public}
    assert found.keys() == library
    for uri, data in found.items():
        assert data["@type"] == "LearningResource" and data["inLanguage"] == "ru"
        assert data["url"] == f"https://example.org/baza/{uri}/"
        assert all(value not in ("", [], None) for value in data.values())


def test_nothing_is_invented_where_the_site_has_no_address(real: Bank) -> None:
    assert all("url" not in data for data in described(real, SiteInfo()).values())
    assert all("og:url" not in page.head for page in all_pages(real, SiteInfo()))


def test_head_cannot_be_broken_out_of(make_base, card: str) -> None:
    root: Path = make_base({"techmaps/a.md": card.replace("Порядок действий и скобки", "'</script><b>\"&'")})
    page = next(page for page in all_pages(load(root), SiteInfo()) if page.uri == "techmaps/a")
    assert "<b>" not in page.head and page.head.count("</script>") == 1
