"""axe-core on one page of every template in every scheme and at two widths: no violation of any rule."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from support.base import ROOT
from support.pages import EVERY, MATERIALS

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
WIDTHS = (1400, 390)
#: The tones of the switch and the schemes of the panel, as the attributes of <html> that make them.
TONES = {"light": "data-kp-tone", "dark": "data-kp-tone"}
CONTRAST = dict.fromkeys(("white", "black", "blue", "beige", "yellow"), "data-kp-scheme")
SCHEMES = TONES | CONTRAST
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}
#: What can differ from scheme to scheme while the page stays the same.
OF_COLOUR = {**OPTIONS, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
#: All rules on the whole page in the first scheme. In the others colours alone, and of the elements that are alike — the same
#: tags, classes and attributes all the way up — the first: the sheets have nothing by which to colour the second otherwise.
_RUN = """async ([schemes, all, ofColour, where]) => {
    const found = [], html = document.documentElement, root = document.querySelector(where);
    const likeness = new Map([[null, ""]]);
    const alike = element => {
        if (!likeness.has(element)) {
            const telling = name => name === "class" || name.startsWith("aria-");
            const own = [...element.attributes].map(({name, value}) => telling(name) ? `${name}=${value}` : name).sort();
            likeness.set(element, `${alike(element.parentElement)}>${element.tagName} ${own.join(" ")}`);
        }
        return likeness.get(element);
    };
    const first = new Map();
    for (const element of root.querySelectorAll("*")) {
        const speaks = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
        if (speaks && element.getClientRects().length && !first.has(alike(element))) first.set(alike(element), element);
    }
    const run = async (name, place, options) => (await axe.run(place, options)).violations.forEach(
        rule => rule.nodes.forEach(({target, failureSummary}) =>
            found.push(`${name}: ${rule.id}: ${target.join(" ")} — ${failureSummary.replace(/\\s+/g, " ")}`)));
    let [place, options] = [where === "html" ? document : root, all];
    for (const [value, attribute] of Object.entries(schemes)) {
        html.setAttribute(attribute, value);
        await run(value, place, options);
        [place, options] = [{include: [...first.values()]}, ofColour];
        if (attribute !== "data-kp-tone") html.removeAttribute(attribute);
    }
    return found;
}"""


def opened(chromium: Browser, address: str, path: str, width: int) -> Page:
    """Open a page without motion, in the light, with axe in it."""
    context = chromium.new_context(reduced_motion="reduce", color_scheme="light", viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(address + path, wait_until="load")
    page.evaluate(AXE)
    return page


def violations(page: Page, where: str = "html") -> list[str]:
    """Run axe under `where` in every scheme: all rules in the first, those of colour in the others, which change nothing else."""
    arguments: list[Any] = [SCHEMES, OPTIONS, OF_COLOUR, where]
    return [f"{page.url} {line}" for line in page.evaluate(_RUN, arguments)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", EVERY)
def test_page_has_no_violation(chromium: Browser, address: str, path: str, width: int) -> None:
    page = opened(chromium, address, path, width)
    found = violations(page)
    page.context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", WIDTHS)
def test_open_panel_has_no_violation(chromium: Browser, address: str, width: int) -> None:
    page = opened(chromium, address, "404.html", width)
    page.locator(".kp-access__open").first.click()
    expect(page.locator("#kp-access-panel")).to_be_visible()
    found = violations(page)
    page.context.close()
    assert not found, "\n".join(found)


def test_open_menu_and_contents_have_no_violation(chromium: Browser, address: str) -> None:
    page = opened(chromium, address, MATERIALS[0], 390)
    # The menu closes by a press outside it, so it is opened last.
    for name, folded in (("Содержание", "[data-kp-toc]"), ("Разделы", "[data-kp-menu]")):
        page.get_by_text(name, exact=True).click()
        expect(page.locator(f"details[open]{folded}")).to_be_visible()
    expect(page.locator("details[open]:is([data-kp-toc], [data-kp-menu])")).to_have_count(2)
    found = violations(page)
    page.context.close()
    assert not found, "\n".join(found)


def _suggestions(page: Page) -> None:
    page.get_by_role("combobox", name="Поиск по базе").fill("консилиум")
    expect(page.get_by_role("option", name="Спросить в каталоге")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)


def _collection(page: Page) -> None:
    items = [{"id": key.rstrip("/"), "note": "С шага 2"} for key in MATERIALS[:2]]
    page.evaluate("items => self.kopilkaCollection.change(() => ({title: '', items}))", items)
    expect(page.locator(".kp-collection__item")).to_have_count(2)


def _comparison(page: Page) -> None:
    expect(page.locator(".kp-compare tbody tr:nth-child(5)")).to_be_visible()


#: Pages that scripts draw, as they are when something has been found, chosen or put in.
DRAWN = {
    "terms/": _suggestions,
    "catalogue/?q=дроби&kind=techmaps&view=table": lambda page: expect(page.locator("tbody mark, tbody a").first).to_be_visible(),
    "catalogue/?q=ыыыщщщ": lambda page: expect(page.locator(".kp-results .kp-nothing")).to_be_visible(),
    f"catalogue/?compared=1&compare={MATERIALS[0].rstrip('/')},{MATERIALS[1].rstrip('/')}": _comparison,
    "collection/": _collection,
}


@pytest.mark.parametrize("path", DRAWN)
def test_what_scripts_draw_has_no_violation(chromium: Browser, address: str, path: str) -> None:
    page = opened(chromium, address, path, 1400 if "table" in path else 390)
    DRAWN[path](page)
    found = violations(page)
    page.context.close()
    assert not found, "\n".join(found)


def test_a_fault_is_found_in_the_scheme_that_has_it(chromium: Browser, address: str) -> None:
    """The check itself: a colour that is too pale in the dark alone is reported for the dark alone."""
    page = opened(chromium, address, "404.html", 390)
    page.add_style_tag(content="[data-kp-tone=dark]:not([data-kp-scheme]) h1 { color: #333 }")
    found = violations(page, "main")
    page.context.close()
    assert found
    assert all(" dark: color-contrast" in line for line in found)


def test_statement_says_what_is_checked() -> None:
    said = (ROOT / "docs/about/accessibility.md").read_text("utf-8")
    version = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]["axe-core"]
    assert f"axe-core {version} " in said
    assert f"всего {len(EVERY)} страниц" in said
    assert len(SCHEMES) == 7
    assert "в семи сочетаниях" in said
