"""The compendium: all the site says is in the PDF and in Word, hostile text stays text, the same base gives the same bytes."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from datetime import date
from io import BytesIO

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Pdf

from kopilka.content.bank import load
from kopilka.diagnostics import KopilkaError
from kopilka.exports.compendium_word import compendium_docx
from kopilka.pdf.compendium import compendium_pdf
from kopilka.pdf.coverage import unprintable
from kopilka.views.compendium import tree
from kopilka.views.compendium.book import Book, Chapter, Entry, book
from kopilka.views.compendium.reading import Reader
from kopilka.views.compendium.tables import widths
from kopilka.views.page import SiteInfo
from support.tagged import faults

DAY = date(2026, 11, 30)
HOSTILE = r"#panic() \ $x$ @label `raw` <b> & _~ // {{ 7 }} #import \"x\""
CARD = """\
---
title: Порядок действий и скобки
summary: Карта на три недели для ученика, который считает подряд. Даёт шаги, карточки и проверку.
status: опубликовано
origin: типовой материал редакции
grades: [5]
risks: [osnashchenie]
relations: [{type: использует, id: terms/doza}]
authors:
  - {name: Иванова Анна Петровна, position: учитель математики, name_basis: согласие}
  - {name: Скрытая Вера Ильинична, position: методист}
---

## Для какого ученика

Считает верно, но действия выполняет подряд[^1]. Смотрите [дозу](../terms/doza.md) и [сайт](https://example.org/a).

### Как узнать

| Задание | Ответ |
| --- | ---: |
| 2 + 3 · 4 | 14 |

> [!WARNING]
> Не торопите.

1. Первое
2. Второе

![Схема порядка](tk-skobki/shema.svg)
![Её нет](tk-skobki/netu.png)

[^1]: По наблюдениям учителя.
"""
TERM = """\
title: Доза помощи
summary: Наименьшая подсказка, после которой ученик решает сам. Даёт определение и отличие от соседних слов.
status: опубликовано
origin: внешний источник
definition: TEXT
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/>'
    '<text x="4" y="12">2·3</text></svg>'
)


@pytest.fixture
def small(make_base):
    root = make_base({"techmaps/tk-skobki.md": CARD, "terms/doza.yml": TERM.replace("TEXT", f"'{HOSTILE}'")})
    folder = root / "practices/techmaps/tk-skobki"
    folder.mkdir()
    (folder / "shema.svg").write_text(DRAWING, "utf-8")
    return root


def made(root, info=None) -> Book:
    return book(load(root), info or SiteInfo(), "Выпуск 2026/2027 учебного года", DAY, "Копилка. Выпуск 2026/2027.")


def squeezed(text: str) -> str:
    """Letters and signs alone: lines, hyphens at their ends and no-break spaces are the setter's."""
    return re.sub(r"[\s\u00a0\u00ad\u2060\u2010-]+", "", text)


