"""Pages of people: only with a basis, by role, namesakes apart, a certificate for what is published."""

from __future__ import annotations

import pytest

from kopilka.content.bank import load
from kopilka.views.facets import shown
from kopilka.views.page import SiteInfo
from kopilka.views.pages import all_pages
from kopilka.views.people import known_people

PERSON = "  - {{name: {name}, position: {position}, role: {role}, name_basis: {basis}, organisation: {school}}}\n"
NAMESAKE = "Белова Анна Ивановна"


def authors(*rows):
    keys = ("name", "position", "role", "basis", "school")
    return "authors:\n" + "".join(PERSON.format(**dict(zip(keys, row, strict=True))) for row in rows) + "status:"


@pytest.fixture
def pages(make_base, card):
    first = authors(
        (NAMESAKE, "учитель математики", "автор", "согласие", "shkola-2"),
        ("Громова Ольга Павловна", "методист", "эксперт", "", "shkola-2"),
        ("Ясенева Вера Львовна", "методист", "адаптация", "официальная публикация", "shkola-2"),
    )
    second = authors(
        (NAMESAKE, "учитель", "редактор", "согласие", "shkola-2"), (NAMESAKE, "логопед", "автор", "согласие", "shkola-3")
    )
    hidden = card.replace("опубликовано", "черновик")
    root = make_base(
        {
            "techmaps/tk-a.md": card.replace("status:", first),
            "techmaps/tk-b.md": card.replace("status:", second),
            "techmaps/tk-c.md": hidden.replace(
                "status:", authors(("Тайная Инна Юрьевна", "учитель", "автор", "согласие", "shkola-2"))
            ),
        }
    )
    bank = load(root)
    return {page.uri: page.html.replace("\u00a0", " ") for page in all_pages(bank, SiteInfo())}


def test_only_who_may_be_named_has_a_page(pages):
    assert sorted(uri for uri in pages if uri.startswith("people/")) == [
        "people/belova-anna-ivanovna-shkola-2",
        "people/belova-anna-ivanovna-shkola-3",
        "people/index",
        "people/yaseneva-vera-lvovna-shkola-2",
    ]
    assert not [uri for uri, html in pages.items() if "Громова" in html or "Тайная" in html]


def test_a_page_says_what_was_done_by_role_and_how_to_certify_it(pages):
    page = pages["people/belova-anna-ivanovna-shkola-2"]
    assert page.index(">Автор</h2>") < page.index("techmaps/tk-a") < page.index(">Редактор</h2>") < page.index("techmaps/tk-b")
    assert "учитель математики, учитель" in page
    assert "kopilka certificate techmaps/tk-a" in page
    assert "на основании: согласие" in page
    assert "2 материала" in page


def test_namesakes_of_two_schools_are_two_people(pages):
    assert "techmaps/tk-a" not in pages["people/belova-anna-ivanovna-shkola-3"]
    assert "логопед" not in pages["people/belova-anna-ivanovna-shkola-2"]


def test_a_material_leads_to_its_people(pages):
    assert '<a href="../../people/belova-anna-ivanovna-shkola-2/">Белова Анна Ивановна</a>' in pages["techmaps/tk-a"]
    assert '<a href="../people/yaseneva-vera-lvovna-shkola-2/">Ясенева Вера Львовна</a>, методист' in pages["people/index"]


def test_a_base_in_which_nobody_may_be_named_has_no_list(make_base, card):
    bank = load(make_base({"techmaps/tk-a.md": card}))
    assert known_people(shown(bank)) == []
    assert not [page.uri for page in all_pages(bank, SiteInfo()) if page.uri.startswith("people")]
