"""Blanks of the instruments: what stands on them, that the files open, that their bytes are the same for the same."""

from __future__ import annotations

import csv
import io
import re
import zlib

import docx
import pytest

from kopilka.content.bank import Bank
from kopilka.content.records.instrument import Instrument
from kopilka.exports.instruments import answer_table, instrument_files
from kopilka.exports.sheet_word import sheet_docx
from kopilka.pdf.typesetter import sheet_pdf
from kopilka.views.instrument_key import instruments, keys
from kopilka.views.page import SiteInfo
from kopilka.views.sheet import sheet

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
#: A range or a single letter of a ToUnicode table: <glyph> <letter>.
_MAPPED = re.compile(rb"<[0-9A-Fa-f]{2,4}> <([0-9A-Fa-f]{4})>")


def record(bank: Bank, name: str) -> Instrument:
    found = bank.materials[f"instruments/{name}"].record
    assert isinstance(found, Instrument)
    return found


def test_a_sheet_groups_questions_by_the_way_they_are_answered(real: Bank) -> None:
    made = sheet(record(real, "in-oprosnyy-list-uchitelya"), "Копилка")
    assert [(block.title, [part.form for part in block.parts]) for block in made.blocks] == [
        ("Замечаю", ["grid"]),
        ("Помогаю", ["grid"]),
        ("Не\u00a0один", ["grid"]),
        ("Что\u00a0мешает", ["many"]),
        ("Своими словами", ["open"]),
    ]
    numbers = [question.number for block in made.blocks for part in block.parts for question in part.questions]
    assert numbers == list(range(1, 16))
    assert "Добровольно" in made.facts


def test_every_instrument_with_questions_has_its_files_and_no_other_has(real: Bank) -> None:
    written = {artifact.uri for artifact in instrument_files(real, SiteInfo())}
    named = {material.key for material in instruments(real)}
    assert len(named) >= 5
    assert written == {"assets/data/instruments.js"} | {
        f"{key}/{name}" for key in named for name in ("blank.pdf", "blank.docx", "tablitsa.csv")
    }
    assert "instruments/in-metodiki-tolko-ssylki" not in named


def test_files_have_the_same_bytes_when_made_again(real: Bank) -> None:
    first, again = ({artifact.uri: artifact.make() for artifact in instrument_files(real, SiteInfo())} for _ in range(2))
    assert [uri for uri, made in first.items() if made != again[uri]] == []


@pytest.mark.parametrize("name", ["in-oprosnyy-list-uchenika", "in-karta-nablyudeniy"])
def test_a_pdf_carries_its_cyrillic_font(real: Bank, name: str) -> None:
    made = sheet_pdf(sheet(record(real, name), "Копилка"))
    assert made.startswith(b"%PDF-")
    inside = b"\n".join(_inflated(part) for part in _STREAM.findall(made)) + made
    fonts = set(re.findall(rb"/FontName\s*/[A-Z]{6}\+([A-Za-z-]+)", inside))
    assert {font.split(b"-")[0] for font in fonts} == {b"LibertinusSerif"}, "a letter fell back to another font"
    assert len(re.findall(rb"/FontFile3?", inside)) == len(fonts)
    letters = {chr(int(code, 16)) for code in _MAPPED.findall(inside)}
    assert len(letters & set("абвгдежзийклмнопрстуфхцчшщъыьэюя")) >= 28


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_the_word_blank_holds_every_question_and_answer(real: Bank) -> None:
    source = record(real, "in-oprosnyy-list-uchenika")
    document = docx.Document(io.BytesIO(sheet_docx(sheet(source, "Копилка"))))
    rows = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    said = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows]).replace("\u00a0", " ")
    assert [item.text for item in source.items if item.text not in said] == []
    assert [answer.text for scale in source.answer_scales for answer in scale.answers if answer.text not in said] == []
    assert said.count("☐") == 12 * 4 + 6


def test_columns_are_as_wide_as_their_cells_because_libreoffice_looks_at_the_columns(real: Bank) -> None:
    source = record(real, "in-oprosnyy-list-uchenika")
    document = docx.Document(io.BytesIO(sheet_docx(sheet(source, "Копилка"))))
    for table in document.tables:
        widths = [column.width for column in table.columns]
        assert widths[0] > 2 * widths[1] > 0
        assert all([cell.width for cell in row.cells] == widths for row in table.rows)


def test_the_empty_table_opens_in_excel_in_russian(real: Bank) -> None:
    source = record(real, "in-karta-nablyudeniy")
    made = answer_table(source)
    assert made.startswith(b"\xef\xbb\xbf") and made.endswith(b"\r\n")
    (header,) = csv.reader(io.StringIO(made.decode("utf-8-sig")), delimiter=";")
    assert header == ["Код", *(item.text for item in source.items)]


def test_keys_tell_the_calculator_points_scales_and_bounds(real: Bank) -> None:
    key = next(one for one in keys(real) if one["id"] == "in-oprosnyy-list-roditelya")
    assert [item["id"] for item in key["items"] if item.get("reverse")] == ["z4", "d3", "t4"]
    assert [answer[1] for answer in key["answers"][key["items"][0]["scale"]]] == [0, 1, 2, 3]
    assert key["scales"][0]["items"] == ["z1", "z2", "z3", "z4"]
    assert all(bound["meaning"] for scale in key["scales"] for bound in scale["bounds"])
