"""The starter base: enough of it, everywhere something real, every answer right, and text that can be read aloud."""

from __future__ import annotations

from collections import Counter

import pytest

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Availability, Origin, Stage, Tier
from kopilka.content.kinds import KINDS
from kopilka.content.records.element import Element
from kopilka.rules import check
from kopilka.rules.common import parts_with
from kopilka.views.facets import shown, terms_of
from kopilka.views.links import FACET_FOLDERS
from kopilka.views.page import SiteInfo
from kopilka.views.pages import all_pages
from kopilka.views.readability import readability

#: What the base promises at least. Lower a number only together with the promise.
LIBRARY, ELEMENTS, TERMS, TECHMAPS, ROUTES = 75, 60, 40, 19, 12
PER_RISK, PER_RISK_ELEMENTS, PER_AUDIENCE, PER_LEVEL, PER_GROUP = 2, 4, 2, 2, 2
COMPUTED = 300
#: level → subjects in which it must have a material of its own
SUBJECTS = {
    "noo": ("russkiy", "lit-chtenie", "matematika", "okruzhayushchiy-mir"),
    "ooo": ("russkiy", "literatura", "matematika", "algebra", "inostrannyy", "fizika", "khimiya", "biologiya", "istoriya",
            "geografiya", "informatika", "obshchestvoznanie"),
    "soo": ("russkiy", "matematika"),
}  # fmt: skip
#: audience → kinds of which it must find at least one
KINDS_FOR = {
    "uchitel-predmetnik": ("techmaps", "techniques", "programmes", "events", "instruments", "routes"),
    "uchitel-nachalnyh": ("techmaps", "techniques", "programmes", "models"),
    "klassnyy-rukovoditel": ("techniques", "routes", "instruments", "tutoring", "events"),
    "pedagog-psikholog": ("routes", "instruments", "programmes"),
    "sotsialnyy-pedagog": ("routes", "events"),
    "zam-uvr": ("models", "local-acts", "risk-programmes", "programmes", "instruments"),
    "direktor": ("models", "risk-programmes", "local-acts"),
    "kurator": ("events", "guides"),
}
SENTENCE, OFFICIALESE = 14, 2.0


@pytest.fixture(scope="module")
def library(real: Bank) -> list[Material]:
    """What readers browse: without elements, reference cards and promises."""
    return [item for item in shown(real) if item.kind.library and item.kind.folder != "elements"
            and item.record.availability is Availability.GIVEN]  # fmt: skip


def test_there_is_enough(real: Bank, library: list[Material]) -> None:
    kinds = Counter(item.kind.folder for item in library)
    assert len(library) >= LIBRARY
    assert len(real.of("elements")) >= ELEMENTS
    assert len(real.of("terms")) >= TERMS
    assert kinds["techmaps"] >= TECHMAPS
    assert kinds["routes"] >= ROUTES


@pytest.mark.parametrize(("vocabulary", "least"), [("risks", PER_RISK), ("audiences", PER_AUDIENCE), ("levels", PER_LEVEL),
                                                   ("pupil_groups", PER_GROUP)])  # fmt: skip
def test_no_word_is_empty(real: Bank, library: list[Material], vocabulary: str, least: int) -> None:
    counts = Counter(term for item in library for term in terms_of(real, item, vocabulary))
    assert {term: counts[term] for term in real.vocabularies[vocabulary].terms if counts[term] < least} == {}


def test_every_risk_has_elements_of_every_tier_and_stage(real: Bank) -> None:
    elements = [item.record for item in real.of("elements") if isinstance(item.record, Element)]
    first = Counter(record.risks[0] for record in elements)
    cells = {(risk, mark) for record in elements for risk in record.risks for mark in (record.tier, record.stage)}
    risks = real.vocabularies["risks"].terms
    assert {risk: first[risk] for risk in risks if first[risk] < PER_RISK_ELEMENTS} == {}
    assert [(risk, mark.value) for risk in risks for mark in (*Tier, *Stage) if (risk, mark) not in cells] == []


@pytest.mark.parametrize(("level", "subject"), [(level, subject) for level, subjects in SUBJECTS.items() for subject in subjects])
def test_level_has_subject(real: Bank, library: list[Material], level: str, subject: str) -> None:
    assert [
        item.key for item in library if level in terms_of(real, item, "levels") and subject in terms_of(real, item, "subjects")
    ]


@pytest.mark.parametrize(("audience", "kind"), [(audience, kind) for audience, kinds in KINDS_FOR.items() for kind in kinds])
def test_audience_has_kind(real: Bank, library: list[Material], audience: str, kind: str) -> None:
    assert [item.key for item in library if item.kind.folder == kind and audience in terms_of(real, item, "audiences")]


def test_every_kind_of_landing_has_something(library: list[Material]) -> None:
    found = {item.kind.folder for item in library}
    assert {kind.folder for kind in KINDS.values() if kind.library} - found <= {"elements", "replications", "network-models"}


def test_every_landing_page_has_something_real(real: Bank) -> None:
    """A word under which the base has nothing is named in its index and has no page, unless the word itself tells something."""
    landings = [
        page for page in all_pages(real, SiteInfo()) if page.uri.startswith(tuple(f"{name}/" for name in FACET_FOLDERS.values()))
    ]
    empty = [page.uri for page in landings if not page.uri.endswith("/index") and 'class="kp-item' not in page.html]
    assert empty == []


def test_editorial_materials_claim_nothing(library: list[Material]) -> None:
    own = [item for item in library if item.record.origin is Origin.EDITORIAL]
    assert [item.key for item in own if item.record.school or item.record.authors or getattr(item.record, "results", ())] == []
    assert [item.key for item in own if getattr(item.record, "evidence", None) not in (None, "e0-obrazets")] == []


def test_base_is_clean(real: Bank) -> None:
    """No error, no warning; the notes that are left speak to curators of gaps, not to the author of a material."""
    gaps = {"VOC003", "FUL001"}
    assert [(problem.path, problem.line, problem.code) for problem in check(real) if problem.code not in gaps] == []


def test_answers_marked_as_computable_are_many_and_right(real: Bank) -> None:
    marked = [part for item in real.materials.values() for _, part in parts_with(item.record, "compute") if part.compute]
    assert len(marked) >= COMPUTED
    assert [problem for problem in check(real) if problem.code == "ARI002"] == []


def test_text_reads_aloud(real: Bank) -> None:
    heavy = [(found.material.key, round(found.sentence, 1), round(found.officialese, 2)) for found in readability(real)
             if found.sentence > SENTENCE or found.officialese > OFFICIALESE]  # fmt: skip
    assert heavy == []
