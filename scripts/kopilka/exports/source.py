"""Values as files: the base as plain Markdown which a stock MkDocs, ProperDocs or Zensical builds."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import NamedTuple

import yaml

from kopilka.content.bank import Bank
from kopilka.content.folders import PRACTICES
from kopilka.diagnostics import KopilkaError
from kopilka.views.facets import shown
from kopilka.views.page import Page, SiteInfo

#: The element around a whole material: taken off, so that its headings stand free.
_WRAPPER = re.compile(r'\A<div class="kp-material[^"]*">(.*)</div>\Z', re.DOTALL)
_HEADING = re.compile(r'<h([1-6])(?: id="([^"]+)")?>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_BLANK_LINES = re.compile(r"\n\s*\n")


class Curated(NamedTuple):
    """What docs/ holds: pages with their macros expanded and other files, both by their path from there."""

    pages: Mapping[str, str]
    files: Mapping[str, Path]


def export_source(bank: Bank, pages: Iterable[Page], curated: Curated, info: SiteInfo, target: Path) -> int:
    """Write `target/docs/*.md`, attachments and a plain `target/mkdocs.yml`; return the number of pages.

    The folder must be new or empty; it is written beside and put in place in one step.
    """
    if target.exists() and any(target.iterdir()):
        raise KopilkaError(f"Папка «{target}» не пуста. Укажите новую: чужие файлы не затираются.")
    beside = target.with_name(f".{target.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    docs = beside / "docs"
    count = 0
    for page in pages:
        _write(docs / f"{page.uri}.md", markdown(page))
        count += 1
    for name, text in curated.pages.items():
        _write(docs / name, text)
        count += 1
    for material in shown(bank, drafts=info.preview):
        for file in material.files:
            into = docs / material.key / file
            into.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(bank.root / PRACTICES / material.key / file, into)
    for name, path in curated.files.items():
        into = docs / name
        into.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, into)
    _write(beside / "mkdocs.yml", _configuration(info))
    if target.exists():
        target.rmdir()
    os.replace(beside, target)
    return count


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def markdown(page: Page) -> str:
    """Return a page as Markdown: headings of the first level of nesting as Markdown, the rest as blocks of HTML.

    A heading inside a block stays HTML; every block is kept free of empty lines, since an empty line ends it.
    """
    front = yaml.safe_dump({"title": page.title, "description": page.description}, allow_unicode=True, sort_keys=False)
    parts: list[str] = []
    last, html = 0, _WRAPPER.sub(r"\1", page.html.strip())
    for heading in _HEADING.finditer(html):
        before = html[: heading.start()]
        if _depth(before):
            continue
        parts.append(_block(html[last : heading.start()]))
        anchor = f" {{#{heading[2]}}}" if heading[2] else ""
        parts.append(f"{'#' * int(heading[1])} {unescape(_TAG.sub('', heading[3])).strip()}{anchor}")
        last = heading.end()
    parts.append(_block(html[last:]))
    return f"---\n{front}---\n\n" + "\n\n".join(part for part in parts if part) + "\n"


_OPEN = re.compile(r"<(div|section|header|footer|ul|ol|dl|table|li|details|blockquote)\b")
_CLOSE = re.compile(r"</(div|section|header|footer|ul|ol|dl|table|li|details|blockquote)>")


def _depth(html: str) -> int:
    """How many blocks are open at the end of the text."""
    return len(_OPEN.findall(html)) - len(_CLOSE.findall(html))


def _block(html: str) -> str:
    return _BLANK_LINES.sub("\n", html).strip()


def _configuration(info: SiteInfo) -> str:
    plain = {
        "site_name": info.name,
        "docs_dir": "docs",
        "theme": {"name": "material", "language": "ru", "font": False},
        "markdown_extensions": ["attr_list", "md_in_html", "tables", "footnotes"],
    }
    if info.url:
        plain["site_url"] = info.url
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False)
