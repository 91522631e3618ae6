"""axe-core on one page of every template in every scheme and at two widths: no violation of any rule."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from support.base import ROOT
from support.pages import EVERY, MATERIALS

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules/axe-core/axe.min.js"
WIDTHS = (1400, 390)
#: The schemes of the system and, after them, those of the panel.
SYSTEM = ("light", "dark")
CONTRAST = ("white", "black", "blue", "beige", "yellow")
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}
_RUN = """options => axe.run(document, options).then(found => found.violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")} — ${node.failureSummary.replace(/\\s+/g, " ")}`)))"""
_SCHEME = """value => {
    if (value) document.documentElement.setAttribute("data-kp-scheme", value);
    else document.documentElement.removeAttribute("data-kp-scheme");
}"""


def opened(chromium: Browser, address: str, path: str) -> Page:
    """Open a page without motion, with axe in it."""
    page = chromium.new_context(reduced_motion="reduce", viewport={"width": 1400, "height": 900}).new_page()
    page.goto(address + path, wait_until="load")
    page.evaluate(AXE.read_text("utf-8"))
    return page


def schemes(page: Page) -> Iterator[str]:
    """Put the page into one scheme after another, without loading it again."""
    for system in SYSTEM:
        page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
        page.wait_for_selector(f"body[data-md-color-scheme={'slate' if system == 'dark' else 'default'}]")
        yield system
    for contrast in CONTRAST:
        page.evaluate(_SCHEME, contrast)
        yield contrast
    page.evaluate(_SCHEME, None)
    page.emulate_media(color_scheme="light")


def violations(page: Page, path: str) -> list[str]:
    """Run axe in every scheme at every width; each line says the rule, the place and where it was seen."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in schemes(page):
            found += [f"/{path} {scheme} {width}: {line}" for line in page.evaluate(_RUN, OPTIONS)]
    return found


@pytest.mark.parametrize("path", EVERY)
def test_page_has_no_violation(chromium: Browser, address: str, path: str) -> None:
    page = opened(chromium, address, path)
    found = violations(page, path)
    assert not found, "\n".join(found)
    page.context.close()


def test_open_panel_has_no_violation(chromium: Browser, address: str) -> None:
    page = opened(chromium, address, "")
    page.locator(".kp-access__open").click()
    found = violations(page, "")
    assert not found, "\n".join(found)
    page.context.close()


def test_open_search_and_menu_have_no_violation(chromium: Browser, address: str) -> None:
    page = opened(chromium, address, MATERIALS[0])
    page.set_viewport_size({"width": 390, "height": 900})
    page.get_by_role("button", name="Разделы сайта").click()
    found = [f"{scheme}, menu: {line}" for scheme in schemes(page) for line in page.evaluate(_RUN, OPTIONS)]
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 1400, "height": 900})
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").fill("дроби")
    page.wait_for_selector(".md-search-result__item")
    found += [f"{scheme}, search: {line}" for scheme in schemes(page) for line in page.evaluate(_RUN, OPTIONS)]
    assert not found, "\n".join(found)
    page.context.close()
