"""What a page written by hand lacks beside the compiler's own: no-break spaces, and tables that scroll inside themselves."""

from __future__ import annotations

import re
from html import escape, unescape

from mkdocs.structure.pages import Page as MkDocsPage

from kopilka.views.page import Page
from kopilka.views.typesetting import well_set

_PIECE = re.compile(r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table>.*?</table>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def dressed(html: str) -> str:
    """Return the HTML set in the Russian way, each plain table in a scroller that bears the name of its heading."""
    heading = "Таблица"

    def piece(found: re.Match[str]) -> str:
        nonlocal heading
        if found["heading"] is not None:
            heading = unescape(_TAG.sub("", found["heading"])).strip() or heading
            return found[0]
        return f'<div class="kp-table" tabindex="0" role="group" aria-label="{escape(heading)}">\n{found[0]}\n</div>'

    return well_set(_PIECE.sub(piece, html))


def as_page(page: MkDocsPage, about: str | None) -> Page:
    """Return the page as a value, for what is said of it to messengers."""
    title = unescape(_TAG.sub("", str(page.title)))
    return Page(page.file.src_uri.removesuffix(".md"), title, page.meta.get("description") or about or title, "")
