"""The router in a real Chromium: from a teacher's words to who, by when and with what; back, anew, by a link, on paper."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.test_axe import WIDTHS, violations
from browser.test_axe import opened as opened_for_axe
from support.pages import BANK

pytestmark = pytest.mark.browser

STEP = "router/#/trudnosti-chteniya-pisma/q-yazyk/q-zrenie/q-tekst/s-logoped"
#: The state in the address and the answers from the sign to an end of the route.
ROUTES = {
    "trudnosti-chteniya-pisma": (
        "Читает по слогам в 3 классе и старше",
        "Да, или говорит по-русски с раннего детства",
        "Да, всё в порядке",
        "Буквы пропущены, переставлены, слова угаданы",
        "Полгода занятий, а ошибок в тетради столько же",
        "Запрос принят",
        "Согласие подписано",
        "Заключения готовы",
        "Родители согласны",
        "Учителя знают, что делать",
        "Полгода без перемен",
    ),
    "propuski": (
        "За месяц пропустил пять уроков и больше",
        "Знает",
        "Нужен дома",
        "Месяц прошёл, пропуски те же",
        "Помощь школы отклонена",
    ),
    "net-spetsialista": (
        "К специалисту очередь больше месяца",
        "Есть",
        "Ещё не спрашивали",
        "Согласие подписано",
        "Запрос принят",
        "Рекомендации получены",
    ),
}


def opened(chromium: Browser, address: str, **options: object) -> Page:
    """Open a page; an error of a script fails the test."""
    page = chromium.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce", **options).new_page()  # type: ignore[arg-type]
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(address, wait_until="load")
    return page


def loose(text: str) -> re.Pattern[str]:
    """A text with any spaces: pages are typeset with no-break ones."""
    return re.compile("^" + r"\s+".join(re.escape(word) for word in text.split()))


def plain(text: str) -> str:
    """Undo the typesetting of spaces."""
    return " ".join(text.replace("\u00a0", " ").split())


def click(page: Page, text: str) -> None:
    """Click the link that begins so, and wait for the place to which it leads."""
    before = page.url
    page.locator("#kp-router-walk a, #kp-router-start a").filter(has_text=loose(text), visible=True).first.click()
    page.wait_for_function("before => location.href !== before", arg=before)


def heading(page: Page) -> str:
    """The question or the step at which the walk stands."""
    return plain(page.locator("#kp-router-walk h2").first.inner_text())


def test_reading_in_the_third_class_takes_four_clicks(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}router/")
    page.fill("#kp-router-query", "ребёнок не справляется с чтением в 3 классе")
    clicks = 0
    while page.locator(".kp-router__facts").count() == 0:
        page.locator(".kp-router__search .kp-router__choice a, .kp-router__question .kp-router__choice a").filter(
            has_text=re.compile(r"Читает\s+по\s+слогам|^Да|пропущены"), visible=True
        ).first.click()
        page.wait_for_timeout(100)
        clicks += 1
        assert clicks <= 4
    facts = plain(page.locator(".kp-router__facts").inner_text())
    assert "Учитель-логопед" in facts
    assert "до 10 рабочих дней" in facts
    assert page.locator(".kp-router__facts a[href*='programmes/ap-chitayu-i-ponimayu']").count() == 1
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.context.close()


@pytest.mark.parametrize("route", ROUTES)
def test_route_is_walked_to_its_end(chromium: Browser, address: str, route: str) -> None:
    page = opened(chromium, f"{address}router/")
    for answer in ROUTES[route]:
        click(page, answer)
    assert page.locator(".kp-router__facts").count() == 1
    assert plain(page.locator(".kp-router__end").first.inner_text()).endswith("Маршрут окончен")
    trail = [plain(text) for text in page.locator(".kp-router__answer").all_inner_texts()]
    assert len(trail) == len(ROUTES[route])
    assert all(told.startswith(answer) for told, answer in zip(trail, ROUTES[route], strict=True))
    page.context.close()


def test_back_anew_and_change(chromium: Browser, address: str) -> None:
    page = opened(chromium, address + STEP)
    assert heading(page) == "Встреча с логопедом"
    click(page, "Назад")
    assert heading(page).startswith("Что видно на двух страницах")
    page.go_back()
    page.wait_for_selector(".kp-router__facts")
    page.get_by_role("link", name=re.compile("Изменить ответ: Да, всё")).click()
    page.wait_for_selector(".kp-router__question")
    assert heading(page).startswith("Проверяли ли")
    click(page, "Начать заново")
    assert page.locator("#kp-router-start").is_visible()
    assert page.locator("#kp-router-walk").is_hidden()
    page.context.close()


def test_link_to_an_older_route_says_so(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}router/#/propuski/q-gde/prezhniy-shag")
    assert "Маршрут изменился" in page.locator("#kp-router-walk").inner_text()
    assert heading(page) == "Знает ли семья, где ребёнок был вместо уроков?"
    page.context.close()


def test_paper_holds_the_sheet_alone(chromium: Browser, address: str) -> None:
    page = opened(chromium, address + STEP)
    page.wait_for_selector(".kp-router__facts")
    page.emulate_media(media="print")
    sheet = plain(page.locator(".kp-sheet").inner_text())
    for expected in ("Маршрутный лист", "Код случая", "Встреча с логопедом", "до 10 рабочих дней", "не вписывайте"):
        assert expected in sheet
    assert page.locator(".kp-router__step").is_hidden()
    assert page.locator(".kp-router h1").first.is_hidden()
    page.context.close()


def test_sheet_is_saved_in_word(chromium: Browser, address: str, tmp_path: Path) -> None:
    page = opened(chromium, address + STEP)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Сохранить в Word").click()
    assert saving.value.suggested_filename == "Маршрутный лист Трудности чтения и письма.docx"
    saving.value.save_as(tmp_path / "sheet.docx")
    with zipfile.ZipFile(tmp_path / "sheet.docx") as file:
        text = plain(re.sub(r"<[^>]+>", " ", file.read("word/document.xml").decode()))
    assert "Встреча с логопедом" in text
    assert "Имя, фамилию, класс и школу ребёнка не вписывайте" in text
    page.context.close()


def test_router_works_from_a_folder(chromium: Browser, site: Path) -> None:
    page = opened(chromium, (site / "router/index.html").as_uri())
    click(page, "Пропускает один и тот же предмет")
    assert heading(page).startswith("Справляется ли он")
    page.context.close()


def test_without_scripts_every_sign_leads_to_its_place(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}router/", java_script_enabled=False)
    signs = [sign for item in BANK.of("routes") for sign in item.record.signs]  # type: ignore[attr-defined]
    links = page.locator(".kp-router__signs a")
    assert links.count() == len(signs)
    links.first.click()
    assert page.locator(f"[id='{page.url.partition('#')[2]}']").is_visible()
    assert page.locator("svg.kp-scheme title").count() == 1
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("place", [STEP, "router/#/propuski/q-gde"])
def test_place_of_the_walk_has_no_violation(chromium: Browser, address: str, place: str, width: int) -> None:
    page = opened_for_axe(chromium, address, place, width)
    page.wait_for_selector("#kp-router-walk h2")
    found = violations(page)
    page.context.close()
    assert not found, "\n".join(found)


def test_calendar_of_a_case_shows_dates(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}konsilium/")
    page.get_by_label("Когда подан запрос?").fill("2026-11-23")
    days = [plain(text) for text in page.locator("#kp-case-days tbody th").all_inner_texts()]
    assert days[0] == "0 — пн, 23 ноября"
    assert days[-1] == "15 — пн, 14 декабря"
    page.context.close()
