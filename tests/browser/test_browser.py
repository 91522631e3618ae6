"""Every kind of page in a real Chromium: no error, no foreign request, no sideways scroll, readable without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browser import becomes, focused
from support.pages import BANK, EVERY, MATERIALS

pytestmark = pytest.mark.browser


def opened(chromium: Browser, address: str, path: str, **options: object) -> tuple[Page, list[str], list[str]]:
    """Open a page; return it with what went wrong on it and the foreign requests it made."""
    page = chromium.new_context(**options).new_page()  # type: ignore[arg-type]
    wrong: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith((address, "data:")) else None)
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    page.goto(address + path, wait_until="load")
    expect(page.locator("h1")).to_have_count(1)
    return page, wrong, foreign


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("path", EVERY)
def test_page_is_sound(chromium: Browser, address: str, path: str, width: int) -> None:
    page, wrong, foreign = opened(chromium, address, path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert wrong == []
    assert foreign == []
    page.context.close()


@pytest.mark.parametrize("path", ["", "catalogue/", MATERIALS[2]])
def test_page_reads_without_scripts(chromium: Browser, address: str, path: str) -> None:
    page, _, _ = opened(chromium, address, path, java_script_enabled=False)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("button[data-copy]").filter(visible=True)).to_have_count(0)
    page.context.close()


def test_every_material_is_reachable_without_scripts(site: Path) -> None:
    listed = (site / "catalogue/index.html").read_text("utf-8")
    library = [item for item in BANK.materials.values() if item.kind.library and item.record.status.public]
    assert [item.key for item in library if f'href="../{item.key}/"' not in listed] == []


def test_steps_are_remembered(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}techmaps/tk-matematika-5-drobi/")
    boxes = page.locator("[data-step] input[type=checkbox]")
    boxes.first.check()
    expect(page.locator(".kopilka-steps__restart")).to_be_visible()
    page.reload()
    expect(boxes.first).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()
    context.close()


def test_citation_is_copied(chromium: Browser, address: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}techmaps/tk-matematika-5-drobi/")
    page.locator("button[data-copy]").click()
    expect(page.locator("button[data-copy]")).to_contain_text("Скопировано")
    becomes(lambda: page.evaluate("navigator.clipboard.readText()"), page.locator("#kp-cite").inner_text())
    context.close()


def test_keyboard_reaches_the_text(chromium: Browser, address: str) -> None:
    page = chromium.new_context(viewport={"width": 1400, "height": 800}).new_page()
    page.goto(f"{address}techmaps/tk-matematika-5-drobi/")
    for _ in range(3):
        page.keyboard.press("Tab")
    becomes(lambda: page.evaluate("document.activeElement.textContent"), "Перейти к содержанию")
    page.keyboard.press("Enter")
    becomes(lambda: focused(page), "kp-content")
    page.wait_for_url("**/#kp-content")
    page.context.close()
