"""Every field of every kind is on its page; the page of a full record is what it was (golden)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kopilka.content.bank import Bank, load
from kopilka.content.kinds import KINDS
from kopilka.content.markup import parse_body
from kopilka.views.markup import Renderer
from kopilka.views.page import SiteInfo
from kopilka.views.pages import material_page
from support.filling import FULL, Filler, write_full_base

GOLDEN = Path(__file__).parent / "golden"
#: What a page does not say, with the reason.
NOT_SHOWN = {
    "aliases": "слова для поиска",
    "redirect_from": "старые адреса работают сами",
    "compute": "для проверки счётом",
    "authors.name": "показано вместе с основанием",
    "license": "показана",
    "signs.aliases": "слова для поиска",
    "items.scale": "показаны ответы шкалы",
    "confirmed_by": "показано",
    "stages.quarters": "на странице проектов",
}


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bank, dict[str, Filler]]:
    """A base with one full record of each kind."""
    root = tmp_path_factory.mktemp("full")
    fillers = write_full_base(root)
    bank = load(root)
    assert not bank.problems
    return bank, fillers


Everything = tuple[Bank, dict[str, Filler]]


@pytest.mark.parametrize("folder", KINDS)
def test_page_shows_every_field(everything: Everything, folder: str) -> None:
    bank, fillers = everything
    page = material_page(bank, bank.materials[f"{folder}/{FULL}"], SiteInfo(), frozenset(bank.materials))
    missing = [path for path, word in fillers[folder].words.items() if word not in page.html and not _exempt(path)]
    assert not missing, f"На странице вида {folder} нет полей: {missing}"
    for section in KINDS[folder].record.SECTIONS:
        assert f"Текст раздела «{section.title}»" in page.html


def _exempt(path: str) -> bool:
    name = path.partition("#")[0]
    return any(name == known or name.endswith(f".{known}") for known in NOT_SHOWN)


@pytest.mark.parametrize("folder", KINDS)
def test_golden_page(everything: Everything, folder: str) -> None:
    bank, _ = everything
    info = SiteInfo(url="https://example.org/baza", contact="pochta@example.org")
    html = material_page(bank, bank.materials[f"{folder}/{FULL}"], info, frozenset(bank.materials)).html
    file = GOLDEN / f"{folder}.html"
    if os.environ.get("KOPILKA_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(html, "utf-8")
    assert html == file.read_text("utf-8"), (
        f"Страница вида {folder} изменилась. Если так и надо: KOPILKA_GOLDEN=write pytest {__file__}"
    )


def test_body_is_never_executed(everything: Everything) -> None:
    bank, _ = everything
    html = material_page(bank, bank.materials[f"guides/{FULL}"], SiteInfo(), frozenset(bank.materials)).html
    assert "<script" not in html and "&lt;script&gt;alert(1)" in html
    assert "{{ config }}" in html
    assert 'class="kp-right"' in html and "style=" not in html
    assert "код &lt; как есть &gt;" in html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "java\tscript:alert(1)",
        "file:///etc/passwd",
        "&#106;avascript:alert(1)",
    ],
)
def test_dangerous_link_is_only_text(address: str) -> None:
    html = Renderer().render(parse_body(f"[нажми](<{address}>)").nodes)
    assert "href" not in html and "нажми" in html
