"""Fixes: put in from the end, never over each other, with the file's own line ends and never half written."""

from __future__ import annotations

import pytest

from kopilka.content import swap
from kopilka.diagnostics import Diagnostic, Fix, Severity
from kopilka.report.fixes import apply_fixes, fixed
from kopilka.rules import check
from support.fixtures import FIXTURES, TODAY, card, checked, loaded, said, write


def test_fixes_are_put_in_by_line_and_column():
    text, count = fixed("один два\nтри четыре\n", [Fix(2, 1, 2, 4, "3"), Fix(1, 6, 1, 9, "2")])
    assert (text, count) == ("один 2\n3 четыре\n", 2)


def test_of_two_that_overlap_the_first_is_taken():
    assert fixed("абвгд", [Fix(1, 2, 1, 5, "X"), Fix(1, 4, 1, 6, "Y")]) == ("аXд", 1)


def test_neighbours_do_not_overlap():
    assert fixed("абв", [Fix(1, 1, 1, 2, "1"), Fix(1, 2, 1, 3, "2"), Fix(1, 3, 1, 4, "3")]) == ("123", 3)


def test_the_same_fix_twice_is_one():
    assert fixed("абв", [Fix(1, 1, 1, 2, ""), Fix(1, 1, 1, 2, "")]) == ("бв", 1)


def test_a_fix_over_two_lines():
    assert fixed("а\r\nб\r\nв", [Fix(1, 2, 3, 1, " ")]) == ("а в", 1)


@pytest.mark.parametrize("fix", [Fix(9, 1, 9, 2, "x"), Fix(1, 9, 1, 12, "x"), Fix(2, 1, 1, 1, "x"), Fix(0, 1, 1, 1, "x")])
def test_a_fix_of_a_text_that_has_changed_is_left_out(fix):
    assert fixed("абв", [fix]) == ("абв", 0)


def problem(path: str, fix: Fix | None) -> Diagnostic:
    return Diagnostic(path, 1, 1, "TYP001", Severity.NOTE, "Прямые кавычки.", "", fix)


def test_the_file_keeps_its_mark_and_its_line_ends(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes("\ufeffодин\r\nдва\r\n".encode())
    assert apply_fixes(tmp_path, [problem("a.md", Fix(2, 1, 2, 4, "2")), problem("b.md", Fix(1, 1, 1, 1, "x"))]) == 1
    assert path.read_bytes() == "\ufeffодин\r\n2\r\n".encode()


def test_a_link_out_of_the_base_is_not_mended(tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_text("один", "utf-8")
    (tmp_path / "a.md").symlink_to(outside)
    assert apply_fixes(tmp_path, [problem("a.md", Fix(1, 1, 1, 5, "1"))]) == 0
    assert outside.read_text("utf-8") == "один"


def test_a_failure_leaves_the_old_file_whole(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_text("один", "utf-8")

    def fail(*_: object) -> None:
        raise OSError("диск полон")

    monkeypatch.setattr(swap.os, "replace", fail)
    with pytest.raises(OSError, match="диск полон"):
        apply_fixes(tmp_path, [problem("a.md", Fix(1, 1, 1, 5, "1"))])
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]
    assert path.read_text("utf-8") == "один"


def _fixable() -> list[str]:
    return sorted(path.name for path in (FIXTURES / "bad").iterdir() if path.name[:3] in ("TYP", "SEC", "VOC", "REF", "FLD"))


@pytest.mark.parametrize("name", _fixable())
def test_after_the_fixes_nothing_that_had_one_is_left(name, tmp_path):
    files = {
        path.relative_to(FIXTURES / "bad" / name / "practices").as_posix(): path.read_bytes()
        for path in (FIXTURES / "bad" / name / "practices").rglob("*.*")
    }
    root = write(tmp_path, files)
    before = checked(root)
    apply_fixes(root, before)
    # A second round takes what overlapped in the first; it must be the last one.
    apply_fixes(root, checked(root))
    after = checked(root)
    assert [one for one in after if one.fix is not None] == []
    fixed_codes = {one.code for one in before if one.fix is not None}
    broken = {one.code for one in after} - {one.code for one in before}
    assert broken <= {"DAT002", "FLD007", "FUL001", "FUL002", "HON002", "REF001", "SEC001", "VOC003"}, "a fix must break nothing"
    assert fixed_codes or before


def test_mended_text_reads_as_it_should(tmp_path):
    body = 'Скажите: "Обведи - первое действие", 5-9 классы , школа N 44...  Кaрточка.\n\n`a - b "c"` и ["сайт"](https://a.ru/).'
    root = write(tmp_path, {"guides/pa-shagi.md": card(body, more='people: учитель - "опытный"\n')})
    for _ in range(3):
        apply_fixes(root, check(loaded(root), TODAY))
    text = (root / "practices/guides/pa-shagi.md").read_text("utf-8")
    assert "people: учитель — «опытный»\n" in text
    assert "Скажите: «Обведи — первое действие», 5–9 классы, школа № 44… Карточка.\n" in text
    assert '`a - b "c"` и [«сайт»](https://a.ru/).\n' in text
    assert said(checked(root)) == []
