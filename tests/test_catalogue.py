"""The catalogue's data: what a row says of a material, and how long a piece of help lasts."""

from __future__ import annotations

import pytest

from kopilka.content.bank import Bank, load
from kopilka.views.catalogue import catalogue
from kopilka.views.facets import shown, terms_of
from kopilka.views.page import SiteInfo
from kopilka.views.spans import Span, span


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("40 минут", Span.DAY),
        ("5 минут на выбор слов в неделю, 3 минуты на каждом уроке", Span.DAY),
        ("40 минут на составление, 10 минут раз в две недели", Span.DAY),
        ("два часа", Span.DAY),
        ("шесть занятий по 45 минут, одно в неделю", Span.MONTH),
        ("3 недели, шесть встреч по 15 минут", Span.MONTH),
        ("две–четыре недели на семью", Span.MONTH),
        ("2–6 недель", Span.HALF),
        ("четверть; учителю — 6 часов", Span.HALF),
        ("17 недель, два занятия в неделю по 40 минут", Span.HALF),
        ("три четверти; группе — одна встреча 40 минут в неделю", Span.YEAR),
        ("Учебный год; замдиректора — 6 часов в месяц", Span.YEAR),
        ("24 учебных недели", Span.YEAR),
        ("с марта по октябрь", None),
        ("", None),
    ],
)
def test_span_is_the_longest_measure(words: str, found: Span | None) -> None:
    assert span(words) is found


def test_a_row_says_what_the_pages_of_words_say(real: Bank) -> None:
    data = catalogue(real, SiteInfo())
    facets = {name: (index, [option[0] for option in options]) for index, (name, _, options) in enumerate(data["facets"])}
    assert [row[0] for row in data["rows"]] == [material.key for material in shown(real)]
    for key, _, title, summary, _, _, values in data["rows"]:
        material = real.materials[key]
        assert (title, summary) == (material.record.title, material.record.summary)
        for name, vocabulary in {"risk": "risks", "level": "levels", "subject": "subjects", "group": "pupil_groups"}.items():
            index, ids = facets[name]
            assert [ids[number] for number in values[index]] == terms_of(real, material, vocabulary)
        assert [facets["kind"][1][number] for number in values[0]] == [material.kind.folder]


def test_every_option_has_a_material_and_kinds_of_the_library_come_first(real: Bank) -> None:
    data = catalogue(real, SiteInfo())
    for index, (name, _, options) in enumerate(data["facets"]):
        used = {number for row in data["rows"] for number in row[6][index]}
        assert used == set(range(len(options))), name
    kinds = [option[0] for option in data["facets"][0][2]]
    assert {"techmaps", "techniques"} <= set(kinds[: data["library"]])
    assert {"terms", "acts"} <= set(kinds[data["library"] :])


def test_pupils_are_not_said_twice(real: Bank) -> None:
    groups = next(options for name, _, options in catalogue(real, SiteInfo())["facets"] if name == "group")
    titles = [title for _, title, _ in groups]
    assert "Слабоуспевающие" in titles and "С низкой учебной мотивацией" in titles
    assert not [title for title in titles if title[0] != title[0].upper()]


def test_drafts_are_only_in_a_preview(make_base, card) -> None:
    draft = card.replace("status: опубликовано", "status: черновик")
    bank = load(make_base({"techmaps/tk-a.md": card, "techmaps/tk-b.md": draft}))
    assert [row[0] for row in catalogue(bank, SiteInfo())["rows"]] == ["techmaps/tk-a"]
    assert [row[0] for row in catalogue(bank, SiteInfo(preview=True))["rows"]] == ["techmaps/tk-a", "techmaps/tk-b"]
