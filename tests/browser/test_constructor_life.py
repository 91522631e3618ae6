"""The Constructor in a school's hands: from a folder, under a strict policy, in two tabs, a year after, beside another."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from browser.test_constructor_page import opened, proposed, word_of
from support.browser import guard

pytestmark = pytest.mark.browser

NAME = "Название программы"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"


def step(page: Page, name: str) -> None:
    """Go to a step by its button."""
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator("#kc-step")).to_have_text(name)


def named(page: Page, title: str) -> None:
    """Give the programme a name and wait until the browser keeps it."""
    page.get_by_label(NAME).fill(title)
    page.wait_for_function("title => (localStorage.getItem('kopilka:constructor:v1') || '').includes(title)", arg=title)


def test_from_a_folder_to_a_word_document(chromium: Browser, site: Path) -> None:
    page = chromium.new_context(reduced_motion="reduce").new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto((site / "constructor/index.html").as_uri())
    proposed(page)
    title = page.locator(".kc-item__title").first.inner_text()
    step(page, "Документ")
    assert title in word_of(page)
    page.context.close()


def test_on_a_phone_the_chapters_are_folded_and_on_paper_none_is(chromium: Browser, site: Path) -> None:
    page = chromium.new_context(reduced_motion="reduce", viewport={"width": 390, "height": 844}).new_page()
    page.goto((site / "constructor/index.html").as_uri())
    proposed(page)
    step(page, "Документ")
    passport = page.get_by_role("button", name="1. Паспорт программы")
    measures = page.get_by_text("Численность учеников", exact=True)
    monitoring = page.locator(".kc-document").get_by_text("Карты, листы и отчёты сверх перечня")
    expect(passport).to_have_attribute("aria-expanded", "false")
    expect(measures).to_be_hidden()
    passport.press("Enter")
    expect(measures).to_be_visible()
    expect(monitoring).to_be_hidden()
    page.emulate_media(media="print")
    expect(monitoring).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Развернуть все главы").click()
    expect(monitoring).to_be_visible()
    page.get_by_role("button", name="Свернуть главы").click()
    expect(measures).to_be_hidden()
    page.set_viewport_size({"width": 1400, "height": 900})
    expect(measures).to_be_visible()
    expect(passport).to_have_count(0)
    page.context.close()


def test_under_a_strict_policy_without_storage(chromium: Browser, address: str) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    context.add_init_script(NO_STORAGE)
    guard(context, address)
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{address}constructor/")
    proposed(page)
    expect(page.get_by_text("Браузер не даёт сохранять")).to_be_visible()
    title = page.locator(".kc-item__title").first.inner_text()
    step(page, "Документ")
    assert title in word_of(page)
    assert refused == []
    context.close()


def test_two_tabs_lose_nothing_and_say_so(chromium: Browser, address: str) -> None:
    one = opened(chromium, address)
    proposed(one)
    named(one, "Начатая")
    two = one.context.new_page()
    two.goto(f"{address}constructor/")
    step(two, "Программа")
    expect(two.get_by_label(NAME)).to_have_value("Начатая")
    named(two, "Правка второй вкладки")
    one.get_by_label(NAME).fill("Правка первой вкладки")
    expect(one.get_by_role("alert")).to_contain_text("не потеряно ничего")
    step(one, "Мои программы")
    expect(one.locator(".kc-library strong")).to_have_text(["Правка первой вкладки (из второй вкладки)", "Правка второй вкладки"])
    one.context.close()


def test_a_year_after(chromium: Browser, address: str) -> None:
    page = opened(chromium, address)
    proposed(page)
    titles = page.locator(".kc-item__title").all_inner_texts()
    step(page, "Год спустя")
    facts = page.locator(".kc-fact")
    expect(facts).to_have_count(len(titles))
    done, dropped = facts.nth(0), facts.nth(1)
    done.get_by_label("Сделано ли").select_option("no")
    expect(done).to_contain_text("Предложение: изменить")
    done.get_by_label("Сделано ли").select_option("yes")
    expect(done).to_contain_text("Предложение: оставить")
    done.get_by_label("Стало").first.fill("73 из 100 записей")
    dropped.get_by_label("Решение").select_option("drop")
    expect(page.get_by_text(f"Не решено: {len(titles) - 2}")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="План, факт, вывод").click()
    table = Document(io.BytesIO(Path(download.value.path()).read_bytes())).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Мероприятие", "План", "Факт", "Вывод"]
    assert any("73 из 100 записей" in row[2] and row[3].startswith("оставить") for row in rows)
    assert sum(row[3].startswith("убрать") for row in rows) == 1
    name = dropped.locator("legend").inner_text()
    page.get_by_role("button", name="Собрать черновик следующего года").click()
    expect(page.locator(".kc-item")).to_have_count(len(titles) - 1)
    expect(page.locator(".kc-item__title").get_by_text(name, exact=True)).to_have_count(0)
    expect(page.get_by_role("alert")).to_contain_text("Программа прошлого года осталась")
    page.context.close()


def test_two_programmes_are_compared(chromium: Browser, address: str) -> None:
    page = opened(chromium, address)
    proposed(page)
    named(page, "Первая")
    step(page, "Мои программы")
    page.get_by_role("button", name="Сделать копию: Первая").click()
    page.get_by_role("button", name="Открыть: Первая (копия)").click()
    expect(page.get_by_label(NAME)).to_have_value("Первая (копия)")
    title = page.locator(".kc-item__title").first.inner_text()
    page.get_by_role("button", name=f"Убрать: {title}", exact=True).click()
    expect(page.locator(".kc-item__title").get_by_text(title, exact=True)).to_have_count(0)
    step(page, "Мои программы")
    row = page.get_by_role("row", name=title)
    expect(row).to_contain_text("различается")
    expect(row.locator("td").nth(0)).to_have_text("нет")
    names = page.locator(".kc-library strong")
    page.get_by_role("button", name="Удалить: Первая", exact=True).click()
    expect(names).to_have_text(["Первая (копия)"])
    page.get_by_role("button", name="Вернуть").click()
    expect(names).to_have_text(["Первая", "Первая (копия)"])
    page.context.close()


def test_an_element_that_the_base_has_no_more(chromium: Browser, address: str, tmp_path: Path) -> None:
    page = opened(chromium, address)
    proposed(page)
    step(page, "Документ")
    with page.expect_download() as download:
        page.get_by_role("button", name="Файл программы").click()
    saved = json.loads(Path(download.value.path()).read_text("utf-8"))
    item = saved["programme"]["items"][0]
    for button, beginning in (("Дорожная карта", "\ufeffЧетверть;"), ("Календарь", "BEGIN:VCALENDAR"), ("Отдать в базу", "---")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        assert Path(download.value.path()).read_text("utf-8").startswith(beginning)
    item["element"] = "el-udalyonnyy"
    file = tmp_path / "programme.json"
    file.write_text(json.dumps(saved, ensure_ascii=False), "utf-8")
    step(page, "Мои программы")
    page.get_by_label("Открыть файл программы").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text(f"В базе больше нет элементов: «{item['title']}»")
    expect(page.locator(".kc-item")).to_have_count(len(saved["programme"]["items"]))
    remark = page.locator(".kc-remarks li", has_text="этого элемента в базе больше нет")
    remark.get_by_role("button", name="Оставить как своё мероприятие").click()
    expect(remark).to_have_count(0)
    page.context.close()
