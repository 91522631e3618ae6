"""«Повторили у себя» as a teacher fills it in: from the button of a material to a file and a Word form that the base takes."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.test_axe import WIDTHS, opened, violations
from kopilka.content.bank import load
from kopilka.diagnostics import Severity
from kopilka.forms.take import Taker
from kopilka.views.checking import check
from support.base import ROOT
from support.browser import opened_both_ways, page_of, watched

pytestmark = pytest.mark.browser
KEY = "techmaps/tk-matematika-5-drobi"
CHOSEN = "Обыкновенные дроби: технологическая карта для 5–6 класса — технологическая карта"
CHANGED = "Взяли четыре встречи вместо восьми.\n# Карточки — те же."
RESULT = "Было 3 верных из 8, стало 6. Двенадцать учеников, октябрь."


def answered(page: Page) -> None:
    """Answer what the button of the material has not."""
    page.get_by_label("Школа", exact=False).first.select_option("shkola-44")
    page.get_by_label("Что изменили").fill(CHANGED)
    page.get_by_label("Что получилось").fill(RESULT)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of the real base, into which what came out is put."""
    shutil.copytree(ROOT / "practices", tmp_path / "base" / "practices")
    return tmp_path / "base"


def problems(base: Path, path: str) -> list[str]:
    """The errors of a file of the base."""
    found = [one for one in check(load(base), date(2026, 11, 22)) if one.path == path]
    return [f"{one.code} {one.message}" for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize("way", ["http", "file"])
def test_from_the_button_to_a_file_of_the_base(chromium: Browser, site: Path, address: str, base: Path, way: str) -> None:
    root = opened_both_ways(site, address)[way]
    with watched(chromium, viewport={"width": 390, "height": 800}) as (_, page):
        if way == "http":
            page.goto(page_of(root, f"{KEY}/"))
            page.get_by_role("link", name="Повторили у себя", exact=True).last.click()
        else:
            page.goto(page_of(root, "repeat/", f"?material={KEY}"))
        expect(page.get_by_label("Что взяли")).to_have_value(CHOSEN)
        page.get_by_role("button", name="Скачать файл для базы").click()
        expect(page.get_by_label("Школа", exact=False).first).to_be_focused()
        expect(page.locator(".kp-repeat__missing")).to_have_count(3)
        answered(page)
        expect(page.locator(".kp-repeat__missing")).to_have_count(0)
        with page.expect_download() as saved:
            page.get_by_role("button", name="Скачать файл для базы").click()
        name = saved.value.suggested_filename
        assert name == f"shkola-44-tk-matematika-5-drobi-{page.get_by_label('Учебный год').input_value().replace('/', '-')}.md"
        target = base / "practices/replications" / name
        target.parent.mkdir()
        shutil.copy(saved.value.path(), target)
    assert problems(base, f"practices/replications/{name}") == []
    card = load(base).materials[f"replications/{name.removesuffix('.md')}"]
    assert card.record.material == KEY and "\\# Карточки" in card.source.body_text


def test_the_word_form_of_the_page_is_taken_as_ours(chromium: Browser, address: str, base: Path) -> None:
    with watched(chromium) as (_, page):
        page.goto(f"{address}repeat/?material={KEY}")
        answered(page)
        with page.expect_download(timeout=60_000) as saved:
            page.get_by_role("button", name="Скачать Word").click()
        word = base / "otvet.docx"
        shutil.copy(saved.value.path(), word)
        page.reload()
        expect(page.get_by_label("Что получилось")).to_have_value(RESULT)
    taken = Taker(load(base), date(2026, 11, 22)).take(word)
    assert taken.path.startswith("practices/replications/shkola-44-povtorili"), taken.refusal
    record = load(base).materials[taken.path.removeprefix("practices/").removesuffix(".md")].record
    assert (record.material, record.school) == (KEY, "shkola-44")
    assert problems(base, taken.path) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_the_form_and_in_its_remarks(chromium: Browser, address: str, width: int) -> None:
    page = opened(chromium, address, "repeat/", width)
    page.get_by_role("button", name="Скачать Word").click()
    expect(page.locator(".kp-repeat__missing")).to_have_count(4)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = violations(page)
    page.context.close()
    assert found == []
