"""Reading YAML: the same words and the same places whichever loader complains, and the place of every value."""

from __future__ import annotations

import pytest
import yaml

from kopilka.content.source import read_source
from kopilka.content.yaml_messages import explain
from kopilka.content.yaml_reader import positions, read_mapping
from kopilka.diagnostics import Diagnostic
from support.fixtures import card, loaded, said, write

#: A faulty text, the code, the line, the column and the beginning of the message.
FAULTS = [
    ("title: Дроби: шаги\n", "YML004", 1, 13, "В значении стоит двоеточие"),
    ("title: Дроби\n  goal: Шаги\n", "YML004", 2, 7, "В значении стоит двоеточие"),
    ("title:Дроби\ngoal: Шаги\n", "YML001", 1, 7, "После двоеточия нет пробела"),
    ("title:\u00a0Дроби\ngoal: Шаги\n", "YML001", 1, 7, "После двоеточия нет пробела"),
    ("aliases:\n\t- дроби\n", "YML002", 2, 1, "Отступ сделан табуляцией"),
    ("goal: Шаги\nterm:\n  a: б\n\tc: 2\n", "YML002", 4, 1, "Отступ сделан табуляцией"),
    ('title: "Дроби\ngoal: Шаги\n', "YML001", 1, 8, "Кавычка открыта"),
    ("title: 'Дроби\ngoal: Шаги\n", "YML001", 1, 8, "Кавычка открыта"),
    ('title: "Дроби" в 5 классе\n', "YML001", 1, 16, "После закрывающей кавычки"),
    ("grades: [5, 6\ntitle: Дроби\n", "YML001", 1, 9, "Квадратная скобка открыта"),
    ("authors: {position: учитель\ntitle: Дроби\n", "YML001", 1, 10, "Фигурная скобка открыта"),
    ("title: *дроби\n", "YML005", 1, 9, "Знаки & и *"),
    ("title: *drobi\n", "YML005", 1, 8, "Знаки & и *"),
    ("title: & дроби\n", "YML005", 1, 9, "Знаки & и *"),
    ("a: &x 1\nb: &x 2\n", "YML005", 2, 4, "Ссылки YAML"),
    ("title: @дроби\n", "YML001", 1, 8, "Значение начинается со служебного знака"),
    ("title: `дроби`\n", "YML001", 1, 8, "Значение начинается со служебного знака"),
    ("title: %дроби\n", "YML001", 1, 8, "Значение начинается со служебного знака"),
    ("title: ]дроби\n", "YML001", 1, 8, "Значение начинается со служебного знака"),
    ("title: ,дроби\n", "YML001", 1, 8, "Значение начинается со служебного знака"),
    ("title: >дроби\n", "YML001", 1, 9, "Значение начинается со служебного знака"),
    ("aliases: - дроби\n", "YML001", 1, 10, "Значение начинается со служебного знака"),
    ("digest:\n  - раз\n - два\n", "YML001", 3, 2, "Здесь ожидалась строка вида"),
    ("title: Дроби\nпросто текст\ngoal: Шаги\n", "YML001", 3, 1, "Здесь ожидалась строка вида"),
    ("title: Дроби\n---\ngoal: Шаги\n", "YML001", 2, 1, "Внутри карточки стоит лишняя"),
    ("title: !x!y Дроби\n", "YML006", 1, 8, "Метки типа"),
]


def complaint(text: str, loader: type) -> Diagnostic:
    try:
        yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        return explain(error, text, 1)
    raise AssertionError("the text was read")


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@pytest.mark.parametrize(("text", "code", "line", "column", "message"), FAULTS)
def test_both_loaders_are_told_alike(text, code, line, column, message, loader):
    told = complaint(text, loader)
    assert (told.code, told.line, told.column) == (code, line, column)
    assert told.message.startswith(message)
    assert told.hint


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_a_control_character_stands_where_it_is_typed(loader):
    """The C loader counts bytes, the Python one characters; Cyrillic letters have two bytes."""
    told = complaint("title: Дроби\ngoal: Шаги\x9a\n", loader)
    assert (told.code, told.line, told.column) == ("SRC002", 2, 11)


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_a_backslash_is_told_by_both(loader):
    """The two loaders differ by a column here: one shows the backslash, the other the letter after it."""
    told = complaint('title: "С:\\папка"\n', loader)
    assert (told.code, told.line) == ("YML001", 1)
    assert told.column in (11, 12)
    assert told.message.startswith("Обратная черта")


def test_the_line_of_the_file_is_told_not_that_of_the_card():
    assert (read_mapping("a: 1\nb: c: d\n", 10).problems[0].line) == 11


def test_values_have_their_places():
    text = 'title: Дроби\ngrades: [5, 6]\nsteps:\n  - title: Раз\n    cards:\n      - task: "2 + 2"\n'
    keys, values = positions(text, 2)
    assert values["title",] == (2, 8)
    assert values["grades", 1] == (3, 13)
    assert keys["steps", 0, "cards"] == (6, 5)
    assert values["steps", 0, "cards", 0, "task"] == (7, 15)


def test_a_place_that_is_absent_is_that_of_its_parent(tmp_path):
    write(tmp_path, {"guides/pa-shagi.md": card(more="authors:\n  - position: учитель\n")})
    source = loaded(tmp_path).materials["guides/pa-shagi"].source
    assert source.place(("authors", 0, "name")) == (6, 5)
    assert source.place(("nothing", 3)) == (2, 1)
    assert source.place(("authors",), key=True) == (5, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.10", "1.10"),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2026-11-22", "2026-11-22"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("~", None),
        ("null", None),
        ("true", True),
        ("5", 5),
        ("-3", -3),
        ("0.5", 0.5),
        ("'5'", "5"),
        ('"true"', "true"),
        (".inf", ".inf"),
        ("1e3", "1e3"),
        ("2024/2025", "2024/2025"),
        ("9" * 30, "9" * 30),
    ],
)
def test_what_is_typed_stays_what_it_is(text, value):
    data = read_mapping(f"key: {text}\n").data
    assert data == {"key": value}


def test_every_fault_of_a_card_is_told_in_one_run(tmp_path):
    write(
        tmp_path,
        {
            "guides/pa-shagi.md": card(more="gradess: [5]\ntier: вместе\nreviewed: 31.02.2026\n"),
            "guides/pa-drugaya.md": card(more="people: *x\n"),
        },
    )
    assert set(said(loaded(tmp_path).problems)) == {
        "YML005 5:9 guides/pa-drugaya.md",
        "FLD002 5:1 guides/pa-shagi.md",
        "FLD005 6:7 guides/pa-shagi.md",
        "FLD006 7:11 guides/pa-shagi.md",
    }


def test_a_body_keeps_the_lines_of_the_file(tmp_path):
    write(tmp_path, {"guides/pa-shagi.md": card("## Шаги\n\n[Раз](нет.md)")})
    source = loaded(tmp_path).materials["guides/pa-shagi"].source
    assert source.body.place(source.body.nodes[1].start) == (9, 1)


def test_a_file_outside_is_not_followed(tmp_path):
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / "a.md").symlink_to("/etc/hostname")
    assert [one.code for one in read_source(tmp_path, "practices/a.md").problems] == ["SRC004"]
