"""The Word form: out, filled as a person fills it, in again. Nothing is lost, for every kind and every field."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from kopilka.content.bank import load
from kopilka.content.described import Described, Shape, described
from kopilka.content.kinds import KINDS
from kopilka.content.markup import parse_body
from kopilka.content.parsing import parse
from kopilka.content.source import read_source
from kopilka.forms.old_word import office
from kopilka.forms.take import Taker
from kopilka.forms.word_form import NOT_ASKED, WHOLE, asked, asked_sections, material_words, section_tag, word_form
from kopilka.forms.wordml import PLACEHOLDERS, W
from support.base import ROOT
from support.typist import fill

TODAY = date(2026, 11, 22)
BANK = load(ROOT)
#: Everything that Markdown, YAML and XML could take for their own, beside the letters that people write.
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБЁЭЮЯ" + "abcXYZ0123456789" + "  «»—–…№№.,:;!?-\"'()[]{}<>&*_`~|#%@$^=+/\\\u00a0²√"


def _tidy(text: str) -> str:
    """As a person types: no spaces at the ends of lines, no empty lines in a row."""
    lines = (line.strip(" \u00a0") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def texts(lines: str = "") -> st.SearchStrategy[str]:
    typed = st.text(LETTERS + lines, min_size=1, max_size=30).map(_tidy)
    return typed.filter(lambda text: text and text not in PLACEHOLDERS)


def values(field: Described) -> st.SearchStrategy:
    one = _one(field)
    return st.lists(one, min_size=1, max_size=2) if field.many else one


def _one(field: Described) -> st.SearchStrategy:
    match field.shape:
        case Shape.PART:
            return cards(field.parts)
        case Shape.CHOICE:
            return st.sampled_from(field.options)
        case Shape.TERM:
            return st.sampled_from(list(BANK.vocabularies[field.source].terms))
        case Shape.REFERENCE:
            known = [one.id if field.source else one.key for one in BANK.of(field.source) or BANK.materials.values()]
            return st.sampled_from(known)
        case Shape.WHOLE:
            return st.integers(1, 11)
        case Shape.NUMBER:
            return st.integers(0, 300) | st.integers(1, 4000).filter(lambda n: n % 8).map(lambda n: n / 8)
        case Shape.YES_NO:
            return st.booleans()
        case Shape.DAY:
            return st.dates(date(1990, 1, 1), date(2040, 1, 1))
        case Shape.PROSE:
            return st.lists(texts(), min_size=1, max_size=2).map("\n\n".join)
    return texts("" if field.many else "\n")


@st.composite
def cards(draw, fields: tuple[Described, ...], *, whole: bool = False) -> dict:
    """A card with some of the fields, at least one; with every one if `whole`."""
    keys = [field.key for field in fields]
    chosen = keys if whole or draw(st.integers(0, 9)) == 0 else draw(st.sets(st.sampled_from(keys), min_size=1, max_size=9))
    return {field.key: draw(values(field)) for field in fields if field.key in chosen or field.required}


def plain(markdown: str) -> str:
    return " ".join(" ".join(node.text for node in parse_body(markdown).nodes).split())


def same(field: Described, typed, read) -> bool:
    """Whether the value read is the value typed; formatted text is compared by what a reader sees."""
    if field.shape is Shape.PART:
        pairs = zip(typed, read, strict=True) if field.many else [(typed, read)]
        return all(alike(field.parts, *pair) for pair in pairs)
    if field.shape is Shape.DAY:
        return typed.isoformat() == read
    return plain(read) == " ".join(typed.split()) if field.shape is Shape.PROSE else typed == read


def alike(fields, typed: dict, read: dict) -> bool:
    assert set(typed) == set(read), (typed, read)
    for field in fields:
        if field.key in typed:
            assert same(field, typed[field.key], read[field.key]), (field.path, typed[field.key], read[field.key])
    return True


@pytest.fixture(scope="module")
def taker(tmp_path_factory) -> Taker:
    """Takes into an empty base with the words and the materials of the real one."""
    root = tmp_path_factory.mktemp("base")
    (root / "practices").mkdir()
    return Taker(replace(BANK, root=root), TODAY)


def taken(taker: Taker, word: bytes) -> tuple[dict, str]:
    """Take a filled form; return the card and the body of the draft."""
    root = taker._bank.root
    path = root / "forma.docx"
    path.write_bytes(word)
    told = taker.take(path)
    assert told.path, told.refusal
    source = read_source(root, told.path).source
    (root / told.path).unlink()
    card = dict(source.data)
    assert card.pop("status") == "черновик"
    return card, source.body_text


@pytest.mark.parametrize("folder", KINDS)
def test_what_is_typed_into_the_form_comes_back(folder, taker):
    kind = KINDS[folder]
    form = word_form(kind, BANK)
    tags = [section_tag(section.title) for section in asked_sections(kind)] or [WHOLE]

    @settings(max_examples=3, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(
        cards(asked(kind)) | cards(asked(kind), whole=True),
        st.dictionaries(st.sampled_from(tags), st.lists(texts(), min_size=1, max_size=3), max_size=3),
    )
    def comes_back(card, sections):
        card.setdefault("origin", "школа")
        typed = sections if kind.extension == "md" else {}
        read, body = taken(taker, fill(form, kind, card, {tag.removeprefix("body:"): rows for tag, rows in typed.items()}))
        asks = {field.key for field in asked(kind)} | {"origin"}  # a short form names itself: title and summary follow
        assert alike(asked(kind), card, {key: value for key, value in read.items() if key in asks})
        shown = plain(body)
        for tag, rows in typed.items():
            for row in rows:
                assert " ".join(row.split()) in shown, (tag, row, body)

    comes_back()


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed: apt install libreoffice-writer")
def test_what_an_office_saves_comes_back(taker, tmp_path):
    """The deepest forms, every field of them filled, opened and saved by LibreOffice: it drops the tags and keeps the labels."""
    kinds = [KINDS[folder] for folder in ("techmaps", "models", "instruments", "routes")]

    @settings(max_examples=1, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.tuples(*(cards(asked(kind), whole=True) for kind in kinds)))
    def comes_back(typed):
        for kind, card in zip(kinds, typed, strict=True):
            (tmp_path / f"{kind.folder}.docx").write_bytes(fill(word_form(kind, BANK), kind, card, {}))
        given_files = [tmp_path / f"{kind.folder}.docx" for kind in kinds]
        command = [office(), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "docx"]
        subprocess.run([*command, "--outdir", tmp_path / "saved", *given_files], check=True, capture_output=True, timeout=150)
        for kind, card in zip(kinds, typed, strict=True):
            read, _ = taken(taker, (tmp_path / "saved" / f"{kind.folder}.docx").read_bytes())
            assert alike(asked(kind), card, read)

    comes_back()


def test_the_form_asks_for_every_field_but_the_state():
    for kind in KINDS.values():
        every = set(kind.record.model_fields) - NOT_ASKED
        assert {field.key for field in asked(kind)} == (set(kind.record.ASKED) or every)
        tags = {*_tags(described(kind.record)), *(section_tag(section.title) for section in kind.record.SECTIONS)}
        assert max(map(len, tags)) <= 64, "Word keeps no more of a tag"
        assert len({section_tag(section.title) for section in kind.record.SECTIONS}) == len(kind.record.SECTIONS)


def test_a_school_that_repeated_a_practice_is_asked_five_questions(taker):
    kind = KINDS["replications"]
    word = word_form(kind, BANK, {"material": material_words(BANK, "techmaps/tk-matematika-5-drobi")})
    tags = [one.get(f"{{{W}}}val") for one in etree.fromstring(_document(word)).iter(f"{{{W}}}tag")]
    assert tags[1:] == ["material", "school", "school_year", "body:chto-izmenili", "body:chto-poluchilos"]
    typed = {"school": "МОУ «Средняя школа № 44» (shkola-44)", "school_year": "2026/2027"}
    card, body = taken(
        taker, fill(word, kind, typed, {"chto-izmenili": ["Четыре встречи."], "chto-poluchilos": ["Было 3, стало 7."]})
    )
    assert (card["material"], card["school"], card["origin"]) == ("techmaps/tk-matematika-5-drobi", "shkola-44", "школа")
    assert card["title"].startswith("Школа № 44: повторили «Обыкновенные дроби") and 60 <= len(card["summary"]) <= 250
    assert "## Что изменили\n\nЧетыре встречи." in body and "## Что получилось\n\nБыло 3, стало 7." in body


def _document(word: bytes) -> bytes:
    return zipfile.ZipFile(BytesIO(word)).read("word/document.xml")


def _tags(fields) -> Iterator[str]:
    for field in fields:
        yield ".".join(field.path)
        yield from _tags(field.parts)


def test_the_same_base_gives_the_same_bytes():
    for kind in KINDS.values():
        assert word_form(kind, BANK) == word_form(kind, load(ROOT))
        break
    archive = zipfile.ZipFile(BytesIO(word_form(KINDS["techmaps"], BANK)))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_controls_have_numbers_of_their_own_and_an_empty_form_is_empty(taker):
    word = word_form(KINDS["techmaps"], BANK)
    root = etree.fromstring(zipfile.ZipFile(BytesIO(word)).read("word/document.xml"))
    numbers = [one.get(f"{{{W}}}val") for one in root.iter(f"{{{W}}}id")]
    assert len(numbers) == len(set(numbers)) > 100
    card, body = taken(taker, word)
    assert (card, body.strip()) == ({"origin": "школа"}, "")


def test_a_filled_form_becomes_a_record(taker):
    kind = KINDS["techniques"]
    card = {
        "title": "Убывающая подсказка",
        "summary": "Приём для ученика, который ждёт готового ответа. Подсказки убывают от шага к шагу.",
        "origin": "школа",
        "grades": [5, 6],
    }
    word = fill(word_form(kind, BANK), kind, card, {"primer": ["Задача о поездах."]})
    (taker._bank.root / "f.docx").write_bytes(word)
    told = taker.take(taker._bank.root / "f.docx")
    read = read_source(taker._bank.root, told.path)
    record, problems = parse(read.source, read.data, kind.record)
    assert problems == []
    assert (record.title, record.grades) == ("Убывающая подсказка", (5, 6))
