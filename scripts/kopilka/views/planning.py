"""A page as a plan: what is told of it beforehand is written down, its HTML is made when it is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from kopilka.views.links import Links
from kopilka.views.page import Page, PlannedPage, SiteInfo

#: Makes the HTML of a page, given its links.
Body = Callable[[Links], str]


def planned(uri: str, title: str, about: str, info: SiteInfo, body: Body, **more: Any) -> PlannedPage:
    """Return the plan of a page; `more` goes to `Page` as it is (`areas`, `outline`)."""
    return PlannedPage(uri, title, about, None, partial(_made, uri, title, about, info, body, more))


def _made(uri: str, title: str, about: str, info: SiteInfo, body: Body, more: dict[str, Any]) -> Page:
    return Page(uri, title, about, body(Links(uri, info.directories)), **more)
