"""«Повторили у себя» moves the maturity of a practice by the rule, and its page says why."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kopilka.content.bank import Material
from kopilka.content.enums import Status
from kopilka.content.kinds import KINDS
from kopilka.content.replication import SUMMARY, TITLE, named, worded
from kopilka.views.page import SiteInfo
from kopilka.views.pages import material_page
from kopilka.views.repeat import repeat_data, repeatable

KEY = "techmaps/tk-matematika-5-drobi"
SCHOOLS = ("shkola-3", "shkola-9", "shkola-44")


def repeated(bank, *schools, status=Status.PUBLISHED):
    """The base with a story of each school about the practice."""
    kind, source = KINDS["replications"], bank.materials[KEY].source
    added = {}
    for number, school in enumerate(schools):
        record = kind.record(
            title=f"Повторили {number}", summary="С" * 60, origin="школа", school=school, material=KEY, school_year="2026/2027"
        ).model_copy(update={"status": status})
        added[f"replications/opyt-{number}"] = Material(kind, f"opyt-{number}", source, record)
    return replace(bank, materials={**bank.materials, **added})


def said(bank):
    html = material_page(bank, bank.materials[KEY], SiteInfo(), frozenset(bank.materials)).html
    row = re.search(r"<dt>Зрелость</dt><dd>(.*?)</dd>", html)[1]
    return row, re.sub(r"<[^>]+>", "", row).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("schools", "begins"),
    [
        ((), "описана: ни одна школа ещё не рассказала, что повторила"),
        (SCHOOLS[:1], "апробирована: повторили у себя Средняя школа № 3 До «подтверждена» — опыт 3 школ, есть 1."),
        ((*SCHOOLS[:2], SCHOOLS[0]), "апробирована: повторили у себя Средняя школа № 3, Средняя школа № 9, Средняя школа № 3 До"),
        (SCHOOLS, "подтверждена: повторили у себя Средняя школа № 3, Средняя школа № 9, МОУ «Средняя школа № 44»"),
    ],
)
def test_the_page_says_how_far_a_practice_has_come_and_why(real, schools, begins):
    row, text = said(repeated(real, *schools))
    assert text.startswith(begins)
    assert row.count("replications/opyt-") == len(schools)


def test_a_story_that_readers_do_not_see_moves_nothing(real):
    assert said(repeated(real, *SCHOOLS, status=Status.DRAFT))[1].startswith("описана")


def test_the_title_and_the_summary_follow_from_the_answers(real):
    card = {"material": KEY, "school": "shkola-44", "school_year": "2026/2027"}
    found = named(real, card)
    assert found["title"] == "Школа № 44: повторили «Обыкновенные дроби: технологическая карта для 5–6 класса»"
    assert 60 <= len(found["summary"]) <= 250 and "2026/2027" in found["summary"]
    assert named(real, {**card, "material": "techmaps/net"}) == named(real, {**card, "school": "Лицей"}) == {}
    for form in (TITLE, SUMMARY):
        text = worded(form, school="Школа № 44", year="2026/2027", title="«Очень» " + "длинное название " * 30)
        assert len(text) <= form[1] and "…»" in text


def test_only_what_can_be_taken_up_is_offered(real):
    (artifact,) = repeat_data(real, SiteInfo())
    text = artifact.make().decode()
    assert KEY in text and "shkola-44" in text
    folders = {item.kind.folder for item in real.materials.values() if repeatable(item)}
    assert folders.isdisjoint({"reports", "projects", "replications", "schools", "acts"})
    assert not repeatable(real.materials["guides/plan-vtorogo-goda"]), "its text was never handed over"
