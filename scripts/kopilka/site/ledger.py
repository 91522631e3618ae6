"""What becomes of every page of a build: made, stamped, put into its frame, written, and let go.

A base of thousands of pages is never held as HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from mkdocs.structure.files import File

from kopilka.site.stamps import page_stamp
from kopilka.site.written import write
from kopilka.views.page import Page, PlannedPage

#: Puts the frame of the site around a page.
Frame = Callable[[File, Page], str]


class Ledger:
    """The pages of one build by the name of their virtual file («techmaps/tk-drobi.md»).

    `before` holds the stamps of the last build, empty if everything is to be built; `stamps`, when it has ended, those of this.
    """

    def __init__(self, plans: Iterable[PlannedPage], before: Mapping[str, str]) -> None:
        self.plans = {f"{plan.uri}.md": plan for plan in plans}
        self.before = before
        self.stamps: dict[str, str] = {}

    def __contains__(self, uri: object) -> bool:
        """Whether a page has this name («techmaps/tk-drobi»): what links from curated pages are checked against."""
        return f"{uri}.md" in self.plans

    def works(self, files: Mapping[str, File], frame: Frame, common: str) -> list[Callable[[], tuple[str]]]:
        """Return the work on each page, which writes it if it has changed and returns its stamp.

        `files` are the virtual files by their names, `common` is the hash of what all pages share.
        """
        return [partial(self._written, name, files[name], frame, common) for name in self.plans]

    def note(self, stamps: Iterable[str]) -> None:
        """Take the stamps of all pages, in the order of the plans."""
        self.stamps = dict(zip(self.plans, stamps, strict=True))

    def _written(self, name: str, file: File, frame: Frame, common: str) -> tuple[str]:
        page = self.plans[name].make()
        stamp = page_stamp(page, common)
        if self.before.get(name) != stamp:
            write(Path(file.abs_dest_path), frame(file, page).encode(errors="xmlcharrefreplace"))
        return (stamp,)
