"""The site as plain Markdown: the compiler's pages, and those of docs/ with their macros expanded."""

from __future__ import annotations

from pathlib import Path

import yaml
from jinja2 import Environment, StrictUndefined

from kopilka.content.bank import Bank, load
from kopilka.exports.source import Curated, export_source
from kopilka.site.build import site_config
from kopilka.site.macros import macros
from kopilka.site.plugin import KopilkaPlugin
from kopilka.views.page import SiteInfo
from kopilka.views.pages import all_pages


def export(root: Path, target: Path) -> int:
    """Write the site of the base under `root` as Markdown to `target`; return the number of pages."""
    config = site_config(root)
    plugin = config.plugins["kopilka"]
    assert isinstance(plugin, KopilkaPlugin)
    info = plugin.info(config)
    bank = load(root)
    pages = list(all_pages(bank, info))
    known = frozenset(page.uri for page in pages)
    docs = Path(config.docs_dir)
    return export_source(bank, pages, Curated(_curated(docs, bank, info, known), _others(docs)), info, target)


def _others(docs: Path) -> dict[str, Path]:
    """The pictures and files that stand beside the pages written by hand."""
    return {
        path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*")) if path.is_file() and path.suffix != ".md"
    }


def _curated(docs: Path, bank: Bank, info: SiteInfo, known: frozenset[str]) -> dict[str, str]:
    found = {}
    paths = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.md"))}
    known |= {name.removesuffix(".md") for name in paths}
    for name, path in paths.items():
        text = path.read_text("utf-8")
        found[name] = _expanded(text, name.removesuffix(".md"), bank, info, known) if _wants_macros(text) else text
    return found


def _wants_macros(text: str) -> bool:
    if not text.startswith("---\n"):
        return False
    front = yaml.safe_load(text[4 : text.index("\n---", 4)]) or {}
    return bool(front.get("render_macros"))


def _expanded(text: str, here: str, bank: Bank, info: SiteInfo, known: frozenset[str]) -> str:
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 — curated pages of the project's own
    return environment.from_string(text).render(**macros(bank, info, known, lambda: here))
