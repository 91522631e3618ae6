"""The search in the header as a person uses it: keys, suggestions, the way to the catalogue, from a server and from a folder."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browser import guard, opened_both_ways, page_of, watched

pytestmark = pytest.mark.browser

MATERIAL = "techmaps/tk-matematika-5-drobi/"
_FORBIDDEN = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"


def field(page: Page):  # a locator
    """Return the field of the header."""
    return page.get_by_role("combobox", name="Поиск по базе")


@pytest.mark.parametrize("way", ["http", "file"])
def test_keys_lead_from_any_page_to_a_material(chromium: Browser, site: Path, address: str, way: str) -> None:
    root = opened_both_ways(site, address)[way]
    with watched(chromium) as (_, page):
        page.goto(page_of(root, MATERIAL))
        page.keyboard.press("/")
        expect(field(page)).to_be_focused()
        field(page).fill("консилиум")
        expect(page.get_by_role("option", name="Спросить в каталоге")).to_be_visible()
        expect(field(page)).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        chosen = page.locator("[role=option][aria-selected=true]")
        expect(chosen).to_have_count(1)
        expect(field(page)).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
        page.keyboard.press("Escape")
        expect(field(page)).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("ArrowDown")
        expect(field(page)).to_have_attribute("aria-expanded", "true")
        option = page.get_by_role("group", name="Материалы").get_by_role("option").first
        title = option.locator(".kp-find__words").inner_text()
        option.click()
        page.wait_for_url(lambda url: MATERIAL not in url)
        expect(page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("way", ["http", "file"])
def test_enter_asks_the_catalogue(chromium: Browser, site: Path, address: str, way: str) -> None:
    root = opened_both_ways(site, address)[way]
    with watched(chromium) as (_, page):
        page.goto(page_of(root, ""))
        page.keyboard.press("Control+k")
        field(page).fill("безударные гласные")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: url.startswith(page_of(root, "catalogue/", "?q=")))
        expect(page.locator("#naydeno")).to_contain_text("Найден")
        expect(page.locator(".kp-item__title").first).to_contain_text("езударн")


def test_nothing_is_loaded_before_the_field_is_used(chromium: Browser, address: str) -> None:
    with watched(chromium) as (_, page):
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + MATERIAL, wait_until="networkidle")
        assert not [url for url in asked if "assets/data" in url or url.endswith(("search.js", "search_index.json"))]
        field(page).focus()
        page.wait_for_function("self.kopilkaSearch")


def test_a_letter_of_the_other_layout_and_a_typo_are_understood(chromium: Browser, address: str) -> None:
    with watched(chromium) as (_, page):
        page.goto(address)
        for typed, understood in {"lhj,b": "дроби", "кансилиум": "консилиум"}.items():
            field(page).fill(typed)
            expect(page.locator(".kp-find__note")).to_have_text(f"Показано для «{understood}».")


def test_council_or_commission(chromium: Browser, address: str) -> None:
    with watched(chromium) as (_, page):
        page.goto(address)
        field(page).fill("пмпк")
        expect(page.get_by_role("group", name="Что имеется в виду").get_by_role("option").first).to_be_visible()


STRANGE = ("я" * 10_000, "😀🙂", "<img src=x onerror=alert(1)>", "(.*)+[", "и на по", "ППk", '"', "-", "a" * 400)


def test_strange_queries_do_no_harm(chromium: Browser, address: str) -> None:
    with watched(chromium) as (_, page):
        page.goto(address + MATERIAL)
        for typed in STRANGE:
            field(page).fill(typed)
            # The field takes no more than its maxlength from a person; whitespace at the ends is not asked for.
            asked = page.evaluate("document.activeElement.value").strip()
            expect(page.get_by_role("option", name="Спросить в каталоге")).to_have_text(f"Спросить в каталоге: «{asked}»")
            expect(page.locator(".kp-find__list img")).to_have_count(0)
        page.goto(f"{address}catalogue/?q={quote('<img src=x onerror=alert(1)>' + 'я' * 10_000)}")
        expect(page.locator("#naydeno")).to_have_text(re.compile("^(Найден|Ничего)"))
        expect(page.locator(".kp-results img")).to_have_count(0)


def test_storage_disabled_and_strict_policy(chromium: Browser, address: str) -> None:
    with watched(chromium) as (context, page):
        context.add_init_script(_FORBIDDEN)
        guard(context, address)
        page.goto(address + MATERIAL)
        field(page).fill("тревожный")
        expect(page.get_by_role("group", name="Материалы").get_by_role("option").first).to_be_visible()


def test_search_that_does_not_load_says_so_and_tries_again(chromium: Browser, address: str) -> None:
    with watched(chromium) as (context, page):
        context.route("**/search/manifest.js", lambda route: route.abort())
        page.goto(address)
        field(page).fill("дроби")
        expect(page.locator(".kp-find__note")).to_contain_text("Подсказки не загрузились")
        context.unroute("**/search/manifest.js")
        field(page).fill("дробь")
        expect(page.get_by_role("group", name="Материалы")).to_be_visible()


def test_without_scripts_there_is_no_dead_field(chromium: Browser, address: str) -> None:
    with watched(chromium, java_script_enabled=False) as (_, page):
        page.goto(address + MATERIAL)
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("input, .kp-keep, .kp-tray").filter(visible=True)).to_have_count(0)


@pytest.mark.parametrize("path", ["", MATERIAL, "catalogue/", "catalogue/?q=дроби", "collection/"])
def test_the_page_does_not_jump(chromium: Browser, address: str, path: str) -> None:
    with watched(chromium, viewport={"width": 1400, "height": 900}) as (_, page):
        page.add_init_script("""new PerformanceObserver(list => { window.shift = list.getEntries()
            .reduce((sum, entry) => sum + entry.value, window.shift || 0) }).observe({type: "layout-shift", buffered: true})""")
        page.goto(address + path, wait_until="networkidle")
        assert page.evaluate("window.shift || 0") < 0.01


@pytest.mark.parametrize("width", [320, 390, 720, 1000, 1400])
def test_the_list_of_suggestions_stays_on_the_screen(chromium: Browser, address: str, width: int) -> None:
    with watched(chromium, viewport={"width": width, "height": 844}) as (_, page):
        page.goto(address)
        field(page).fill("не понимает дроби")
        suggestions = page.get_by_role("listbox")
        expect(suggestions.get_by_role("option", name="Спросить в каталоге")).to_be_visible()
        box = suggestions.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
