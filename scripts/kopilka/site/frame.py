"""The frame around a page, rendered once for each depth and shape and then filled in its gaps.

The header, the sections and the foot are the same on thousands of pages: only the title, the description, the contents and the
text differ. So the frame is rendered with marks in those places and cut at the marks.
"""

from __future__ import annotations

import re
from copy import copy
from html import escape

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from kopilka.site.files import contents
from kopilka.site.paper import paper_html
from kopilka.views.page import Page

_TEMPLATE = "main.html"
_GAPS = ("title", "description", "canonical", "head", "contents", "paper", "text")
#: The text is told of its first heading: a page without one would be given its title for it.
_MARKS = {name: f"kp-gap-{name}" for name in _GAPS} | {"text": "kp-gap-text<h1"}
_MARK = re.compile(f"({'|'.join(map(re.escape, _MARKS.values()))})")


class Frames:
    """Frames of one build, by the depth of the page and by whether it has contents; an entry of the navigation has its own."""

    def __init__(self, env: Environment, nav: Navigation, files: Files, config: MkDocsConfig) -> None:
        self._env, self._nav, self._files, self._config = env, nav, files, config
        self._listed = {page.file.src_uri for page in nav.pages}
        self._kept: dict[tuple[int, bool, str], list[str]] = {}

    def around(self, file: File, page: Page) -> str:
        """Return the whole HTML of a page; `file` is what MkDocs knows of it."""
        place = file.page
        assert place is not None
        toc = toc_html(contents(page.contents).items)
        own = file.src_uri if file.src_uri in self._listed else ""
        values = {
            _MARKS["title"]: str(place.title),
            _MARKS["description"]: escape(page.description),
            _MARKS["canonical"]: place.canonical_url or "",
            _MARKS["head"]: page.head,
            _MARKS["contents"]: toc,
            _MARKS["paper"]: paper_html(place),
            _MARKS["text"]: page.html,
        }
        return "".join([values.get(piece, piece) for piece in self._frame(place, own, outlined=bool(toc))])

    def _frame(self, place: MkDocsPage, own: str, *, outlined: bool) -> list[str]:
        key = (place.url.count("/"), outlined, own)
        if key not in self._kept:
            marked = _marked(place, outlined=outlined)
            if not own:
                _anywhere(marked)
            marked.active = True
            context = get_context(self._nav, self._files, self._config, marked)
            self._kept[key] = _MARK.split(self._env.get_template(_TEMPLATE).render(context))
            marked.active = False
        return self._kept[key]


def _marked(place: MkDocsPage, *, outlined: bool) -> MkDocsPage:
    marked = copy(place)
    marked.meta = {
        "description": _MARKS["description"],
        "head": _MARKS["head"],
        "toc": _MARKS["contents"] if outlined else "",
        "paper": _MARKS["paper"],
    }
    marked.content = _MARKS["text"]
    marked.canonical_url = _MARKS["canonical"] if place.canonical_url else None
    return marked


def _anywhere(marked: MkDocsPage) -> None:
    """Make the page any one of its depth: its links climb to the root first, and so fit into every folder."""
    marked.title = _MARKS["title"]
    marked.file = copy(marked.file)
    marked.file.url = "-/" * marked.file.url.count("/")


def page_toc(page: MkDocsPage) -> str:
    """Return the entries of a page's contents as list items; a lone first-level heading is left out."""
    if "toc" in page.meta:
        return str(page.meta["toc"])
    items = page.toc.items
    return toc_html(items[0].children if items and items[0].level == 1 else items)


def toc_html(items: list[AnchorLink]) -> str:
    """Return entries of contents as list items, with those below them."""
    return "".join(map(_toc_item, items))


def _toc_item(item: AnchorLink) -> str:
    below = f"<ul>{toc_html(item.children)}</ul>" if item.children else ""
    return f'<li><a href="{item.url}">{escape(item.title, quote=False)}</a>{below}</li>\n'
