"""The Constructor makes itself ready in idle moments: nobody sees it, nothing is kept, the programme stays the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.test_constructor_page import proposed

pytestmark = pytest.mark.browser

#: A browser that is asked to save data is left as it is.
SPARED = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
#: Safari has none.
NO_IDLE = "delete window.requestIdleCallback"
WARM = "() => performance.getEntriesByName('kopilka:constructor-warm').length > 0"


def open_page(chromium: Browser, address: str, script: str = "") -> Page:
    """Open the Constructor after a script of the test's; an error of the page fails the test."""
    page = chromium.new_context(reduced_motion="reduce").new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.add_init_script(script)
    page.goto(f"{address}constructor/")
    expect(page.locator(".kc")).to_be_visible()
    return page


def programme(page: Page) -> str:
    """Ask for a programme, close the page, return what stood on it."""
    proposed(page)
    text = page.locator(".kc-workshop").inner_text()
    page.context.close()
    return text


def test_the_press_after_it_gives_the_same_programme(chromium: Browser, address: str) -> None:
    cold = open_page(chromium, address, SPARED)
    assert not cold.evaluate(WARM)
    expected = programme(cold)
    for script in ("", NO_IDLE):
        page = open_page(chromium, address, script)
        seen = page.locator(".kc").inner_html()
        page.wait_for_function(WARM)
        assert page.locator(".kc").inner_html() == seen
        assert page.evaluate("localStorage.length") == 0
        assert programme(page) == expected


def test_a_page_without_the_constructor_does_nothing_of_it(chromium: Browser, address: str) -> None:
    page = chromium.new_context().new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert page.locator("script[src*='constructor']").count() == 0
    page.context.close()
