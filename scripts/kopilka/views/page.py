"""A page of the site as a value: everything that is needed to write it, nothing about how."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import unescape

from kopilka.views.store import Store

_HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Heading:
    """An entry of the contents of a page."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True)
class Page:
    """A page: its name (`techmaps/tk-drobi`, `risks/index`), title, description and HTML with relative links.

    `source` is the file of the base it was made from, `updated` the day of its last review, `head` what stands in the head of
    the document beyond title and description. `areas` names the parts of the client which the page needs (`catalogue`:
    `scripts/web/catalogue`, its script and its styles), `outline` says whether a list of its headings stands beside it.
    """

    uri: str
    title: str
    description: str
    html: str
    source: str | None = None
    updated: date | None = None
    head: str = ""
    areas: tuple[str, ...] = ()
    outline: bool = True

    @property
    def contents(self) -> list[Heading]:
        """The headings of the second and third level which have an address."""
        return [
            Heading(int(level), anchor, unescape(_TAG.sub("", title)).strip())
            for level, anchor, title in (_HEADING.findall(self.html) if self.outline else ())
        ]


@dataclass(frozen=True)
class PlannedPage:
    """A page that can be made: what the site must know of it beforehand, and how to make it."""

    uri: str
    title: str
    description: str
    updated: date | None
    make: Callable[[], Page]


@dataclass(frozen=True)
class SiteInfo:
    """What the configuration says about the site. An empty address hides the links that would need it.

    `portable` marks the copy of the site that an edition carries for use from a disk, `store` is the repository of the web form.
    """

    name: str = "Копилка"
    url: str = ""
    repository: str = ""
    source_path: str = "blob/main/"
    contact: str = ""
    directories: bool = True
    preview: bool = False
    portable: bool = False
    store: Store | None = None
