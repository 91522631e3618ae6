"""What a material's page offers beyond its text: what to take, what is alike, a table for comparing, pictures, paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kopilka.content.bank import Bank, load
from kopilka.content.kinds import KINDS
from kopilka.exports import pictures
from kopilka.site.build import build
from kopilka.site.curated import dressed
from kopilka.views.comparing import comparison
from kopilka.views.facets import terms_of
from kopilka.views.foreign import english
from kopilka.views.icons import KIND_ICONS, kind_icon
from kopilka.views.links import Links
from kopilka.views.material import MaterialView
from kopilka.views.page import SiteInfo
from kopilka.views.sharing import PICTURE_SIZE
from kopilka.views.similar import similar
from kopilka.views.take import take

FRACTIONS = "techmaps/tk-matematika-5-drobi"
ADDRESS = SiteInfo(url="https://example.org/baza/")


def view(bank: Bank, key: str) -> MaterialView:
    """Return the view of a material, all others visible."""
    return MaterialView(bank, bank.materials[key], SiteInfo(), frozenset(bank.materials))


def test_what_to_take_names_every_step_with_cards_and_leads_to_it(real: Bank) -> None:
    items = take(view(real, FRACTIONS))
    record = real.materials[FRACTIONS].record
    carried = [number for number, step in enumerate(record.steps, 1) if step.cards or step.materials]  # type: ignore[attr-defined]
    assert [item.anchor for item in items if item.anchor.startswith("shag-")] == [f"shag-{number}" for number in carried]
    assert str(items[0].html) == f"Диагностика: {len(record.diagnosis)}\u00a0заданий"  # type: ignore[attr-defined]
    assert take(view(real, "acts/fz-273")) == []


def test_similar_share_words_and_are_public(real: Bank) -> None:
    found = similar(real, real.materials[FRACTIONS])
    assert 1 <= len(found) <= 4
    assert FRACTIONS not in {item.key for item in found}
    assert all(item.record.status.public for item in found)
    assert all("matematika" in terms_of(real, item, "subjects") for item in found[:2])
    hidden = frozenset({found[0].key})
    assert found[0] not in similar(real, real.materials[FRACTIONS], hidden)
    assert similar(real, real.materials["acts/fz-273"]) == []


def test_likeness_goes_both_ways(real: Bank) -> None:
    """The nearest of a pair that is alone in its subject is its neighbour, whichever of the two is open."""
    scores = {}
    for key in (FRACTIONS, "techmaps/tk-algebra-7-8-uravneniya"):
        scores[key] = [item.key for item in similar(real, real.materials[key])]
    assert "techmaps/tk-algebra-7-8-uravneniya" in scores[FRACTIONS]


def test_table_has_a_row_for_each_and_no_empty_column(real: Bank) -> None:
    maps = real.of("techmaps")
    table = comparison(real, maps, Links("techmaps/index", True))
    assert [row.title for row in table.rows] == sorted((item.record.title for item in maps), key=str.lower)
    for number, name in enumerate(table.columns):
        assert any(row.cells[number] for row in table.rows), name
    assert comparison(real, [], Links("x/index", True)).columns == ()


def test_every_kind_has_an_icon_of_its_own() -> None:
    assert KIND_ICONS.keys() == KINDS.keys()
    drawn = [kind_icon(folder) for folder in KINDS]
    assert len(set(drawn)) == len(drawn)
    assert all('aria-hidden="true"' in icon for icon in drawn)


@pytest.mark.skipif(not pictures.FACE.is_file(), reason="шрифт для картинок режет make client")
def test_picture_is_a_png_of_the_right_size_and_the_longest_title_fits(real: Bank) -> None:
    titles = sorted((kind.plural for kind in KINDS.values()), key=len)
    for title in (titles[0], titles[-1]):
        picture = Image.open(BytesIO(pictures.draw(title, "Копилка")))
        assert (picture.format, picture.size) == ("PNG", PICTURE_SIZE)
        edge = picture.convert("RGB").crop((1200 - 72, 130, 1200, 540))
        assert edge.getcolors(4) is not None, "за правым краем карточки ничего не нарисовано"
    assert list(pictures.picture_files(real, SiteInfo())) == []
    files = {artifact.uri for artifact in pictures.picture_files(real, ADDRESS)}
    assert {"assets/pictures/techmaps.png", "assets/pictures/kopilka.png"} <= files


def test_page_with_an_address_has_its_code_picture_and_no_more_without(make_base: Callable[..., Path], card: str) -> None:
    root = make_base({"techmaps/a.md": card})
    silent = built(root)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "site_url: https://example.org/baza/\n", "utf-8")
    said = built(root)
    assert "kp-paper" not in silent and "og:image" not in silent
    assert '<meta property="og:image" content="https://example.org/baza/assets/pictures/techmaps.png">' in said
    block = re.search(r'<aside class="kp-paper".*?</aside>', said, re.DOTALL)
    assert block is not None
    assert "https://example.org/baza/techmaps/a/" in block[0]
    assert block[0].count("<svg") == 1
    assert "https://example.org/baza/techmaps/a/" in (root / "site/sitemap.xml").read_text("utf-8")


def built(root: Path) -> str:
    """Build the site and return the page of the only material."""
    build(root, bank=lambda: load(root), site_dir=root / "site", clean=True)
    return (root / "site/techmaps/a/index.html").read_text("utf-8")


def test_english_is_marked_and_addresses_are_not() -> None:
    html = (
        '<p title="one two three">Слово <b>the green cat</b>, файл table.csv, PDF, '
        "see https://a.example/the-page/ и <code>a red dog</code></p>"
    )
    assert english(html, single=True) == (
        '<p title="one two three">Слово <b><span lang="en">the green cat</span></b>, файл table.csv, PDF, '
        '<span lang="en">see</span> https://a.example/the-page/ и <code>a red dog</code></p>'
    )
    assert english("<p>Methodology and Practice of Care, статья; Office Word</p>") == (
        '<p><span lang="en">Methodology and Practice of Care</span>, статья; Office Word</p>'
    )


def test_table_of_a_page_written_by_hand_bears_the_name_of_its_heading() -> None:
    html = dressed('<h1>Роли</h1><table><tr><td>a</td></tr></table><h2 id="x">Что <em>и</em> где</h2><table></table>')
    assert re.findall(r'aria-label="([^"]*)"', html) == ["Роли", "Что и где"]
    assert dressed("<p>Идёт в класс</p><pre>в класс</pre>") == "<p>Идёт в\u00a0класс</p><pre>в класс</pre>"
