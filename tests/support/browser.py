"""What the browser tests of several areas share: both ways in which a site is opened, and what a page must never do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

Value = TypeVar("Value")
#: Seconds that a page is given for anything: a browser with all its windows on a busy machine is slow, a fault is for ever.
PATIENCE = 60.0


def be_patient(browser: Browser) -> Browser:
    """Let everything that playwright waits for wait so long, in every context of the browser."""
    expect.set_options(timeout=PATIENCE * 1000)
    bare = browser.new_context

    def patient(**options: Any) -> BrowserContext:
        context = bare(**options)
        context.set_default_timeout(PATIENCE * 1000)
        return context

    browser.new_context = patient  # type: ignore[method-assign]
    return browser


def becomes(read: Callable[[], Value], expected: Value) -> None:
    """Wait until what is read of a page is as expected: a page answers to a click, a key or a new address in its own time.

    For what `expect` of playwright has no word for: the focus, the storage, numbers out of texts.
    """
    end = time.monotonic() + PATIENCE
    while (found := _read(read)) != expected and time.monotonic() < end:
        time.sleep(0.05)
    assert found == expected


def _read(read: Callable[[], Value]) -> Value | Error:
    try:
        return read()
    except Error as error:  # the page was just being changed for another
        return error


def focused(page: Page) -> str:
    """Return the id of the element that has the focus."""
    return str(page.evaluate("document.activeElement.id"))


@contextmanager
def watched(chromium: Browser, **options: object) -> Iterator[tuple[BrowserContext, Page]]:
    """Open an empty page; when the test is over, no script of it may have failed and no foreign address been asked for."""
    context = chromium.new_context(**{"reduced_motion": "reduce", **options})  # type: ignore[arg-type]
    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if "://" in request.url and not _own(request.url) else None)
    try:
        yield context, page
    finally:
        # A request that is answered by a test when the test ends would fail the next one.
        context.unroute_all(behavior="ignoreErrors")
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
