"""The router in a real Chromium: from a teacher's words to who, by when and with what; back, anew, by a link, on paper."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

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
    """Open a page of the router and wait for its scripts; an error of one fails the test."""
    page = chromium.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce", **options).new_page()  # type: ignore[arg-type]
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(address, wait_until="load")
    if options.get("java_script_enabled", True) and "/router/" in address:
        # Before that the signs lead to the static pages of the routes.
        expect(page.locator("#kp-router-search:not([hidden])")).to_have_count(1)
    return page


def loose(text: str) -> re.Pattern[str]:
    """A text with any spaces: pages are typeset with no-break ones."""
    return re.compile("^" + r"\s+".join(re.escape(word) for word in text.split()))


def plain(text: str) -> str:
    """Undo the typesetting of spaces."""
    return " ".join(text.replace("\u00a0", " ").split())


def click(page: Page, text: str) -> None:
    """Click the link that begins so, and wait until the place to which it leads is drawn: the address changes before that."""
    page.evaluate("() => { self.drawn = false; addEventListener('hashchange', () => { self.drawn = true; }, {once: true}); }")
    page.locator("#kp-router-walk a, #kp-router-start a").filter(has_text=loose(text), visible=True).first.click()
    page.wait_for_function("self.drawn")


def heading(page: Page) -> Locator:
    """The question or the step at which the walk stands."""
    return page.locator("#kp-router-walk h2").first


def test_reading_in_the_third_class_takes_four_clicks(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}router/")
    page.fill("#kp-router-query", "ребёнок не справляется с чтением в 3 классе")
    page.locator(".kp-router__search .kp-router__choice a").filter(has_text=loose("Читает по слогам")).first.click()
    for answer in ("Да", "Да", "Буквы пропущены"):
        asked = heading(page).inner_text()
        page.locator(".kp-router__question .kp-router__choice a").filter(has_text=loose(answer)).first.click()
        expect(heading(page)).not_to_have_text(asked)
    facts = page.locator(".kp-router__facts")
    expect(facts).to_contain_text("Учитель-логопед")
    expect(facts).to_contain_text("до 10 рабочих дней")
    expect(facts.locator("a[href*='programmes/ap-chitayu-i-ponimayu']")).to_have_count(1)
    expect(heading(page)).to_be_focused()
    page.context.close()


@pytest.mark.parametrize("route", ROUTES)
def test_route_is_walked_to_its_end(chromium: Browser, address: str, route: str) -> None:
    page = opened(chromium, f"{address}router/")
    for answer in ROUTES[route]:
        click(page, answer)
    expect(page.locator(".kp-router__facts")).to_have_count(1)
    expect(page.locator(".kp-router__end").first).to_have_text(re.compile(r"Маршрут\s+окончен$"))
    expect(page.locator(".kp-router__answer")).to_have_text([loose(answer) for answer in ROUTES[route]])
    page.context.close()


def test_back_anew_and_change(chromium: Browser, address: str) -> None:
    page = opened(chromium, address + STEP)
    expect(heading(page)).to_have_text("Встреча с логопедом")
    click(page, "Назад")
    expect(heading(page)).to_have_text(loose("Что видно на двух страницах"))
    page.go_back()
    expect(heading(page)).to_have_text("Встреча с логопедом")
    page.get_by_role("link", name=re.compile(r"Изменить\s+ответ:\s+Да,\s+всё")).click()
    expect(heading(page)).to_have_text(loose("Проверяли ли"))
    click(page, "Начать заново")
    expect(page.locator("#kp-router-start")).to_be_visible()
    expect(page.locator("#kp-router-walk")).to_be_hidden()
    page.context.close()


def test_link_to_an_older_route_says_so(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}router/#/propuski/q-gde/prezhniy-shag")
    expect(page.locator("#kp-router-walk")).to_contain_text("Маршрут изменился")
    expect(heading(page)).to_have_text("Знает ли семья, где ребёнок был вместо уроков?")
    page.context.close()


def test_paper_holds_the_sheet_alone(chromium: Browser, address: str) -> None:
    page = opened(chromium, address + STEP)
    expect(page.locator(".kp-router__facts")).to_be_visible()
    page.emulate_media(media="print")
    sheet = page.locator(".kp-sheet")
    expect(sheet).to_be_visible()
    for expected in ("Маршрутный лист", "Код случая", "Встреча с логопедом", "до 10 рабочих дней", "не вписывайте"):
        expect(sheet).to_contain_text(expected)
    expect(page.locator(".kp-router__step")).to_be_hidden()
    expect(page.locator(".kp-router h1").first).to_be_hidden()
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
    expect(heading(page)).to_have_text(loose("Справляется ли он"))
    page.context.close()


def test_without_scripts_every_sign_leads_to_its_place(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}router/", java_script_enabled=False)
    signs = [sign for item in BANK.of("routes") for sign in item.record.signs]  # type: ignore[attr-defined]
    links = page.locator(".kp-router__signs a")
    expect(links).to_have_count(len(signs))
    place = str(links.first.get_attribute("href")).partition("#")[2]
    links.first.click()
    expect(page.locator(f"[id='{place}']")).to_be_visible()
    expect(page.locator("svg.kp-scheme title")).to_have_count(1)
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("place", [STEP, "router/#/propuski/q-gde"])
def test_place_of_the_walk_has_no_violation(chromium: Browser, address: str, place: str, width: int) -> None:
    page = opened_for_axe(chromium, address, place, width)
    expect(heading(page)).to_be_visible()
    found = violations(page)
    page.context.close()
    assert not found, "\n".join(found)


def test_calendar_of_a_case_shows_dates(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}konsilium/")
    page.get_by_label("Когда подан запрос?").fill("2026-11-23")
    days = page.locator("#kp-case-days tbody th")
    expect(days.first).to_have_text("0 — пн, 23 ноября")
    expect(days.last).to_have_text("15 — пн, 14 декабря")
    page.context.close()
