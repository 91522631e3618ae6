"""Blanks of local acts and templates as Word files: nothing of the text is lost, every field is marked, forms are cut right."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from kopilka.content.bank import Material, load
from kopilka.content.markup import Node, parse_body
from kopilka.exports.blank_word import blank_docx
from kopilka.exports.blanks import blank_files
from kopilka.views.blanks import Blank, blanks
from kopilka.views.page import SiteInfo
from support.base import ROOT

BANK = load(ROOT)
ALL = [(material, blank) for folder in ("local-acts", "templates") for material in BANK.of(folder) for blank in blanks(material)]
_FIELD = re.compile(r"\[[^\[\]]+\]")


def opened(blank: Blank) -> Any:
    return docx.Document(io.BytesIO(blank_docx(blank, "Копилка", "CC BY 4.0")))


def paragraphs(document: Any) -> list[Any]:
    """Every paragraph of the body and of its tables."""
    return [
        *document.paragraphs,
        *(item for table in document.tables for row in table.rows for cell in row.cells for item in cell.paragraphs),
    ]


def words(text: str) -> list[str]:
    """The words of a text in order of the alphabet; marks of lists are not among them."""
    return sorted(re.findall(r"\w+", text))


def source_words(nodes: tuple[Node, ...]) -> list[str]:
    """The words of the tree, and the numbers of ordered lists, which Word gets as text."""
    numbers = [
        str(int(node.info) + at)
        for root in nodes
        for node in root.walk()
        if node.tag == "List" and node.info is not None
        for at in range(len(node.children))
    ]
    leaves = [node.value for root in nodes for node in root.walk() if node.value]
    return sorted([*numbers, *(word for leaf in leaves for word in re.findall(r"\w+", leaf))])


@pytest.mark.parametrize(("material", "blank"), ALL, ids=lambda value: value.name if isinstance(value, Blank) else value.id)
def test_blank_holds_all_the_text_and_marks_every_field(material: Material, blank: Blank) -> None:
    document = opened(blank)
    said = [paragraph.text for paragraph in paragraphs(document)]
    if blank.fields:
        assert [row.cells[0].paragraphs[0].text for row in document.tables[0].rows[1:]] == [field.name for field in blank.fields]
        assert ("Добровольно" in " ".join(said)) == blank.voluntary
    else:
        assert words(" ".join(said)) == source_words(blank.nodes)
    fields = [field for text in said for field in _FIELD.findall(text)]
    marked = [
        run.text
        for paragraph in paragraphs(document)
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    assert sorted(marked) == sorted(fields)
    assert document.core_properties.title == blank.title
    assert material.record.license in document.sections[0].footer.paragraphs[0].text


def test_forms_of_the_consilium_are_cut_at_their_titles() -> None:
    material = BANK.materials["local-acts/la-polozhenie-ppk"]
    assert [blank.title for blank in blanks(material)][1:] == [
        "Форма 1. График плановых заседаний",
        "Форма 2. Журналы",
        "Форма 3. Протокол",
        "Форма 4. Коллегиальное заключение",
        "Форма 5. Представление на ПМПК",
        "Форма 6. Согласие родителя (законного представителя)",
    ]


def test_a_document_that_is_only_declared_has_no_blank() -> None:
    assert blanks(BANK.materials["local-acts/algoritm-deystviy-ppk"]) == []


def test_files_are_the_same_every_time_and_beside_their_pages() -> None:
    made = {artifact.uri: artifact.make for artifact in blank_files(BANK, SiteInfo())}
    assert set(made) == {f"{material.key}/{blank.name}" for material, blank in ALL}
    make = made["local-acts/la-polozhenie-ppk/forma-6.docx"]
    assert make() == make()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Я, **[ФИО]**, *согласен*.", [("Я, ", False), ("[ФИО]", True), (", ", False), ("согласен", False), (".", False)]),
        ("[а][б]", [("[а]", True), ("[б]", True)]),
        ("[не закрыто", [("[не закрыто", False)]),
        ("[]", [("[]", False)]),
    ],
)
def test_fields_in_a_line(text: str, expected: list[tuple[str, bool]]) -> None:
    document = opened(Blank("a.docx", "А", parse_body(text).nodes))
    runs = [(run.text, run.font.highlight_color is not None) for run in document.paragraphs[0].runs]
    assert runs == expected


def test_hard_markdown_is_written_without_loss() -> None:
    text = (
        "> Цитата\n\n- а\n    - б\n\n    абзац\n\n3. три\n4. четыре\n\n| А | Б |\n|---|---|\n| [в] | г |\n\n---\n\n# Заголовок\n"
    )
    blank = Blank("a.docx", "А", parse_body(text).nodes)
    document = opened(blank)
    said = [paragraph.text for paragraph in document.paragraphs]
    assert [line for line in said if line] == ["Цитата", "• а", "• б", "абзац", "3. три", "4. четыре", "Заголовок"]
    assert document.tables[0].cell(1, 0).text == "[в]"
