"""«Версия для слабовидящих» driven as a person drives it, and what the keyboard sees on the way through a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from support.browser import becomes
from support.pages import EVERY, MATERIALS

pytestmark = pytest.mark.browser

MATERIAL = "techmaps/tk-matematika-5-drobi/"
OPENER = "Версия для слабовидящих"
KEY = "kopilka:a11y:v1"
_FORBIDDEN = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
_ATTRIBUTE = "name => document.documentElement.getAttribute(`data-kp-${name}`)"
_FOCUSED = "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent).trim()"
_LARGE = """() => {
    for (const [name, value] of Object.entries({size: "200", letters: "wide", lines: "wide", font: "plain"}))
        document.documentElement.setAttribute(`data-kp-${name}`, value);
}"""
#: Of the focused element: what it is, whether the ring is drawn, whether it is on the screen and on top of what lies there.
_SEEN = """async () => {
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const focused = document.activeElement;
    if (focused === document.body) return null;
    const shown = focused.closest(".kp-access__option") || focused;
    const style = getComputedStyle(shown), box = shown.getClientRects()[0];
    const name = `${focused.tagName}.${focused.className} ${focused.textContent.trim().slice(0, 40)}`;
    if (!box) return [name, "no box"];
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const [from, to] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const tops = [0.1, 0.5, 0.9].map(part => document.elementFromPoint(x, from + (to - from) * part));
    const free = tops.some(top => top && (shown.contains(top) || top.contains(shown)));
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const seen = inside && style.visibility === "visible";
    const over = free ? "nothing" : tops.map(top => top && top.className);
    return [name, ring && seen && free ? "" : `ring ${ring}, on the screen ${seen}, under ${over}`];
}"""


def stands(page: Page, **settings: str | None) -> None:
    """Wait until the settings stand so on <html>."""
    becomes(lambda: {name: page.evaluate(_ATTRIBUTE, name) for name in settings}, settings)


def focus_is_on(page: Page, name: str) -> None:
    """Wait until the element of this name has the focus."""
    becomes(lambda: page.evaluate(_FOCUSED), name)


def pressed(page: Page, *keys: str) -> None:
    """Press keys one after another."""
    for key in keys:
        page.keyboard.press(key)


def test_keyboard_alone(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address + MATERIAL)
    opener = page.locator("[data-kp-open]")
    panel = page.locator("#kp-access-panel")
    pressed(page, "Tab")
    focus_is_on(page, OPENER)
    expect(opener).to_have_attribute("aria-expanded", "false")
    pressed(page, "Enter")
    expect(panel).to_be_visible()
    pressed(page, "Tab", "ArrowRight", "ArrowRight")
    stands(page, size="150")
    expect(page.locator("#kopilka-live")).to_have_text("Размер текста: 150 %")
    pressed(page, "Tab", "Tab", "Tab", "Tab", "Tab", "ArrowDown", "ArrowDown")
    stands(page, scheme="black")
    expect(page.locator("h1")).to_have_css("color", "rgb(255, 255, 255)")
    pressed(page, "Escape")
    focus_is_on(page, OPENER)
    expect(panel).to_be_hidden()

    page.reload()
    stands(page, size="150", scheme="black")
    page.goto(address)
    stands(page, size="150", scheme="black")
    pressed(page, "Tab", "Enter")
    expect(panel).to_be_visible()
    pressed(page, *["Tab"] * 7)
    focus_is_on(page, "Сбросить")
    pressed(page, "Enter")
    stands(page, size=None, scheme=None)
    becomes(lambda: page.evaluate("key => localStorage.getItem(key)", KEY), None)
    pressed(page, "Tab", "Enter")
    focus_is_on(page, OPENER)
    pressed(page, "Tab", "Tab")
    focus_is_on(page, "Перейти к содержанию")
    context.close()


def test_choice_is_there_before_the_first_paint(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    context.add_init_script(f'localStorage.setItem(\'{KEY}\', \'{{"scheme":"yellow","size":"200"}}\')')
    page = context.new_page()
    page.add_init_script("""document.addEventListener("readystatechange", () => {
        window.early ??= [document.readyState, document.documentElement.getAttribute("data-kp-scheme")];
    });
    new PerformanceObserver(list => window.shift = list.getEntries().reduce((sum, entry) => sum + entry.value, window.shift || 0))
        .observe({type: "layout-shift", buffered: true});""")
    page.goto(address + MATERIAL)
    assert page.evaluate("window.early") == ["interactive", "yellow"]
    assert page.evaluate("document.querySelector('head script[src$=\"a11y.js\"]:not([defer]):not([async])') !== null")
    expect(page.locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")
    assert page.evaluate("window.shift || 0") < 0.01
    context.close()


def _works(context: BrowserContext, url: str, *, keeps: bool) -> None:
    page = context.new_page()
    page.goto(url)
    page.get_by_role("button", name=OPENER).click()
    page.get_by_text("Жёлтым по чёрному").click()
    stands(page, scheme="yellow")
    page.reload()
    expect(page.get_by_role("button", name=OPENER)).to_be_visible()
    stands(page, scheme="yellow" if keeps else None)


def test_storage_forbidden(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    context.add_init_script(_FORBIDDEN)
    _works(context, address + MATERIAL, keeps=False)
    context.close()


def test_opened_as_a_file(chromium: Browser, site: Path) -> None:
    context = chromium.new_context()
    _works(context, (site / MATERIAL / "index.html").as_uri(), keeps=True)
    context.close()


def test_strict_policy(chromium: Browser, address: str) -> None:
    """With `script-src 'self'` the theme's inline scripts fall silent; the panel does not."""
    context = chromium.new_context()
    policy = {"Content-Security-Policy": "default-src 'self'; script-src 'self'; style-src 'self'"}

    def guarded(route):  # types of playwright's internals
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, **policy})

    context.route(address + MATERIAL, guarded)
    _works(context, address + MATERIAL, keeps=True)
    context.close()


