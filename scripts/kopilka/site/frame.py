"""The frame around a page, rendered once for each depth and shape and then filled by replacement.

The header, the sections and the foot are the same on thousands of pages: only the title, the description, the contents and the
text differ. So a page outside the navigation is rendered with marks in those places, and the marks are replaced for each page
alike.
"""

from __future__ import annotations

from copy import copy
from html import escape

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from kopilka.site.paper import paper_html

#: The template that asks for `fill`, and the one whose frame is kept.
TEMPLATE = "kopilka.html"
WHOLE = "main.html"
_TITLE, _DESCRIPTION, _CANONICAL, _ANCHOR = "kp:title:7c1e", "kp:description:7c1e", "kp:canonical:7c1e", "kp-anchor-7c1e"
_HEAD, _CONTENT, _TOC = "<!--kp:head-->", "<!--kp:content <h1 -->", "<!--kp:toc-->"
_PAPER = "<!--kp:paper-->"


class Frames:
    """Frames of one build, by the way to the root, by what the page hides and by whether it has contents."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._kept: dict[tuple[str, tuple[str, ...], bool], str] = {}

    @pass_context
    def fill(self, context: Context) -> str:
        """Return the HTML of the page of the context."""
        page: MkDocsPage = context["page"]
        toc = page.toc.items
        key = (context["base_url"], tuple(page.meta.get("hide", ())), bool(toc))
        if key not in self._kept:
            marked = {**context.get_all(), "page": _marked(page, contents=bool(toc))}
            self._kept[key] = self._env.get_template(WHOLE).render(marked)
        values = {
            _TITLE: str(page.title),
            _DESCRIPTION: page.meta["description"],
            _CANONICAL: page.canonical_url or "",
            _ANCHOR: toc[0].id if toc else "",
            _HEAD: page.meta.get("head", ""),
            _TOC: toc_html(page),
            _PAPER: paper_html(page),
            _CONTENT: page.content or "",
        }
        html = self._kept[key]
        for mark, value in values.items():
            html = html.replace(mark, value)
        return html


def _marked(page: MkDocsPage, *, contents: bool) -> MkDocsPage:
    marked = copy(page)
    marked.title = _TITLE
    marked.meta = {**page.meta, "description": _DESCRIPTION, "head": _HEAD, "toc": _TOC, "paper": _PAPER}
    marked.content = _CONTENT
    marked.canonical_url = _CANONICAL if page.canonical_url else None
    marked.toc = TableOfContents([AnchorLink(_TITLE, _ANCHOR, 2)] if contents else [])
    return marked


def toc_html(page: MkDocsPage) -> str:
    """Return the entries of a page's contents as list items; a lone first-level heading is left out."""
    if "toc" in page.meta:
        return str(page.meta["toc"])
    items = page.toc.items
    if items and items[0].level == 1:
        items = items[0].children
    return "".join(_toc_item(item) for item in items)


def _toc_item(item: AnchorLink) -> str:
    title = escape(item.title, quote=False)
    inner = "".join(_toc_item(child) for child in item.children)
    below = f"<ul>{inner}</ul>" if inner else ""
    return f'<li><a href="{item.url}">{title}</a>{below}</li>\n'
