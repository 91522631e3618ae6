"""A card with mistakes: all that can be found in its file is told in one run, and nothing that is not so."""

from __future__ import annotations

import pytest

from kopilka.content.bank import load
from kopilka.diagnostics import Severity
from kopilka.rules import check
from kopilka.views.page import SiteInfo
from kopilka.views.pages import all_pages

GUIDE = """\
---
title: Памятка
summary: Памятка для учителя о том, как начать разговор. Даёт готовые фразы и порядок на первую встречу.
status: {status}
origin: {origin}
{more}
---

## {section}

{text}
"""


def told(make_base, *, status="черновик", origin="школа", more="", section="Шаги", text="Слово."):
    name = "guides/pa-proba.md"
    text = GUIDE.format(status=status, origin=origin, more=more, section=section, text=text)
    root = make_base({name: text})
    found = [one for one in check(load(root)) if one.path.endswith(name) and one.severity is Severity.ERROR]
    return [
        f"{one.line}:{one.column} {one.code}" + (f" {one.message.split()[-1]}" if one.code == "FLD007" else "") for one in found
    ]


def test_a_misspelled_state_hides_neither_words_nor_links_nor_what_readers_need(make_base):
    more = "subjects: [matematka, russkiy]\nrelations:\n  - {type: использует, id: guides/net-takoy}"
    found = told(make_base, status="опубликованно", more=more, text="[Слово](net-takoy.md)")
    # A published material needs its day of review: the word was taken for the one it is like.
    assert {"4:9 FLD005", "6:12 VOC001", "8:28 REF001", "13:1 LNK001", "2:1 FLD007 (reviewed)."} <= set(found)


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("grades: [пятый]\nsubjects: [matematka]", ["6:10 FLD003", "7:12 VOC001"]),
        (
            "subjects: [matematka]\nrelations:\n  - {type: ссылается, id: guides/net}",
            ["6:12 VOC001", "8:12 FLD005", "8:27 REF001"],
        ),
        ("relations:\n  - {id: guides/net}\nsubjects: [matematka]", ["7:5 FLD001", "8:12 VOC001"]),
        ("5: пять\nsubjects: [matematka]", ["6:1 FLD002", "7:12 VOC001"]),
    ],
    ids=["a number", "a word of a list within a list", "a line left out within a list", "a key that is a number"],
)
def test_one_mistake_leaves_the_others_to_be_found(make_base, more, codes):
    assert told(make_base, more=more) == codes


@pytest.mark.parametrize(
    ("more", "code", "name"),
    [
        ("sumary: Коротко", "6:1 FLD002", "summary"),
        ("reviewd: 2026-11-22", "6:1 FLD002", "reviewed"),
        ("review_by: завтра", "6:12 FLD006", "review_by"),
        ("audiences: учитель", "6:12 FLD003", "audiences"),
    ],
)
def test_a_field_that_cannot_be_read_is_not_asked_for_again(make_base, more, code, name):
    found = told(make_base, status="опубликовано", more=more)
    assert code in found and f"2:1 FLD007 ({name})." not in found
    assert "2:1 FLD007 (risks)." in found, "what is not written at all is asked for"


def test_what_could_be_read_of_a_broken_file_reaches_no_page(make_base):
    root = make_base(
        {"guides/pa-proba.md": GUIDE.format(status="опубликованно", origin="школа", more="", section="Шаги", text="Слово.")}
    )
    bank = load(root)
    assert [material.key for material in bank.remnants] == ["guides/pa-proba"]
    assert bank.materials == {} and bank.broken == {"guides/pa-proba"}
    assert not [page for page in all_pages(bank, SiteInfo()) if page.uri == "guides/pa-proba"]
