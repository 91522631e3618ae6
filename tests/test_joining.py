"""The parts of the compendium become one PDF: nothing of the tags, links, bookmarks and page numbers is lost at the borders."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Pdf

from kopilka.diagnostics import KopilkaError
from kopilka.pdf import compendium_parts
from kopilka.pdf.compendium import compendium_pdf
from kopilka.pdf.press import lay_out, press, press_all, presses
from kopilka.views.compendium import tree
from kopilka.views.compendium.book import Book, Chapter, Entry, Index
from support.tagged import elements, faults
from test_compendium import pdf_text, squeezed


def paragraph(words: str, **more) -> tree.Paragraph:
    return tree.Paragraph((tree.Run(words, **more),))


def entry(key: str, title: str, to: str) -> Entry:
    """A material with a table, a footnote, a list, two sections and links: to another one and out."""
    cells = tuple(tuple(tree.Cell((paragraph(f"{title} {row}{column}"),), head=row == 0) for column in "аб") for row in range(3))
    note = tree.Run("1", tree.RAISED, "", (paragraph(f"Сноска {title}."),))
    return Entry(
        key,
        title,
        "Проба",
        (
            tree.Paragraph((tree.Run("Слово", "b"), note, tree.Run(" и "), tree.Run("ссылка", link=to))),
            tree.Heading(1, (tree.Run(f"Раздел {title}"),)),
            tree.Table(cells[:1], cells[1:], (0.5, 0.5)),
            tree.Items(((paragraph("первое"),), (paragraph("наружу", link="https://example.org/"),)), 1),
            tree.Heading(2, (tree.Run("Подраздел"),)),
            paragraph("Довольно длинный текст, чтобы занять место. " * 12),
            tree.Pairs((((tree.Run("связано"),), (tree.Numbers((to, key)),)),), "relations"),
        ),
    )


def made(chapters: dict[str, int]) -> Book:
    """A book of chapters with so many materials; every material links to one of another chapter."""
    keys = [f"{folder}/m{number}" for folder, many in chapters.items() for number in range(many)]
    entries = {key: entry(key, f"Материал {number}", keys[-number]) for number, key in enumerate(keys, 1)}
    return Book(
        "Копилка",
        "Сборник",
        "Выпуск",
        ("Факт",),
        ("Предисловие.",),
        tuple(
            Chapter(
                folder,
                f"Глава {folder}",
                "О главе.",
                folder == "short",
                False,
                tuple(one for key, one in entries.items() if key.startswith(f"{folder}/")),
            )
            for folder in chapters
        ),
        (Index("index-words", "Указатель", "Слова.", tuple((f"Слово {key}", (key, keys[0])) for key in keys)),),
        {},
    )


@pytest.fixture(scope="module")
def book() -> Book:
    return made({"long": 4, "short": 5, "last": 1})


@pytest.fixture(scope="module")
def content(book) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compendium_parts, "LETTERS", 4000)
        assert [
            [(piece.chapter.key, piece.opens, len(piece.entries)) for piece in part] for part in compendium_parts.parts(book)
        ] == [
            [("long", True, 3)],
            [("long", False, 1)],
            [("short", True, 3)],
            [("short", False, 2), ("last", True, 1)],
        ]
        return compendium_pdf(book)


@pytest.fixture
def pdf(content):
    with Pdf.open(BytesIO(content)) as opened:
        yield opened


def test_the_tree_of_tags_is_whole(pdf):
    assert faults(pdf) == []
    levels = [int(str(element.S)[2:]) for element in elements(pdf) if re.fullmatch(r"/H\d", str(element.S))]
    assert levels.count(1) == len(["Содержание", "long", "short", "last", "Указатель"])
    assert levels.count(2) == 10
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_a_fault_of_the_tree_would_be_seen(pdf):
    page = pdf.pages[4]
    page.obj.StructParents = pdf.pages[3].obj.StructParents
    link = next(page.obj.Annots[0] for page in reversed(pdf.pages) if "/Annots" in page.obj)
    link.Dest = [Dictionary(), Name.Fit]
    cell = next(element for element in elements(pdf) if Name.TH == element.S)
    cell.ID = b"another"
    told = faults(pdf)
    assert "a key of the tree of parents is used twice" in told
    assert "the tree of names is not that of the elements" in told
    assert any("leads nowhere" in fault for fault in told)


def test_the_contents_are_a_table_of_contents(pdf, book):
    (contents,) = [element for element in elements(pdf) if Name.TOC == element.S]
    assert len(contents.K) == len(list(book.entries)) + len(book.chapters) + len(book.indexes)
    assert {str(line.S) for line in contents.K} == {"/TOCI"}
    assert {str(part.S) for line in contents.K for part in line.K} == {"/Reference"}


def test_bookmarks_go_over_the_borders_of_parts(pdf):
    with pdf.open_outline() as outline:
        found = {item.title: [child.title for child in item.children] for item in outline.root}
        sections = [child.title for item in outline.root for entry in item.children for child in entry.children]
    assert found == {
        "Содержание": [],
        "Глава long": [f"{number}. Материал {number}" for number in range(1, 5)],
        "Глава short": [f"{number}. Материал {number}" for number in range(5, 10)],
        "Глава last": ["10. Материал 10"],
        "Указатель": [],
    }
    assert sections == [f"Раздел Материал {number}" for number in range(1, 11)]


def test_links_of_one_part_lead_to_another(pdf):
    order = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found = {}
    for page in pdf.pages:
        for link in page.obj.get("/Annots", ()):
            if "/Dest" in link:
                found.setdefault(str(link.Contents), set()).add(order[link.Dest[0].objgen])
    assert all(len(found[f"{number}. Материал {number}"]) == 1 for number in range(1, 11))
    first = [min(found[f"{number}. Материал {number}"]) for number in range(1, 11)]
    assert first == sorted(first)


def test_numbers_below_in_the_contents_and_in_the_index_agree(content, tmp_path, book):
    text = pdf_text(content, tmp_path)
    pages = text.split("\f")[:-1]
    assert [page.strip().splitlines()[-1] for page in pages[2:]] == [str(number) for number in range(3, len(pages) + 1)]
    starts = {
        key: next(at for at, page in enumerate(pages[3:], 4) if f"{number}. Материал {number}\n" in page)
        for key, number in book.numbers.items()
    }
    told = dict(re.findall(r"(\d+)\. Материал \d+[ .]+(\d+)\n", pages[2]))
    assert told == {str(number): str(starts[key]) for key, number in book.numbers.items()}
    for key, page in starts.items():
        named = sorted({page, starts["long/m0"]})
        assert f"Слово {key} {', '.join(map(str, named))}\n" in pages[-1]


def test_every_text_is_there_and_no_sheet_is_left_over(content, tmp_path, book):
    text = pdf_text(content, tmp_path)
    for one in book.entries:
        for words in tree.texts(one.blocks):
            assert squeezed(words) in squeezed(text)
    pages = text.split("\f")[:-1]
    # What the head and the foot say is not text.
    assert min(len(squeezed(page)) for page in pages[3:]) > 60
    assert "(см. № 10)" in text.replace("\u00a0", " ")


def test_the_text_of_an_upright_page_makes_room_for_the_binding(pdf):
    lefts = [round(float(page.mediabox[0]), 1) for page in pdf.pages]
    assert lefts == [-8.5 if number % 2 else 8.5 for number in range(1, len(lefts) + 1)]
    assert {round(float(page.mediabox[2] - page.mediabox[0])) for page in pdf.pages} == {595}


def test_parts_set_apart_give_the_same_bytes(content, book, monkeypatch):
    monkeypatch.setattr(compendium_parts, "LETTERS", 4000)
    assert compendium_pdf(book) == content


def test_what_typst_refuses_apart_is_told(tmp_path):
    lay_out(tmp_path, {})
    with presses() as pool, pytest.raises(KopilkaError, match=r"Сборник не набран: .*dictionary does not contain key"):
        list(press_all(pool, tmp_path, "compendium-part", [dict, dict]))


@given(st.lists(st.integers(1, 4000), min_size=1, max_size=30), st.lists(st.booleans(), min_size=1, max_size=4))
def test_parts_hold_everything_in_order_and_are_no_heavier_than_they_may(lengths, kinds):
    entries = [Entry(f"a/{number}", "М", "", (paragraph("ы" * length),)) for number, length in enumerate(lengths)]
    share = -(-len(entries) // len(kinds))
    groups = [tuple(entries[start : start + share]) for start in range(0, len(entries), share)]
    chapters = tuple(Chapter(f"c{number}", "Г", "", kinds[number], False, group) for number, group in enumerate(groups))
    value = Book("К", "С", "В", (), (), chapters, (), {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compendium_parts, "LETTERS", 5000)
        found = compendium_parts.parts(value)
    assert [one for part in found for piece in part for one in piece.entries] == entries
    assert [piece.chapter.key for part in found for piece in part if piece.opens] == [chapter.key for chapter in chapters]
    for part in found:
        weight = sum(len(text) for piece in part for one in piece.entries for text in tree.texts(one.blocks))
        assert weight <= 5000 + 4000


def test_a_page_number_of_the_contents_stands_at_the_end_of_its_title(tmp_path):
    rows = [{"key": f"a/{more}", "title": "слово " * 15 + "и" * more, "chapter": False, "page": 700} for more in range(40)]
    named = {"site": "К", "title": "С. В", "name": "С", "subtitle": "В", "facts": [], "preface": []}
    lay_out(tmp_path, {})
    text = pdf_text(press(tmp_path, "compendium-front", "front", {**named, "contents": rows}).read_bytes(), tmp_path)
    assert len(re.findall(r"[ .и]700\n", text)) == 40
    assert re.findall(r"^\d+$", text, re.MULTILINE) == []
