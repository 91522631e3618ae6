"""The site as plain Markdown: a stock MkDocs builds it, and nothing of the pages is lost on the way."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from kopilka.content.bank import Bank
from kopilka.diagnostics import KopilkaError
from kopilka.exports.source import markdown
from kopilka.site.source import export
from kopilka.views.page import SiteInfo
from kopilka.views.pages import all_pages
from support.base import ROOT

_TAG = re.compile(r"<[^>]+>")


def words(html: str) -> list[str]:
    """Return the words a reader sees."""
    return re.findall(r"\w+", unescape(_TAG.sub(" ", html)))


@pytest.mark.site
def test_stock_mkdocs_builds_the_export(tmp_path: Path) -> None:
    target = tmp_path / "plain"
    count = export(ROOT, target)
    run = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=target, capture_output=True, text=True,
                         env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False)  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    assert count == len(list((target / "docs").rglob("*.md")))
    page = (target / "site/projects/pasport-proekta-2024-2025/index.html").read_text("utf-8")
    page = page.replace("\u00a0", " ")
    assert "Профилактика учебной неуспешности как фактор повышения качества образования" in page
    assert 'id="4-tsel-zadachi-ideya"' in page


def test_markdown_keeps_every_word(real: Bank) -> None:
    for page in all_pages(real, SiteInfo()):
        text = markdown(page).split("---\n\n", 1)[1]
        text = re.sub(r" \{#[^}]+\}$|^#+ ", "", text, flags=re.MULTILINE)
        assert words(text) == words(page.html), page.uri


def test_headings_become_markdown(real: Bank) -> None:
    page = next(page for page in all_pages(real, SiteInfo()) if page.uri == "projects/pasport-proekta-2024-2025")
    assert re.search(
        r"^## 4\. Цель, задачи и основная идея \{#4-tsel-zadachi-ideya\}$", markdown(page).replace("\u00a0", " "), re.MULTILINE
    )


def test_a_folder_with_files_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("моё", "utf-8")
    with pytest.raises(KopilkaError, match="не пуста"):
        export(ROOT, tmp_path)
    assert (tmp_path / "own.txt").read_text("utf-8") == "моё"
