"""What the browser tests of several areas share: both ways in which a site is opened, and what a page must never do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Route


@contextmanager
def watched(chromium: Browser, **options: object) -> Iterator[tuple[BrowserContext, Page]]:
    """Open an empty page; when the test is over, no script of it may have failed and no foreign address been asked for."""
    context = chromium.new_context(**{"reduced_motion": "reduce", **options})  # type: ignore[arg-type]
    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if "://" in request.url and not _own(request.url) else None)
    yield context, page
    context.close()
    assert wrong == []


def _own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "file://", "blob:"))


def opened_both_ways(site: Path, address: str) -> dict[str, str]:
    """Return the root of the site over http and from a folder."""
    return {"http": address, "file": f"{site.as_uri()}/"}


def page_of(root: str, path: str, rest: str = "") -> str:
    """Return the address of a page under a root of either kind."""
    return f"{root}{path}{'index.html' if root.startswith('file:') else ''}{rest}"


#: No inline script, style or handler, no eval, nothing of another origin.
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'"


def guard(context: BrowserContext, address: str) -> None:
    """Serve every page of the site under the strict policy."""

    def answer(route: Route) -> None:
        given = route.fetch()
        route.fulfill(response=given, headers={**given.headers, "Content-Security-Policy": POLICY})

    context.route(f"{address}**", answer)