def pdf_text(content: bytes, tmp_path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("Нет pdftotext: поставьте poppler-utils")
    path = tmp_path / "c.pdf"
    path.write_bytes(content)
    return subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()


def word_text(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    return "\n".join("".join(node.itertext()) for node in document.element.body.iter() if node.tag.endswith("}t"))


def headings(value: Book) -> list[str]:
    found = [entry.title for entry in value.entries]
    for entry in value.entries:
        found += [tree.plain(block.runs) for block in tree.walk(entry.blocks) if isinstance(block, tree.Heading)]
    return found


# What is in it


def test_the_contents_and_the_indexes_of_a_small_base(small):
    value = made(small)
    assert [(chapter.title, [entry.title for entry in chapter.entries]) for chapter in value.chapters] == [
        ("Технологические карты", ["Порядок действий и\u00a0скобки"]),
        ("Глоссарий", ["Доза помощи"]),
    ]
    assert {index.title: index.rows for index in value.indexes} == {
        "Указатель факторов риска": ((load(small).term_title("risks", "osnashchenie"), ("techmaps/tk-skobki",)),),
        "Авторы": (("Иванова Анна Петровна", ("techmaps/tk-skobki",)),),
    }


def test_a_name_without_a_basis_is_nowhere(small, tmp_path):
    value = made(small)
    assert "Скрытая" not in pdf_text(compendium_pdf(value), tmp_path) + word_text(compendium_docx(value))


def test_the_pdf_says_where_everything_is(small, tmp_path):
    text = pdf_text(compendium_pdf(made(small)), tmp_path)
    assert re.search(r"1\. Порядок действий и.скобки[ .]+4\n", text)
    assert "(см. № 2)" in text.replace("\u00a0", " ")
    assert "https://example.org/a" in text
    assert "По наблюдениям учителя" in text
    assert "[Рисунок: Её нет. Файла нет.]" in text.replace("\u00a0", " ").replace("\n", " ") or "Её нет" in text


def test_hostile_text_is_text(small, tmp_path):
    value = made(small)
    shown = squeezed("#panic() \\ $x$ @label raw <b> & _~ // {{ 7 }} #import")
    assert shown in squeezed(pdf_text(compendium_pdf(value), tmp_path))
    assert shown in squeezed(word_text(compendium_docx(value)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("#$@\\`*_[]{}<>&~'\"=-+/|абв \n1"), min_size=1, max_size=60))
def test_no_text_is_read_as_markup(tmp_path, words):
    entry = Entry("a/b", "Проба", "", (tree.Paragraph((tree.Run(words),)), tree.Code(words)))
    value = Book("К", "С", "В", (), (), (Chapter("a", "А", "", False, False, (entry,)),), (), {})
    # A hyphen at the end of a line is taken for a break of a word by whoever reads a PDF.
    assert squeezed(words) in squeezed(pdf_text(compendium_pdf(value), tmp_path))
    assert squeezed(words) in squeezed(word_text(compendium_docx(value)))


# Form


def test_the_pdf_is_tagged_has_bookmarks_and_only_its_own_faces(small):
    with Pdf.open(BytesIO(compendium_pdf(made(small)))) as pdf:
        assert faults(pdf) == []
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "ru"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
            assert told["dc:title"] == str(pdf.docinfo["/Title"]) == "Сборник материалов. Выпуск 2026/2027 учебного года"
            assert not any("xap/1.0/mm" in name or "t/pg" in name for name in told)
        faces = {str(one.BaseFont).partition("+")[2] for one in pdf.objects if isinstance(one, Dictionary) and "/BaseFont" in one}
        assert faces
        assert all(face.startswith(("LibertinusSerif", "NewCM", "DejaVuSansMono")) for face in faces)


def test_the_word_file_has_styles_alt_texts_and_repeated_head_rows(small):
    document = docx.Document(BytesIO(compendium_docx(made(small))))
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Heading 1", "Heading 2", "Heading 3", "Heading 4", "toc 1", "toc 2"} <= styles
    xml = document.element.xml
    assert "w:tblHeader" in xml
    assert 'descr="Схема порядка"' in xml
    # Forty units of a drawing are forty pixels of a screen, ninety-six to an inch.
    assert abs(int(re.search(r'wp:extent cx="(\d+)"', xml)[1]) - 40 * 914_400 // 96) < 9_144
    assert 'TOC \\o "1-2"' in xml
    assert "PAGEREF" in xml
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.1)


def test_the_same_base_gives_the_same_bytes(small):
    first, second = made(small), made(small)
    assert compendium_pdf(first) == compendium_pdf(second)
    assert compendium_docx(first) == compendium_docx(second)


def test_an_empty_base_has_a_compendium(make_base, tmp_path):
    value = made(make_base({}))
    assert "Сборник материалов" in pdf_text(compendium_pdf(value), tmp_path)
    assert zipfile.is_zipfile(BytesIO(compendium_docx(value)))


def test_a_character_without_a_face_is_refused_with_its_material(make_base):
    value = made(make_base({"terms/doza.yml": TERM.replace("TEXT", "Знак 🦊 и ещё 漢.")}))
    with pytest.raises(KopilkaError, match=r"«Доза помощи» \(terms/doza\): 漢 \(U\+6F22\), 🦊 \(U\+1F98A\)"):
        compendium_pdf(value)
    assert unprintable(set("Ёж «№» — ½ ☐ √ → ɪŋ θ\u00a0")) == set()


def test_a_spoilt_picture_is_named_not_set(small):
    (small / "practices/techmaps/tk-skobki/shema.svg").write_text("<svg", "utf-8")
    value = made(small)
    assert value.pictures == {}
    assert "Схема порядка" in "".join(tree.texts(next(value.entries).blocks))


# Reading


def read(html: str) -> tree.Blocks:
    return Reader(lambda _: "", lambda _: []).read(html)


def test_headings_leave_no_hole_in_the_contents():
    levels = [block.level for block in read("<h3>А</h3><h2>Б</h2><h4>В</h4><h4>Г</h4>") if isinstance(block, tree.Heading)]
    assert levels == [1, 1, 2, 3]


def test_what_only_a_screen_can_use_is_left_out():
    blocks = read(
        '<p class="kp-head__tools"><button>В подборку</button></p><p><a href="../router/">Пройти</a></p>'
        '<details><summary>в документе</summary><q>как было</q></details><p>Текст <span class="kp-note">мелко</span></p>'
    )
    assert ["".join(tree.texts([block])) for block in blocks] == ["В документе: «как было»", "Текст мелко"]


def test_many_related_materials_are_told_by_their_numbers():
    def related(count):
        links = "".join(f'<dd><a href="{number}">Материал {number}</a></dd>' for number in range(count))
        html = f'<dl class="kp-relations"><div><dt>упоминается в</dt>{links}</div></dl>'
        (pairs,) = Reader(lambda address: f"terms/{address}", lambda _: []).read(html)
        return pairs.rows[0][1]

    assert len(related(10)) == 10
    assert related(11) == (tree.Numbers(tuple(f"terms/{number}" for number in range(11))),)


def test_every_column_has_room_for_a_word():
    short = tuple(tree.Cell((tree.Paragraph((tree.Run(words),)),)) for words in ("№ п/п", "слово " * 90, "слово " * 80))
    shares = widths([short])
    assert sum(shares) == pytest.approx(1, abs=0.001)
    assert shares[0] > 0.05


# The real base


@pytest.fixture(scope="session")
def whole(real, tmp_path_factory):
    """A part of the real base of each kind: the whole of it takes half a minute."""
    value = book(real, SiteInfo(url="https://kopilka.example.org/"), "Выпуск", DAY, "Копилка.")
    keys = {entry.key: entry for chapter in value.chapters for entry in chapter.entries[:1]}
    return value, keys


def test_every_title_and_heading_of_every_kind_is_in_both(whole, tmp_path):
    value, keys = whole
    chapters = tuple(
        Chapter(one.key, one.title, one.about, one.run_on, one.reference, tuple(_alone(entry, keys) for entry in one.entries[:1]))
        for one in value.chapters
    )
    part = Book(value.site, value.title, value.subtitle, value.facts, value.preface, chapters, (), value.pictures)
    wanted = [squeezed(words) for words in headings(part)]
    assert len(wanted) > 150
    content = compendium_pdf(part)
    for text in (squeezed(pdf_text(content, tmp_path)), squeezed(word_text(compendium_docx(part)))):
        assert [words for words in wanted if words not in text] == []
    with Pdf.open(BytesIO(content)) as pdf:
        assert faults(pdf) == []


def test_the_whole_base_can_be_printed(whole):
    value, _ = whole
    signs = {sign for entry in value.entries for text in tree.texts(entry.blocks) for sign in text}
    assert unprintable(signs) == set()
    assert all(block.alt for entry in value.entries for block in tree.walk(entry.blocks) if isinstance(block, tree.Picture))
    assert sum(1 for _ in value.entries) > 300


def _alone(entry: Entry, keys: dict[str, Entry]) -> Entry:
    """A material whose links do not lead to what is left out."""

    def without(blocks):
        return tuple(_mended(block) for block in blocks)

    def _mended(block):
        changes = {}
        for name, value in vars(block).items():
            if name == "runs":
                changes[name] = tuple(
                    tree.Run(run.text, run.marks, "" if run.inside and run.link not in keys else run.link) for run in value
                )
            elif name in ("items", "cards"):
                changes[name] = tuple(without(part) for part in value)
            elif name == "rows":
                changes[name] = tuple(
                    (tuple(tree.Run(run.text, run.marks) for run in label), without(inner)) for label, inner in value
                )
            elif name == "keys":
                changes[name] = tuple(key for key in value if key in keys)
            elif name == "blocks":
                changes[name] = without(value)
            elif name in ("head", "body"):
                changes[name] = tuple(
                    tuple(tree.Cell(without(cell.blocks), cell.head, cell.align) for cell in row) for row in value
                )
            else:
                changes[name] = value
        return type(block)(**changes)

    return Entry(entry.key, entry.title, entry.label, without(entry.blocks))
