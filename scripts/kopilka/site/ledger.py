"""What becomes of every page of a build: made when it is asked for, stamped, and let go.

A base of thousands of pages is never held as HTML: a page is made anew each time it is taken.
"""

from __future__ import annotations

from collections.abc import Iterable

from kopilka.site.ahead import Ahead
from kopilka.site.stamps import page_stamp
from kopilka.views.page import Page, PlannedPage


class Ledger:
    """The pages of one build by the name of their virtual file («techmaps/tk-drobi.md»).

    `common` is the hash of what all pages share; it must be set before the first page is taken. `before` holds the stamps of
    the last build, empty if everything is to be built.
    """

    def __init__(self, plans: Iterable[PlannedPage], before: dict[str, str]) -> None:
        self.plans = {f"{plan.uri}.md": plan for plan in plans}
        self.before = before
        self.common = ""
        self._ahead: Ahead | None = None
        self._stamps: dict[str, str] = {}

    def __contains__(self, uri: object) -> bool:
        """Whether a page has this name («techmaps/tk-drobi»): what links from curated pages are checked against."""
        return f"{uri}.md" in self.plans

    def take(self, name: str) -> Page:
        """Make the page; the first time, note its stamp."""
        if self._ahead is None:
            self._ahead = Ahead(lambda one: self.plans[one].make(), list(self.plans))
        page = self._ahead.take(name)
        if name not in self._stamps:
            self._stamps[name] = page_stamp(page, self.common)
        return page

    def changed(self, name: str) -> bool:
        """Whether the page differs from what was written last time."""
        if name not in self.before:
            return True
        if name not in self._stamps:
            self.take(name)
        return self.before[name] != self._stamps[name]

    def stamps(self) -> dict[str, str]:
        """Return the stamp of every page."""
        for name in [name for name in self.plans if name not in self._stamps]:
            self.take(name)
        if self._ahead is not None:
            self._ahead.close()
        return {name: self._stamps[name] for name in self.plans}
