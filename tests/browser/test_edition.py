"""An edition as a person gets it: the ZIP unpacked to a disk, opened with the network off; and the desk's cells and cards."""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect

from kopilka.release import make
from kopilka.release.verify import find_edition, verify
from kopilka.site.build import build_for_disk, site_info
from support.base import ROOT
from support.browser import watched
from support.repository import commit, git

pytestmark = pytest.mark.browser
YEAR = "2026/2027"
_IGNORED = "/.cache/\n/site/\n"
#: From what a teacher sees to the speech therapist.
ROUTE = (
    "Читает по слогам в 3 классе и старше",
    "Да, или говорит по-русски с раннего детства",
    "Да, всё в порядке",
    "Буквы пропущены, переставлены, слова угаданы",
)


@pytest.fixture(scope="session")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an edition of the real base once, prove it, unpack its ZIP as onto a USB stick."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    target = shared / "stick"
    with FileLock(str(shared / "stick.lock")):
        if not target.exists():
            root = shared / "base-of-the-edition"
            for name in ("practices", "docs"):
                shutil.copytree(ROOT / name, root / name)
            shutil.copy(ROOT / "mkdocs.yml", root)
            (root / ".gitignore").write_text(_IGNORED, "utf-8")
            git(root, "init", "-q")
            commit(root, "2026-11-30")
            with pytest.MonkeyPatch.context() as patch:
                # The compendium of the whole base takes half a minute and no page of the ZIP shows it: test_compendium.py.
                patch.setattr(make, "compendium_files", lambda *_: ())
                folder = make.release(root, YEAR, site_info(root), lambda bank, site: build_for_disk(root, bank, site))
            assert list(verify(root, find_edition(root, YEAR))) == []
            assert (folder / "site.zip").stat().st_size <= 25_000_000
            with zipfile.ZipFile(folder / "site.zip") as archive:
                archive.extractall(target.with_suffix(".new"))
            shutil.move(target.with_suffix(".new"), target)
    return next(target.iterdir())


@pytest.fixture
def offline(chromium: Browser) -> Iterator[Page]:
    """A page without a network."""
    with watched(chromium, offline=True) as (_, page):
        yield page


def loose(text: str) -> re.Pattern[str]:
    """A text that begins so, with any spaces: pages are typeset with no-break ones."""
    return re.compile("^" + r"\s+".join(re.escape(word) for word in text.split()))


def test_search_and_catalogue_work_from_a_stick_with_the_network_off(offline: Page, stick: Path) -> None:
    offline.goto((stick / "index.html").as_uri())
    field = offline.get_by_role("combobox", name="Поиск по базе")
    field.fill("обыкновенные дроби")
    offline.get_by_role("group", name="Материалы").get_by_role("option").first.click()
    offline.wait_for_url(re.compile(r"\.html$"))
    expect(offline.locator("h1")).to_contain_text("роб")
    offline.goto((stick / "catalogue/index.html").as_uri())
    expect(offline.locator("#naydeno")).to_contain_text("Найдено")


def test_the_router_leads_to_a_specialist_from_a_stick_with_the_network_off(offline: Page, stick: Path) -> None:
    offline.goto((stick / "router/index.html").as_uri())
    offline.fill("#kp-router-query", "ребёнок не справляется с чтением в 3 классе")
    for answer in ROUTE:
        offline.locator(".kp-router__choice a").filter(has_text=loose(answer), visible=True).first.click()
        expect(offline.locator(".kp-router__answer").filter(has_text=loose(answer))).to_be_visible()
    facts = offline.locator(".kp-router__facts")
    expect(facts).to_contain_text("логопед")
    material = facts.locator("a[href*='programmes/']").first
    title = material.inner_text()
    material.click()
    expect(offline.locator("h1")).to_have_text(loose(title))


def test_the_constructor_proposes_a_programme_from_a_stick_with_the_network_off(offline: Page, stick: Path) -> None:
    offline.goto((stick / "constructor.html").as_uri())
    offline.get_by_label("Низкая учебная мотивация обучающихся", exact=True).select_option("3")
    offline.get_by_role("button", name="Подставить ориентир").click()
    offline.get_by_role("button", name="Собрать программу").click()
    titles = offline.locator(".kc-item__title")
    expect(titles.nth(3)).to_be_visible(timeout=30_000)
    proposed = titles.all_inner_texts()
    offline.get_by_role("button", name="Документ", exact=True).click()
    with offline.expect_download(timeout=60_000) as saved:
        offline.get_by_role("button", name="Скачать Word").click()
    told = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(Path(saved.value.path()).read_bytes())).paragraphs)
    assert all(title in told for title in proposed)


def test_a_cell_of_the_map_leads_to_just_so_many_materials(offline: Page, stick: Path) -> None:
    offline.goto((stick / "gaps/index.html").as_uri())
    cell = offline.locator(".kp-heat--2 a").first
    number = cell.inner_text()
    cell.click()
    expect(offline.locator("#naydeno")).to_have_text(re.compile(rf"^Найден\D*\b{number}\b\D*$"))


def test_an_empty_cell_leads_to_a_blank_that_is_filled_in(offline: Page, stick: Path) -> None:
    offline.goto((stick / "gaps/subjects.html").as_uri())
    cell = offline.locator("tr", has_text="Химия").locator(".kp-heat--0 a").last
    cell.click()
    expect(offline.get_by_role("heading", name="Чего ждём")).to_be_visible()
    with offline.expect_download() as saved:
        offline.get_by_role("button", name="Скачать заготовку").click()
    text = Path(saved.value.path()).read_text("utf-8")
    assert saved.value.suggested_filename == "moya-praktika.md"
    assert "\nsubjects: [khimiya]\n" in text and re.search(r"\nlevels: \[klass-\d+\]\n", text) and "\n## " in text


def test_a_card_and_a_list_stand_on_a_schools_own_page(offline: Page, stick: Path, tmp_path: Path) -> None:
    script = (stick / "assets/kopilka/embed.js").as_uri()
    page = tmp_path / "shkola.html"
    page.write_text(
        f"""<!doctype html><html lang="ru"><meta charset="utf-8"><title>Школа</title>
<div id="card" data-kopilka="techmaps/tk-matematika-5-drobi">ссылка</div>
<div id="list" data-kopilka="risk:kadry" data-count="3"></div>
<div id="wrong" data-kopilka="risk:../../x">запасной текст</div>
<div id="gone" data-kopilka="techmaps/net-takoy">запасной текст</div>
<script src="{script}"></script></html>""",
        "utf-8",
    )
    offline.goto(page.as_uri())
    expect(offline.locator("#list article")).to_have_count(3)
    expect(offline.locator("#card article")).to_have_count(1)
    expect(offline.locator("#card article a")).to_have_attribute("href", (stick / "techmaps/tk-matematika-5-drobi.html").as_uri())
    for name in ("wrong", "gone"):
        expect(offline.locator(f"#{name}")).to_have_text("запасной текст")
    assert offline.evaluate("document.cookie") == ""
    offline.locator("#card article a").click()
    expect(offline.locator("h1")).to_contain_text("роб")


def test_the_web_form_stays_on_the_site(stick: Path) -> None:
    assert not (stick / "admin").exists()
    guide = (stick / "add.html").read_text("utf-8").replace("\u00a0", " ")
    assert "Форма в браузере" in guide
    assert 'href="admin/' not in guide
