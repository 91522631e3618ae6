"""«Попросить материал» as a teacher uses it: from nothing found to a text in hand, where no address is set."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, expect

from support.browser import becomes, opened_both_ways, page_of, watched

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("way", ["http", "file"])
def test_from_nothing_found_to_a_text_and_a_word_file(
    chromium: Browser, site: Path, address: str, tmp_path: Path, way: str
) -> None:
    root = opened_both_ways(site, address)[way]
    with watched(chromium, permissions=["clipboard-read", "clipboard-write"]) as (_, page):
        page.goto(page_of(root, "catalogue/", "?kind=network-models&subject=khimiya&q=дроби"))
        page.locator(".kp-results .kp-nothing").get_by_role("link", name="Попросите его").click()
        expect(page.locator("h1")).to_have_text("Попросить материал")
        expect(page.get_by_label("Чего не хватает")).to_have_value("дроби, Межшкольные модели, Химия")
        page.get_by_label("Чего не хватает").fill("Дроби в задачах по химии")
        page.get_by_label("Для кого").fill("8 класс")
        text = page.get_by_label("Готовый текст")
        expect(text).to_have_value(
            "Просьба о материале\n\nЧего не хватает:\nДроби в задачах по химии\n\nДля кого:\n8 класс\n\n"
            "Что уже смотрели или пробовали:\nИскали в Копилке: «дроби, Межшкольные модели, Химия» — ничего не нашлось."
        )
        expect(page.get_by_role("link", name="Написать куратору")).to_have_count(0)
        page.get_by_role("button", name="Скопировать текст").click()
        expect(page.locator("[data-copy]")).to_contain_text("Скопировано")
        if way == "http":
            becomes(lambda: page.evaluate("navigator.clipboard.readText()"), text.input_value())
        with page.expect_download() as caught:
            page.get_by_role("button", name="Скачать Word").click()
        file = tmp_path / "a.docx"
        caught.value.save_as(file)
        assert "Дроби в задачах по химии" in [paragraph.text for paragraph in Document(str(file)).paragraphs]


def test_without_scripts_it_says_what_to_write(chromium: Browser, address: str) -> None:
    with watched(chromium, java_script_enabled=False) as (_, page):
        page.goto(f"{address}ask/")
        expect(page.get_by_text("хватит трёх строк")).to_be_visible()