def test_damaged_value_is_as_none(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    context.add_init_script(f'localStorage.setItem(\'{KEY}\', \'{{"size":"900","scheme":7\')')
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("button", name=OPENER)).to_be_visible()
    stands(page, size=None, scheme=None)
    context.close()


def test_pictures_off_show_their_descriptions(chromium: Browser, address: str) -> None:
    page = chromium.new_context().new_page()
    page.goto(address + MATERIAL)
    page.evaluate("""() => {
        const picture = document.createElement("img");
        picture.alt = "Круг, разделённый на 4 части";
        document.querySelector("main h1").after(picture);
    }""")
    page.get_by_role("button", name=OPENER).click()
    page.get_by_text("Описания вместо них").click()
    expect(page.locator("main h1 ~ .kp-instead").first).to_have_text("Картинка: Круг, разделённый на 4 части")
    expect(page.locator("main img").filter(visible=True)).to_have_count(0)
    page.get_by_text("Показывать", exact=True).click()
    expect(page.locator(".kp-instead")).to_have_count(0)
    page.context.close()


def test_without_scripts_there_is_no_dead_button(chromium: Browser, address: str) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_text(OPENER).first).not_to_be_visible()
    page.context.close()


def test_print_has_no_panel(chromium: Browser, address: str) -> None:
    page = chromium.new_context().new_page()
    page.goto(address)
    page.get_by_role("button", name=OPENER).click()
    expect(page.locator("#kp-access-panel")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".kp-access")).not_to_be_visible()
    page.context.close()


@pytest.mark.parametrize("path", EVERY)
def test_text_twice_as_large_fits(chromium: Browser, address: str, path: str) -> None:
    page = chromium.new_context(reduced_motion="reduce").new_page()
    page.goto(address + path)
    page.evaluate("document.documentElement.setAttribute('data-kp-size', '200')")
    size = "parseFloat(getComputedStyle(document.querySelector('main')).fontSize)"
    widths = {}
    for width in (1400, 768, 390):
        page.set_viewport_size({"width": width, "height": 800})
        widths[width] = page.evaluate("document.documentElement.scrollWidth")
    assert all(wide <= width for width, wide in widths.items()), widths
    large = page.evaluate(size)
    page.evaluate("document.documentElement.removeAttribute('data-kp-size')")
    assert large == pytest.approx(2 * page.evaluate(size))
    page.evaluate(_LARGE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("path", ["", "catalogue/", "about/projects/", "add/", MATERIALS[2], MATERIAL])
def test_focus_is_seen_at_every_step(chromium: Browser, address: str, path: str, width: int) -> None:
    page = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce").new_page()
    page.goto(address + path)
    wrong: list[str] = []
    steps = 0
    while steps < 400:
        page.keyboard.press("Tab")
        seen = page.evaluate(_SEEN)
        if seen is None:
            break
        steps += 1
        if seen[1]:
            wrong.append(f"{steps}. {seen[0]}: {seen[1]}")
    assert steps > 5
    assert not wrong, "\n".join(wrong)
    page.context.close()


def test_menu_opens_by_keyboard(chromium: Browser, address: str) -> None:
    page = chromium.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce").new_page()
    page.goto(address + MATERIAL)
    page.locator("[data-kp-menu] summary").focus()
    menu = page.locator("[data-kp-menu]")
    pressed(page, "Enter")
    expect(menu).to_have_attribute("open", "")
    pressed(page, "Tab")
    expect(menu.locator("nav :focus")).to_have_count(1)
    pressed(page, "Escape")
    becomes(lambda: page.evaluate("document.querySelector('[data-kp-menu]').open"), False)
    focus_is_on(page, "Разделы")
    page.context.close()


def test_tone_follows_the_system_until_it_is_chosen(chromium: Browser, address: str) -> None:
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address + MATERIAL)
    switch = page.get_by_role("button", name="Тёмный фон")
    stands(page, tone="dark")
    expect(switch).to_have_attribute("aria-pressed", "true")
    page.emulate_media(color_scheme="light")
    stands(page, tone="light")
    switch.click()
    stands(page, tone="dark")
    page.goto(address + MATERIAL)
    stands(page, tone="dark")
    page.emulate_media(media="print")
    expect(page.locator("body")).to_have_css("color", "rgb(0, 0, 0)")
    context.close()
