"""Addresses of pages, and links from one page to another that work under any prefix, from a folder and from a server."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

#: Where the landing pages of each facet live.
FACET_FOLDERS = {
    "risks": "risks",
    "levels": "levels",
    "subjects": "subjects",
    "audiences": "audiences",
    "pupil_groups": "pupil-groups",
}
YEARS = "years"
RULES = "rules"


def term_uri(vocabulary: str, term: str) -> str:
    """Return the page of a vocabulary word."""
    return f"{FACET_FOLDERS[vocabulary]}/{term}"


def year_uri(school_year: str) -> str:
    """Return the page of a school year: «2024/2025» → `years/2024-2025`."""
    return f"{YEARS}/{school_year.replace('/', '-')}"


@dataclass(frozen=True)
class Links:
    """Relative links from the page `here` (a page name such as `techmaps/tk-drobi` or `risks/index`).

    `directories` says whether pages are folders with an index (`tk-drobi/`) or files (`tk-drobi.html`).
    """

    here: str
    directories: bool = True

    @cached_property
    def up(self) -> str:
        """The way from this page to the root of the site, with a slash at the end; empty at the root."""
        return "../" * self.address(self.here).count("/")

    def address(self, uri: str) -> str:
        """Return the address of a page or of a file from the root of the site."""
        return _address(uri, self.directories)

    def to(self, uri: str) -> str:
        """Return the link from this page to another page, to a file of the site, or to «page#anchor»."""
        return (self.up + self.address(uri)) or "./"


# The same pages are linked from everywhere.
@lru_cache(maxsize=20_000)
def _address(uri: str, directories: bool) -> str:
    name = uri.partition("#")[0].partition("?")[0]
    tail = uri[len(name) :]
    if "." in name.rsplit("/", 1)[-1]:
        return name + tail
    if not directories:
        return f"{name}.html{tail}"
    return (name.removesuffix("index") if name == "index" or name.endswith("/index") else f"{name}/") + tail
