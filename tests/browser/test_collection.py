"""«Моя подборка» as a person uses it: from a card to the collection, to a colleague, to paper, to Word, to a file and back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from support.browser import becomes, opened_both_ways, page_of, watched
from support.pages import BANK

pytestmark = pytest.mark.browser

FIRST, SECOND = "techmaps/tk-matematika-5-drobi", "techniques/pr-beseda-s-semey"
KEY = "kopilka:collection:v1"
NAME = "Для молодого учителя"
_FORBIDDEN = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"


def title(key: str) -> str:
    """Return the title of a material."""
    return BANK.materials[key].record.title


def plain(text: str) -> str:
    """Return a text of a page with ordinary spaces."""
    return " ".join(text.split())


def keeps(page: Page, *titles: str) -> None:
    """Wait until the collection on the page has these titles."""
    expect(page.locator(".kp-collection__name")).to_have_text(list(titles))


def stored(page: Page) -> Any:
    """Return what the browser keeps of the collection."""
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "null")


def fill(page: Page, root: str) -> None:
    """Put two materials into the collection and open it."""
    page.goto(page_of(root, ""))
    items = [{"id": FIRST, "note": "С диагностики."}, {"id": SECOND, "note": ""}]
    value = json.dumps({"title": NAME, "items": items})
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, value])
    page.goto(page_of(root, "collection/"))
    keeps(page, title(FIRST), title(SECOND))


@pytest.mark.parametrize("way", ["http", "file"])
def test_from_pages_and_cards_to_an_ordered_list(chromium: Browser, site: Path, address: str, way: str) -> None:
    root = opened_both_ways(site, address)[way]
    with watched(chromium) as (_, page):
        page.goto(page_of(root, f"{FIRST}/"))
        page.locator("[data-keep]").first.click()
        expect(page.locator("[data-kp-tray]")).to_have_text("1")
        page.goto(page_of(root, "techniques/"))
        page.locator(f'[data-keep="{SECOND}"]').click()
        expect(page.locator("[data-kp-tray]")).to_have_text("2")
        page.goto(page_of(root, "catalogue/", "?kind=programmes"))
        card = page.locator(".kp-results .kp-item").first
        third = plain(card.locator(".kp-item__title").inner_text())
        card.locator("[data-keep]").click()
        expect(card.locator("[data-keep]")).to_have_text("В подборке")
        page.locator(".kp-tray").click()
        expect(page.locator("#podborka")).to_contain_text("3")
        keeps(page, title(FIRST), title(SECOND), third)
        page.get_by_role("button", name=f"Выше: {title(SECOND)}").click()
        keeps(page, title(SECOND), title(FIRST), third)
        page.get_by_label("Заметка").first.fill("Дать в сентябре")
        page.get_by_role("button", name=f"Убрать из подборки: {title(FIRST)}").click()
        keeps(page, title(SECOND), third)
        page.get_by_role("button", name="Вернуть", exact=True).click()
        keeps(page, title(SECOND), title(FIRST), third)
        page.reload()
        keeps(page, title(SECOND), title(FIRST), third)
        expect(page.get_by_label("Заметка").first).to_have_value("Дать в сентябре")


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_link_carries_the_collection_to_a_colleague(chromium: Browser, site: Path, address: str, way: str) -> None:
    root = opened_both_ways(site, address)[way]
    with watched(chromium) as (_, page):
        fill(page, root)
        link = page.get_by_label("Ссылка для коллеги").input_value()
    with watched(chromium) as (_, page):
        page.goto(link)
        expect(page.locator(".kp-collection__sent")).to_contain_text(NAME)
        expect(page.locator(".kp-collection__sent")).to_contain_text("С диагностики.")
        assert stored(page) is None
        page.get_by_role("button", name="Сохранить себе").click()
        keeps(page, title(FIRST), title(SECOND))
        becomes(lambda: "#" in page.url, False)


def test_a_link_never_takes_the_place_of_ones_own_by_itself(chromium: Browser, address: str) -> None:
    with watched(chromium) as (_, page):
        fill(page, address)
        link = page.get_by_label("Ссылка для коллеги").input_value()
        page.evaluate("key => localStorage.setItem(key, JSON.stringify({items: [{id: 'terms/ppk', note: 'моё'}]}))", KEY)
        page.goto("about:blank")
        page.goto(link)
        expect(page.locator(".kp-collection__sent")).to_be_visible()
        keeps(page, title("terms/ppk"))
        page.get_by_role("button", name="Добавить к моей").click()
        keeps(page, title("terms/ppk"), title(FIRST), title(SECOND))
        page.goto(f"{link[:-20]}")
        expect(page.locator(".kp-notice")).to_contain_text("повреждена")


@pytest.mark.parametrize("way", ["http", "file"])
def test_one_document_for_the_printer_and_for_word(chromium: Browser, site: Path, address: str, way: str, tmp_path: Path) -> None:
    root = opened_both_ways(site, address)[way]
    with watched(chromium) as (context, page):
        context.add_init_script("window.print = () => { window.printed = document.getElementById('kp-book') !== null; }")
        fill(page, root)
        page.get_by_role("button", name="Напечатать одним документом").click()
        page.wait_for_function("window.printed")
        page.emulate_media(media="print")
        book = page.locator("#kp-book")
        expect(book.locator("h1")).to_have_text([NAME, title(FIRST), title(SECOND)])
        expect(book).to_contain_text("Заметка: С диагностики.")
        expect(book).to_contain_text(BANK.materials[FIRST].record.steps[0].title)
        expect(page.locator(".kp-collection")).not_to_be_visible()
        expect(page.locator("#kp-book button, #kp-book input, #kp-book [id]")).to_have_count(0)
        page.emulate_media(media="screen")
        with page.expect_download() as caught:
            page.get_by_role("button", name="Сохранить в Word").click()
        file = tmp_path / "a.docx"
        caught.value.save_as(file)
        assert caught.value.suggested_filename == f"{NAME}.docx"
        document = Document(str(file))
        headings = [plain(one.text) for one in document.paragraphs if one.style.name == "Heading 1"]
        assert headings[-2:] == [title(FIRST), title(SECOND)]
        words = plain(" ".join(one.text for one in document.paragraphs))
        assert "С диагностики." in words and plain(BANK.materials[FIRST].record.steps[0].title) in words
        assert len(document.tables) >= 2


def test_a_file_out_and_back_in(chromium: Browser, address: str, tmp_path: Path) -> None:
    with watched(chromium) as (_, page):
        fill(page, address)
        with page.expect_download() as caught:
            page.get_by_role("button", name="Сохранить файл подборки").click()
        file = tmp_path / caught.value.suggested_filename
        caught.value.save_as(file)
        page.evaluate("localStorage.clear()")
        page.reload()
        expect(page.locator("#podborka")).to_contain_text("пусто")
        chooser = page.locator("input[type=file]")
        chooser.set_input_files(file)
        expect(page.locator("#podborka")).to_contain_text("2")
        keeps(page, title(FIRST), title(SECOND))
        other = tmp_path / "other.json"
        for content, words in {"{}": "нет подборки", "не json": "не файл подборки"}.items():
            other.write_text(content, "utf-8")
            chooser.set_input_files(other)
            expect(page.locator(".kp-notice")).to_contain_text(words)
        keeps(page, title(FIRST), title(SECOND))


def test_storage_disabled_is_said_and_the_page_works(chromium: Browser, address: str) -> None:
    with watched(chromium) as (context, page):
        context.add_init_script(_FORBIDDEN)
        page.goto(f"{address}{FIRST}/")
        page.locator("[data-keep]").first.click()
        expect(page.locator("[data-kp-tray]")).to_have_text("1")
        page.goto(f"{address}collection/")
        expect(page.locator(".kp-notice")).to_contain_text("ничего не запоминает")


def test_two_windows_know_of_each_other(chromium: Browser, address: str) -> None:
    with watched(chromium) as (context, page):
        page.goto(f"{address}{FIRST}/")
        other = context.new_page()
        other.goto(f"{address}collection/")
        expect(other.locator("#podborka")).to_contain_text("пусто")
        page.locator("[data-keep]").first.click()
        expect(other.locator("#podborka")).to_contain_text("1")


def test_without_scripts_the_page_says_what_it_needs(chromium: Browser, address: str) -> None:
    with watched(chromium, java_script_enabled=False) as (_, page):
        page.goto(f"{address}collection/")
        expect(page.get_by_text("Подборку собирает ваш браузер")).to_be_visible()
