"""The Constructor as a deputy head uses it: from an empty page to a Word document, on two screens and without a mouse."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect

from browser.test_axe import AXE, WIDTHS, violations

pytestmark = pytest.mark.browser

RISKS = (
    "Низкая учебная мотивация обучающихся",
    "Высокая доля обучающихся с рисками учебной неуспешности",
    "Низкий уровень вовлечённости родителей",
)


def opened(chromium: Browser, address: str, width: int = 1400, fragment: str = "") -> Page:
    """Open the Constructor; an error of the page fails the test."""
    page = chromium.new_context(reduced_motion="reduce", viewport={"width": width, "height": 900}).new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{address}constructor/{fragment}")
    expect(page.locator(".kc")).to_be_visible()
    return page


def proposed(page: Page) -> None:
    """Fill the profile and ask for a programme."""
    for risk in RISKS:
        page.get_by_label(risk, exact=True).select_option("3")
    page.get_by_role("button", name="Подставить ориентир").click()
    page.get_by_role("button", name="Собрать программу").click()
    expect(page.locator(".kc-item").first).to_be_visible()


def word_of(page: Page) -> str:
    """Save the Word file by the button that has the focus or not, and return its text."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать Word").press("Enter")
    document = Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize("width", WIDTHS)
def test_from_an_empty_page_to_a_word_document(chromium: Browser, address: str, width: int) -> None:
    page = opened(chromium, address, width)
    proposed(page)
    expect(page.get_by_role("heading", name="Критик: замечаний нет")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    titles = page.locator(".kc-item__title").all_inner_texts()
    assert len(titles) > 8
    page.get_by_role("button", name="Документ", exact=True).click()
    text = word_of(page)
    assert all(title in text for title in titles)
    page.context.close()


def tab_to(page: Page, place: Locator) -> None:
    """Press Tab until the focus is there: all that a person without a mouse can do."""
    for _ in range(250):
        page.keyboard.press("Tab")
        if place.evaluate("own => own === document.activeElement"):
            return
    pytest.fail(f"Tab does not lead to {place}")


@pytest.mark.parametrize("width", WIDTHS)
def test_by_keyboard_alone(chromium: Browser, address: str, width: int) -> None:
    page = opened(chromium, address, width)
    for risk in RISKS:
        tab_to(page, page.get_by_label(risk, exact=True))
        page.keyboard.press("End")
        expect(page.get_by_label(risk, exact=True)).to_have_value("1")
        page.keyboard.press("Home")
        page.keyboard.press("ArrowDown")
        expect(page.get_by_label(risk, exact=True)).to_have_value("3")
    tab_to(page, page.get_by_role("button", name="Подставить ориентир"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Заместитель директора", exact=True)).to_have_value("8")
    tab_to(page, page.get_by_role("button", name="Собрать программу"))
    page.keyboard.press("Enter")
    expect(page.locator("#kc-step")).to_be_focused()
    titles = page.locator(".kc-item__title")
    first, second = titles.nth(0).inner_text(), titles.nth(1).inner_text()
    tab_to(page, page.get_by_role("button", name=f"Ниже: {first}"))
    page.keyboard.press("Enter")
    expect(titles.nth(0)).to_have_text(second)
    expect(page.get_by_role("button", name=f"Ниже: {first}")).to_be_focused()
    tab_to(page, page.get_by_role("button", name=f"Позже: {first}"))
    page.keyboard.press("Enter")
    expect(page.locator(".kc-item", has_text=first).first).to_contain_text("II")
    for _ in range(2):
        page.get_by_role("button", name="Отменить").press("Enter")
    expect(titles.nth(0)).to_have_text(first)
    page.get_by_role("button", name="Документ", exact=True).press("Enter")
    expect(page.locator("#kc-step")).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Скачать Word"))
    assert first in word_of(page)
    page.context.close()


def test_a_measure_is_dragged_to_another_quarter(chromium: Browser, address: str) -> None:
    page = opened(chromium, address)
    proposed(page)
    card = page.locator('[data-quarter="1"] > .kc-item').last
    title = card.locator(".kc-item__title").inner_text()
    target = page.locator('[data-quarter="2"] > .kc-item').first
    card.locator(".kc-handle").scroll_into_view_if_needed()
    card.locator(".kc-handle").drag_to(target, target_position={"x": 40, "y": 8})
    expect(page.locator('[data-quarter="2"]')).to_contain_text(title)
    expect(page.locator(".kc-item__title", has_text=title)).to_have_count(1)
    page.context.close()


def test_remarks_lead_to_their_place_and_are_mended(chromium: Browser, address: str) -> None:
    page = opened(chromium, address)
    proposed(page)
    page.locator(".kc-item summary").first.click()
    page.locator(".kc-item").first.get_by_label("Ответственный").select_option("")
    remark = page.locator(".kc-remarks li", has_text="нет ответственного")
    expect(remark).to_have_count(1)
    page.locator(".kc-item summary").first.click()
    remark.get_by_role("button", name="Показать место").click()
    expect(page.locator(".kc-item").first.get_by_label("Ответственный")).to_be_focused()
    remark.get_by_role("button", name="Назначить").click()
    expect(page.get_by_role("heading", name="Критик: замечаний нет")).to_be_visible()
    page.context.close()


def test_kept_in_the_browser_and_carried_by_link_and_file(chromium: Browser, address: str, tmp_path: Path) -> None:
    page = opened(chromium, address)
    proposed(page)
    page.get_by_label("Название программы").fill("Наша программа на год")
    page.get_by_role("button", name="Документ", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Файл программы").click()
    file = tmp_path / "programme.json"
    file.write_bytes(Path(download.value.path()).read_bytes())
    page.get_by_role("button", name="Скопировать ссылку").click()
    page.wait_for_function("location.hash.startsWith('#p=')")
    fragment = page.evaluate("location.hash")
    page.goto(f"{address}constructor/?again")
    page.goto(f"{address}constructor/")
    page.get_by_role("button", name="Программа", exact=True).click()
    expect(page.get_by_label("Название программы")).to_have_value("Наша программа на год")

    other = opened(chromium, address, fragment=fragment)
    expect(other.get_by_label("Название программы")).to_have_value("Наша программа на год")
    other.context.close()
    cut = opened(chromium, address, fragment=fragment[:-20])
    expect(cut.get_by_role("alert")).to_contain_text("Ссылка неполная")
    cut.get_by_role("button", name="Мои программы").click()
    cut.get_by_label("Открыть файл программы").set_input_files(file)
    expect(cut.get_by_label("Название программы")).to_have_value("Наша программа на год")
    foreign = tmp_path / "foreign.json"
    foreign.write_text(json.dumps({"format": "kopilka-programme", "version": 9}), "utf-8")
    cut.get_by_role("button", name="Мои программы").click()
    cut.get_by_label("Открыть файл программы").set_input_files(foreign)
    expect(cut.get_by_role("alert")).to_contain_text("другой версии: 9")
    cut.context.close()
    page.context.close()


def test_bad_input_and_a_forbidden_storage_are_said(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('нельзя'); };")
    page = context.new_page()
    page.goto(f"{address}constructor/?school=shkola-44")
    page.wait_for_selector(".kc")
    expect(page.get_by_label("Название школы")).to_have_value("МОУ «Средняя школа № 44»")
    page.get_by_role("button", name="Собрать программу").click()
    expect(page.get_by_role("alert")).to_contain_text("Выберите хотя бы один фактор риска")
    page.get_by_label("Тьютор", exact=True).fill("-3")
    page.get_by_label("Тьютор", exact=True).blur()
    expect(page.get_by_text("Меньше нуля быть не может")).to_be_visible()
    proposed(page)
    expect(page.get_by_text("Браузер не даёт сохранять")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_step_has_a_violation(chromium: Browser, address: str, width: int) -> None:
    page = opened(chromium, address, width)
    page.evaluate(AXE)
    found = violations(page, "main")
    proposed(page)
    page.locator(".kc-item summary").first.click()
    for step in ("Программа", "Документ", "Год спустя", "Мои программы"):
        page.get_by_role("button", name=step, exact=True).click()
        found += violations(page, "main")
    assert not found, "\n".join(found)
    page.context.close()
