"""The pages written by hand in docs/: found by their own words, like any other page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kopilka.content.source import read_source
from kopilka.search.documents import BETWEEN, SECTION, Document
from kopilka.search.passages import Passages

FOLDER = "docs"
KIND = "pages"
#: The home page is where the reader comes from; decisions are for developers.
_LEFT_OUT = ("docs/index.md", "docs/about/decisions/")
#: Macros and HTML: what they show is not known before they run.
_NO_TEXT = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]+>", re.DOTALL)
_PRIOR = 0.9


def curated(root: Path) -> Iterator[Document]:
    """Yield a document for every page under docs/ that has a title and a description."""
    for path in sorted((root / FOLDER).rglob("*.md")):
        name = path.relative_to(root).as_posix()
        read = read_source(root, name) if not name.startswith(_LEFT_OUT) else None
        if read is None or read.source is None:
            continue
        body = Passages(_NO_TEXT.sub("", read.source.body_text))
        titles = [text for level, text in body.headings if level == 1]
        about = (read.data or {}).get("description")
        if titles and isinstance(about, str):
            headings = BETWEEN.join(text for level, text in body.headings if level == SECTION)
            texts = {"title": titles[0], "summary": about, "headings": headings}
            uri = name.removeprefix(f"{FOLDER}/").removesuffix(".md")
            yield Document(uri, KIND, titles[0], about, texts, {}, tuple(body.all[1:]), (), _PRIOR)
