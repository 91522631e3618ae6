"""What the theme's own search is told of the compiler's pages, until a search of ours takes its place.

The theme's plugin would parse the finished HTML of every page, a third of a build's time, and in an incremental build it would
know only the pages built again.
"""

from __future__ import annotations

import re

from kopilka.views.page import Page

_SECTION = re.compile(r'<h[12](?: id="([^"]*)")?[^>]*>(.*?)</h[12]>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


def entries(page: Page, url: str) -> list[dict[str, str]]:
    """Return an entry for the page and one for each of its second-level sections; texts keep their HTML entities."""
    found: list[dict[str, str]] = []
    title, anchor, last = page.title, "", 0
    for heading in _SECTION.finditer(page.html):
        _add(found, f"{url}{anchor}", title, page.html[last : heading.start()])
        title, anchor, last = _text(heading[2]), f"#{heading[1]}" if heading[1] else "", heading.end()
    _add(found, f"{url}{anchor}", title, page.html[last:])
    return found


#: Characters of a section that the stand-in search knows: the whole text of a large base would not load in a browser.
_LIMIT = 600


def _add(found: list[dict[str, str]], location: str, title: str, html: str) -> None:
    text = _text(html)
    if text:
        found.append({"location": location, "title": title, "text": text if len(text) <= _LIMIT else _cut(text)})


def _cut(text: str) -> str:
    return text[:_LIMIT].rsplit(" ", 1)[0] + "…"


def _text(html: str) -> str:
    return _SPACE.sub(" ", _TAG.sub(" ", html)).strip()
