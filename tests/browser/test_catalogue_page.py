"""The catalogue as a person uses it: conditions, counts, order, table, comparison, the address, print, CSV, a phone."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from support.browser import becomes, focused, guard, opened_both_ways, page_of, watched
from support.pages import BANK

pytestmark = pytest.mark.browser

PAGE = "catalogue/"
LIBRARY = [material for material in BANK.materials.values() if material.kind.library and material.record.status.public]


def counts(page: Page, number: int) -> None:
    """Wait until this number stands over the list."""
    expect(page.locator("#naydeno")).to_have_text(re.compile(rf"^Найден\D*\b{number}\b\D*$"))


def condition(page: Page, title: str):  # a locator
    """Return the checkbox of a condition."""
    return page.locator(".kp-facet__option").filter(has_text=title).locator("input")


@pytest.mark.parametrize("way", ["http", "file"])
def test_conditions_narrow_and_the_address_keeps_them(chromium: Browser, site: Path, address: str, way: str) -> None:
    root = opened_both_ways(site, address)[way]
    with watched(chromium) as (context, page):
        page.goto(page_of(root, PAGE))
        counts(page, len(LIBRARY))
        option = page.locator(".kp-facet__option").filter(has_text="Технологические карты")
        expect(option.locator(".kp-facet__number")).to_have_text(str(len(BANK.of("techmaps"))))
        condition(page, "Технологические карты").check()
        expect(page.locator("#kopilka-live")).to_contain_text("Найден")
        counts(page, len(BANK.of("techmaps")))
        both = int(page.locator(".kp-facet__option").filter(has_text="Математика").locator(".kp-facet__number").inner_text())
        assert 0 < both < len(BANK.of("techmaps"))
        condition(page, "Математика").check()
        expect(page.locator(".kp-chip")).to_have_count(2)
        counts(page, both)
        page.locator(".kp-select").first.select_option("title")
        page.locator(".kp-select").nth(1).select_option("table")
        expect(page.locator(".kp-results__table tbody tr")).to_have_count(both)
        titles = page.locator(".kp-results__table tbody a").all_inner_texts()

        other = context.new_page()
        other.goto(page.url)
        expect(other.locator(".kp-results__table tbody tr")).to_have_count(both)
        expect(other.locator(".kp-results__table tbody a")).to_have_text(titles)
        other.close()

        for _ in range(3):
            page.go_back()
        expect(page.locator(".kp-chip")).to_have_count(1)
        page.locator(".kp-chip").first.click()
        becomes(lambda: focused(page), "naydeno")
        counts(page, len(LIBRARY))


def test_a_query_and_a_condition_together(chromium: Browser, address: str) -> None:
    with watched(chromium) as (_, page):
        page.goto(f"{address}{PAGE}?q=дроби&kind=techmaps")
        expect(page.locator("mark").first).to_be_visible()
        expect(page.locator(".kp-item__tab").first).to_have_text("Технологическая карта")
        assert "дробь" not in page.url
        page.get_by_label("Что ищете").fill("дислексия")
        page.wait_for_url(lambda url: "%D0%B4%D0%B8%D1%81" in url)
        expect(page.locator("#naydeno")).to_have_text(re.compile("^(Найден|Ничего)"))
        expect(page.locator(".kp-results")).to_contain_text("дислекси")


def test_letters_typed_while_the_search_goes_on_stay(chromium: Browser, address: str) -> None:
    with watched(chromium) as (_, page):
        page.goto(address + PAGE)
        query = page.get_by_label("Что ищете")
        for typed in ("дроби ", "дроби 5", "дроби 5 класс "):
            query.press_sequentially(typed[len(query.input_value()) :])
            # The pause after which the list is drawn anew is over when the address has the words.
            page.wait_for_url("**?q=" + quote_plus(typed.strip()))
            expect(page.locator("#naydeno")).to_contain_text("Найден")
            expect(query).to_have_value(typed)


def test_nothing_found_helps(chromium: Browser, address: str) -> None:
    with watched(chromium) as (_, page):
        page.goto(f"{address}{PAGE}?kind=network-models&subject=khimiya&q=дроби")
        nothing = page.locator(".kp-results .kp-nothing")
        expect(nothing).to_contain_text("Можно снять условие")
        expect(nothing.get_by_role("link", name="дайте свой")).to_be_visible()
        nothing.get_by_role("button", name="без всех условий").click()
        expect(page.locator("#naydeno")).to_have_text(re.compile(r"^Найден\D*[1-9]"))
        page.goto(f"{address}{PAGE}?kind=network-models&subject=matematika&q=дроби")
        nothing.get_by_role("button", name="без условия «Вид материала»").click()
        expect(page.locator(".kp-chip")).to_have_count(1)
        page.get_by_label("Что ищете").fill("ыыыыщщщ жжжюю")
        expect(nothing).to_contain_text("ничего нет")


@pytest.mark.parametrize("way", ["http", "file"])
def test_four_materials_side_by_side(chromium: Browser, site: Path, address: str, way: str) -> None:
    root = opened_both_ways(site, address)[way]
    with watched(chromium) as (_, page):
        page.goto(page_of(root, PAGE, "?kind=techmaps"))
        picks = page.get_by_role("checkbox", name="Сравнить:")
        for index in range(4):
            picks.nth(index).check()
        expect(picks.nth(4)).to_be_disabled()
        page.get_by_role("button", name="Сравнить выбранные: 4").click()
        heads = page.locator(".kp-compare thead th")
        expect(heads).to_have_count(5)
        expect(page.locator(".kp-compare tbody th").filter(has_text="Кому не подойдёт")).to_be_visible()
        expect(page.locator(".kp-compare thead .kp-note", has_text="Читаем")).to_have_count(0)
        same = page.locator(".kp-compare tr.is-same").count()
        other = page.locator(".kp-compare tbody tr").count() - same
        assert same > 0 and other > 0
        page.get_by_label("Только различия").check()
        expect(page.locator(".kp-compare tbody tr")).to_have_count(other)
        expect(page.locator(".kp-compare tr.is-same")).to_have_count(0)
        page.get_by_role("button", name="Убрать из сравнения").first.click()
        expect(heads).to_have_count(4)
        page.reload()
        expect(page.locator(".kp-compare tbody th").filter(has_text="Кому не подойдёт")).to_be_visible()
        page.get_by_role("button", name="Вернуться к списку").click()
        expect(page.locator(".kp-pick input:checked")).to_have_count(3)


def test_the_found_list_on_paper_and_in_a_table(chromium: Browser, address: str) -> None:
    with watched(chromium) as (_, page):
        page.goto(f"{address}{PAGE}?kind=elements")
        expect(page.locator(".kp-item")).to_have_count(24)
        page.get_by_role("button", name="Показать ещё").click()
        expect(page.locator(".kp-item")).to_have_count(48)
        becomes(lambda: page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('.kp-item')[24]"), True)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.locator(".kp-item").filter(visible=True)).to_have_count(len(BANK.of("elements")))
        expect(page.locator(".kp-facets, .kp-query").first).not_to_be_visible()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        expect(page.locator(".kp-item")).to_have_count(48)
        with page.expect_download() as caught:
            page.get_by_role("button", name="Таблица для Excel").click()
        lines = Path(caught.value.path()).read_bytes().decode("utf-8-sig").strip().split("\r\n")
        assert caught.value.suggested_filename == "Материалы Копилки.csv"
        assert lines[0].startswith("Название;Кратко;Вид материала;")
        assert len(lines) == 1 + len(BANK.of("elements"))


def test_on_a_phone(chromium: Browser, address: str) -> None:
    with watched(chromium, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True) as (_, page):
        page.goto(address + PAGE)
        expect(page.locator("#naydeno")).to_contain_text("Найдено")
        expect(condition(page, "Технологические карты")).not_to_be_visible()
        page.get_by_role("button", name="Условия").tap()
        condition(page, "Технологические карты").tap()
        counts(page, len(BANK.of("techmaps")))
        page.get_by_role("button", name="показать").tap()
        becomes(lambda: focused(page), "naydeno")
        for view, drawn in {"cards": ".kp-item", "table": ".kp-results__table"}.items():
            page.locator(".kp-select").nth(1).select_option(view)
            expect(page.locator(drawn).first).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") == 390
        small = page.evaluate("""[...document.querySelectorAll(".kp-results button, .kp-results select, .kp-pick, .kp-find__go")]
            .filter(one => one.getClientRects().length && one.getBoundingClientRect().height < 44).map(one => one.outerHTML)""")
        assert small == []


def test_under_a_strict_policy_without_storage(chromium: Browser, address: str) -> None:
    refused: list[str] = []
    with watched(chromium) as (context, page):
        page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
        context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})")
        guard(context, address)
        page.goto(f"{address}{PAGE}?q=дроби&compared=1&compare=techmaps/tk-matematika-5-drobi,techniques/pr-beseda-s-semey")
        expect(page.locator(".kp-compare tbody th").filter(has_text="Кому не подойдёт")).to_be_visible()
        page.get_by_role("button", name="Вернуться к списку").click()
        expect(page.locator("mark").first).to_be_visible()
        page.locator(".kp-results [data-keep]").first.click()
        expect(page.locator("[data-kp-tray]")).to_have_text("1")
        page.goto(f"{address}collection/#podborka=x")
        expect(page.locator(".kp-notice").first).to_contain_text("повреждена")
    assert refused == []


def test_without_its_data_the_list_by_kind_stands(chromium: Browser, address: str) -> None:
    with watched(chromium) as (context, page):
        context.route("**/assets/data/catalogue.js", lambda route: route.abort())
        page.goto(address + PAGE)
        expect(page.get_by_role("alert")).to_contain_text("не открылся")
        expect(page.locator(".kp-catalogue__static #techmaps")).to_be_visible()
        context.unroute("**/assets/data/catalogue.js")
        page.get_by_role("button", name="Попробовать ещё раз").click()
        expect(page.locator("#naydeno")).to_contain_text("Найдено")
        expect(page.locator(".kp-catalogue__static #techmaps")).not_to_be_visible()


def test_part_of_the_search_missing_is_said_and_the_rest_goes_on(chromium: Browser, address: str) -> None:
    with watched(chromium) as (context, page):
        context.route("**/assets/data/search/t-*.js", lambda route: route.abort())
        page.goto(f"{address}{PAGE}?q=дроби")
        trouble = page.locator(".kp-results__trouble")
        expect(trouble).to_contain_text("не загрузилась")
        context.unroute("**/assets/data/search/t-*.js")
        trouble.get_by_role("button", name="Попробовать ещё раз").click()
        expect(page.locator("#naydeno")).to_contain_text("Найден")
        expect(page.locator(".kp-results__trouble")).to_have_count(0)


def test_an_index_of_another_version_asks_to_load_the_page_anew(chromium: Browser, address: str) -> None:
    def another(route: Route) -> None:
        text = re.sub(r'"version":"\w+"', '"version":"000000000000"', route.fetch().text())
        route.fulfill(content_type="text/javascript", headers={"Cache-Control": "max-age=3600"}, body=text)

    with watched(chromium) as (context, page):
        context.route("**/assets/data/search/t-*.js", another)
        page.goto(f"{address}{PAGE}?q=дроби")
        trouble = page.locator(".kp-results__trouble")
        expect(trouble).to_contain_text("Поиск на сайте обновился")
        expect(page.locator("#naydeno")).to_have_text("Поиск не ответил")
        context.unroute("**/assets/data/search/t-*.js")
        trouble.get_by_role("button", name="Загрузить заново").click()
        expect(page.locator("#naydeno")).to_contain_text("Найден")
        expect(trouble).to_have_count(0)


def test_without_scripts_the_list_by_kind_stands(chromium: Browser, address: str) -> None:
    with watched(chromium, java_script_enabled=False) as (_, page):
        page.goto(address + PAGE)
        expect(page.locator("#techmaps + p + ul a")).to_have_count(len(BANK.of("techmaps")))
        expect(page.locator("#techmaps")).to_be_visible()
        expect(page.locator("[data-kp-catalogue]")).not_to_be_visible()
