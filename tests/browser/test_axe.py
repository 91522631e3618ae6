"""axe-core on one page of every template in every scheme and at two widths: no violation of any rule."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from support.base import ROOT
from support.pages import EVERY, MATERIALS

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules/axe-core/axe.min.js"
WIDTHS = (1400, 390)
#: The schemes of the switch in the header, by the name the theme gives them, and those of the panel.
SYSTEM = {"light": "default", "dark": "slate"}
CONTRAST = ("white", "black", "blue", "beige", "yellow")
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}
#: What can differ from scheme to scheme while the page stays the same.
OF_COLOUR = {**OPTIONS, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
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
    return page


def schemes(page: Page) -> Iterator[str]:
    """Put the page into one scheme after another, without loading it again."""
    for name, value in SYSTEM.items():
        page.evaluate("value => document.querySelector(`.md-option[data-md-color-scheme=${value}]`).click()", value)
        page.wait_for_selector(f"body[data-md-color-scheme={value}]")
        yield name
    for contrast in CONTRAST:
        page.evaluate(_SCHEME, contrast)
        yield contrast
    page.evaluate(_SCHEME, None)


def violations(page: Page, *widths: int) -> str:
    """Run axe in every scheme at the widths; each line says where it was seen, the rule, the place and what is wrong."""
    page.evaluate(AXE.read_text("utf-8"))
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in schemes(page):
            options = OF_COLOUR if scheme in CONTRAST else OPTIONS
            found += [f"{page.url} {scheme} {width}: {line}" for line in page.evaluate(_RUN, options)]
    return "\n".join(found)


@pytest.mark.parametrize("path", EVERY)
def test_page_has_no_violation(chromium: Browser, address: str, path: str) -> None:
    page = opened(chromium, address, path)
    assert not violations(page, *WIDTHS)
    page.context.close()


def test_open_panel_has_no_violation(chromium: Browser, address: str) -> None:
    page = opened(chromium, address, "")
    page.locator(".kp-access__open").click()
    assert not violations(page, *WIDTHS)
    page.context.close()


def test_open_menu_has_no_violation(chromium: Browser, address: str) -> None:
    page = opened(chromium, address, MATERIALS[0])
    page.set_viewport_size({"width": 390, "height": 900})
    page.get_by_role("button", name="Разделы сайта").click()
    assert not violations(page, 390)
    page.context.close()


def test_search_with_results_has_no_violation(chromium: Browser, address: str) -> None:
    page = opened(chromium, address, MATERIALS[0])
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").fill("дроби")
    page.wait_for_selector(".md-search-result__item")
    assert not violations(page, *WIDTHS)
    page.context.close()


def test_statement_says_what_is_checked() -> None:
    said = (ROOT / "docs/about/accessibility.md").read_text("utf-8")
    version = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]["axe-core"]
    assert f"axe-core {version} " in said
    assert f"всего {len(EVERY)} страниц" in said
    assert len(SYSTEM) + len(CONTRAST) == 7
    assert "в семи сочетаниях" in said
