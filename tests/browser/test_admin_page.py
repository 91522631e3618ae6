"""The web form of /admin/ in a real Chromium: what it saves passes the check, what it opens is not damaged, nobody is asked."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from browser.test_axe import AXE, violations
from kopilka.content.bank import load
from kopilka.diagnostics import Severity
from kopilka.rules import check
from support.admin import Heard, add, choose, go, place, save, saved, texts_of, web_form
from support.base import ROOT

pytestmark = pytest.mark.browser

#: The kinds to which the new materials refer.
REFERRED = ("schools", "acts", "elements")
#: Kinds whose files hold everything that a file of the base can hold: tables, questions, graphs, people, quotations.
REAL = [
    "practices/techmaps/tk-matematika-5-drobi.md",
    "practices/instruments/in-karta-nablyudeniy.md",
    "practices/routes/konsilium.yml",
    "practices/projects/pasport-proekta-2024-2025.yml",
]


def errors(root):
    return [problem for problem in check(load(root)) if problem.severity is Severity.ERROR]


@pytest.fixture
def base(tmp_path):
    """A copy of the real base to write into."""
    shutil.copytree(ROOT / "practices", tmp_path / "practices")
    return tmp_path


def written(base, page):
    """Put what the form has written into the base; return the names of the files that are new or changed."""
    changed = []
    for name, content in saved(page).items():
        target = base / name
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            changed.append(name)
    return sorted(changed)


def new_techmap(page, address, photograph):
    """Fill and save a map: text of several lines, lists, references, numbers, a part, a picture."""
    go(page, address, "techmaps/new")
    page.get_by_role("textbox", name="Название").first.fill("Деление с остатком: карта «17 : 5»")
    page.get_by_role("textbox", name="Кратко").fill(
        "Карта для ученика, который теряет остаток: «17 : 5 = 3».\nЧерез три недели он делит и проверяет сам — #1."
    )
    page.get_by_role("radio", name="школа", exact=True).check()
    page.get_by_role("textbox", name="Учебный год").fill("2025/2026")
    choose(page, "school", "44")
    choose(page, "levels", "Начальное общее")
    for number in ("3", "4"):
        choose(page, "grades", number)
    add(page, "steps")
    place(page, "steps.0.title").get_by_role("textbox").fill("Вижу остаток")
    place(page, "steps.0.minutes").get_by_role("textbox").or_(
        place(page, "steps.0.minutes").get_by_role("spinbutton")
    ).first.fill("12")
    place(page, "steps.0.teacher").get_by_role("textbox").fill("Спрашивает: «Сколько осталось?»\n- да\n- нет")
    place(page, "steps.0.pupil").get_by_role("textbox").fill("Показывает на палочках.")
    choose(page, "legal_basis", "779")
    add(page, "attachments")
    place(page, "attachments.0.file").locator("input[type=file]").first.set_input_files(photograph)
    # A save pressed before the picture has been made smaller is refused: the file has no name yet.
    expect(place(page, "attachments.0.file")).to_contain_text("skhema-uroka.webp")
    place(page, "attachments.0.title").get_by_role("textbox").fill("Схема на доске")
    save(page, "techmaps")


def new_element(page, address):
    """Fill and save an element, a kind that has no text of its own."""
    go(page, address, "elements/new")
    page.get_by_role("textbox", name="Название").first.fill("План на четверть")
    page.get_by_role("textbox", name="Кратко").fill(
        "Одна страница на ученика. Помогает закончить помощь по признаку, а не по календарю."
    )
    page.get_by_role("radio", name="школа", exact=True).check()
    place(page, "quarters").get_by_role("checkbox", name="2").check()
    add(page, "actions")
    place(page, "actions.0").get_by_role("textbox").fill("Учитель выбирает: не больше трёх тем.")
    choose(page, "requires", "иагностик")
    add(page, "relations")
    choose(page, "relations.0.type", "использует")
    choose(page, "relations.0.id", "Лестница подсказок")
    save(page, "elements")


def test_new_materials_pass_the_check_and_nobody_else_is_asked(chromium, address, base, tmp_path):
    photograph = tmp_path / "Схема урока.png"
    Image.new("RGB", (2400, 1200), "white").save(photograph)
    files = texts_of(ROOT, [str(path.relative_to(ROOT)) for kind in REFERRED for path in ROOT.glob(f"practices/{kind}/*.yml")])
    heard = Heard()
    with web_form(chromium, address, files, heard) as page:
        new_techmap(page, address, photograph)
        new_element(page, address)
        names = written(base, page)
        assert names == [
            "practices/elements/plan-na-chetvert.yml",
            "practices/techmaps/delenie-s-ostatkom-karta-17-5.md",
            "practices/techmaps/delenie-s-ostatkom-karta-17-5/skhema-uroka.webp",
        ]
        assert errors(base) == []
        assert [url for url in heard.asked if not url.startswith((address, f"blob:{address}"))] == []
        assert [text for text in heard.said if "Content Security Policy" in text] == []

    with Image.open(base / "practices/techmaps/delenie-s-ostatkom-karta-17-5/skhema-uroka.webp") as picture:
        assert (picture.format, picture.size) == ("WEBP", (1600, 800))
    bank = load(base)
    card_of = bank.materials["techmaps/delenie-s-ostatkom-karta-17-5"].record
    assert (card_of.school, card_of.grades, card_of.legal_basis) == ("shkola-44", (3, 4), ("prikaz-779",))
    assert (card_of.steps[0].minutes, card_of.attachments[0].file) == (12, "skhema-uroka.webp")
    assert card_of.steps[0].teacher == "Спрашивает: «Сколько осталось?»\n- да\n- нет"
    plan = bank.materials["elements/plan-na-chetvert"].record
    assert (plan.quarters, plan.requires) == ((2,), ("el-vhodnaya-diagnostika",))
    assert plan.relations[0].id == "techniques/pr-dozirovannaya-pomoshch"


def test_a_real_file_opened_and_saved_says_the_same(chromium, address, base):
    with web_form(chromium, address, texts_of(ROOT, REAL)) as page:
        for name in REAL:
            _, folder, file = name.split("/")
            go(page, address, f"{folder}/entries/{Path(file).stem}")
            title = place(page, "title").get_by_role("textbox")
            expect(title).not_to_have_value("")
            title.fill(f"{title.input_value()} 2")
            save(page, folder)
        assert written(base, page) == sorted(REAL)
        page.goto(f"{address}admin/#/settings/language")
        page.get_by_role("combobox", name="Выбрать язык").click()
        expect(page.get_by_role("option")).to_have_text([re.compile(word) for word in ("Авто", "Английский", "Русский")])
    assert errors(base) == []
    before, after = load(ROOT), load(base)
    for name in REAL:
        key = name.removeprefix("practices/").rsplit(".", 1)[0]
        was, now = before.materials[key], after.materials[key]
        assert now.record == was.record.model_copy(update={"title": f"{was.record.title} 2"})
        assert now.source.body_text.strip() == was.source.body_text.strip()


@pytest.mark.parametrize("width", [1400, 390])
def test_the_page_before_the_form(chromium, address, width):
    context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", color_scheme="light")
    context.add_init_script("if (!window.showDirectoryPicker) window.showDirectoryPicker = () => null")
    page = context.new_page()
    weight = []
    page.on("request", lambda request: weight.append(request.url))
    page.goto(f"{address}admin/")
    expect(page.get_by_role("button", name="Открыть форму")).to_be_visible()
    assert not [url for url in weight if "npm-" in url or "config.json" in url]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
    # The policy of the page lets no foreign script in, not even axe's.
    context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}admin/")
    page.evaluate(AXE)
    assert violations(page) == []
    context.close()


def test_a_browser_that_cannot_write_is_told_so(chromium, address):
    context = chromium.new_context()
    context.add_init_script("delete window.showDirectoryPicker")
    page = context.new_page()
    page.goto(f"{address}admin/")
    expect(page.get_by_role("status")).to_contain_text("не умеет записывать в папку")
    expect(page.get_by_role("button", name="Открыть форму")).to_be_hidden()
    context.close()
