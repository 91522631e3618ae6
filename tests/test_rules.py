"""Every rule: its page, a bad base that it catches at the very place, a good one about which it says nothing."""

from __future__ import annotations

import ast
import os
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kopilka
from kopilka.content.bank import Bank, load
from kopilka.content.source import Source
from kopilka.diagnostics import Severity
from kopilka.rules import FAMILIES, check, clock
from kopilka.rules.addresses import _from_tree as _links_of_tree
from kopilka.rules.addresses import _plainly, linked
from kopilka.rules.expressions import UncountableError, answers, count, written
from kopilka.rules.graph import circles
from kopilka.rules.outline import _from_tree, outline
from kopilka.rules.pages import code_pages, explain, rule_pages
from kopilka.rules.pupil_names import Names
from kopilka.rules.scalars import scalars
from support.fixtures import FIXTURES, MADE, TODAY, card, check_fixture, checked, said, write

PACKAGE = Path(kopilka.__file__).parent
BAD = sorted(path.name for path in (FIXTURES / "bad").iterdir())
GOOD = sorted(path.relative_to(FIXTURES / "good").as_posix() for path in (FIXTURES / "good").glob("*/*"))
_CODE = re.compile(r"[A-Z]{3}\d{3}\Z")


def emitted() -> set[str]:
    """Every code that stands as a literal anywhere in the package."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.match(node.value):
                found.add(node.value)
    return found


@pytest.mark.parametrize("name", BAD)
def test_bad_fixture_gives_exactly_what_it_expects(name):
    folder = FIXTURES / "bad" / name
    assert said(check_fixture(f"bad/{name}")) == (folder / "expected.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", MADE)
def test_bad_base_made_on_the_spot_gives_exactly_what_it_expects(name, tmp_path):
    if name == "SRC012-pipe" and not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    expected = MADE[name](tmp_path)
    assert said(checked(tmp_path)) == expected


@pytest.mark.parametrize("name", GOOD)
def test_good_fixture_gives_nothing_of_its_family(name):
    family = name.split("/")[0]
    codes = {code for code, (page, _) in code_pages().items() if page.family == family}
    assert [row for row in said(check_fixture(f"good/{name}")) if row[:6] in codes] == []


def test_every_code_has_a_page_a_bad_and_a_good_fixture():
    pages = code_pages()
    bad = {name[:6] for name in (*BAD, *MADE)}
    good = {name.split("/")[0] for name in GOOD}
    assert emitted() == set(pages), "a code without a page, or a page without a code"
    assert set(pages) - bad == set(), "a code without a bad fixture"
    assert {family.id for family in FAMILIES} == good


@pytest.mark.parametrize("name", BAD)
def test_a_bad_fixture_shows_the_code_it_is_named_for(name):
    assert name[:6] in (FIXTURES / "bad" / name / "expected.txt").read_text("utf-8")


def test_pages_show_the_wrong_and_the_right_form():
    for page in rule_pages():
        assert page.intro, page.family
        for code in page.codes:
            assert code.severity in {severity.label for severity in Severity}, code.code
            assert code.markdown.count("```") == 4, code.code
            assert code.markdown.index("Плохо:") < code.markdown.index("Хорошо:"), code.code


def test_explain_takes_any_case_and_knows_only_its_codes():
    found = explain(" fld007 ")
    assert found is not None
    assert (found[0].family, found[1].title) == ("fields", "Для публикации нужно поле")
    assert explain("FLD999") is None


def test_severities_in_the_code_are_the_severities_of_the_pages():
    """A code is given with the severity of its page, or with a softer one where the page says that the state matters."""
    for name in BAD:
        for problem in check_fixture(f"bad/{name}"):
            page = code_pages()[problem.code][1]
            if problem.severity.label != page.severity:
                assert page.markdown.startswith(("Ошибка у опубликованного", "Ошибка, если", "Заметка; ошибка")), problem


def test_diagnostics_come_sorted_and_once():
    problems = check_fixture("bad/REF001-nowhere")
    assert list(problems) == sorted(set(problems), key=lambda one: (one.path, one.line, one.column, one.code))


def test_every_fix_replaces_what_stands_at_its_place():
    """The text which a fix takes away is on one line and is not the text it puts there."""
    for name in BAD:
        folder = FIXTURES / "bad" / name
        for problem in check_fixture(f"bad/{name}"):
            if problem.fix is not None:
                row = (folder / problem.path).read_text("utf-8").split("\n")[problem.fix.line - 1]
                old = row[problem.fix.column - 1 : problem.fix.end_column - 1]
                assert problem.fix.line == problem.fix.end_line
                assert old
                assert old != problem.fix.text


def test_the_real_base_has_no_typography_or_personal_data_false_alarms(real: Bank):
    told = [problem for problem in check(real, TODAY) if problem.code[:3] in ("TYP", "PDN")]
    assert said(told) == []


def test_today_is_one_place():
    with clock.on(date(2030, 1, 2)):
        assert clock.today() == date(2030, 1, 2)
    assert clock.today() != date(2030, 1, 2)


def test_circles_shows_the_shortest_way_round():
    found = sorted(circles({"a": ["b"], "b": ["c", "a"], "c": ["a"], "d": ["a"]}))
    assert found == [("a", "b"), ("b", "a"), ("c", "a", "b")]


def test_circles_of_a_huge_ring_are_found_at_once():
    ring = {str(number): [str((number + 1) % 20_000)] for number in range(20_000)}
    assert len(list(circles(ring))) == 20_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18 + 12 : 3", "22"),
        ("(18 + 12) : 3", "10"),
        ("2,5 · 4", "10"),
        ("1 1/2 + 0,25", "1,75"),
        ("2/3 − 1/6", "0,5"),
        ("1/3 + 1/3", "2/3"),
        ("3²", "9"),
        ("2 ^ 10", "1024"),
        ("−5 + 2", "-3"),
        ("1 000 · 3", "3000"),
        ("20 % · 50", "10"),
        ("gcd(12, 18)", "6"),
        ("lcm(4,6)", "12"),
        ("[2 + 3] × 4", "20"),
    ],
)
def test_sums_are_counted_as_in_a_textbook(text, value):
    assert written(count(text)) == value


@given(numbers=st.lists(st.integers(0, 9_999_999), min_size=1, max_size=10), data=st.data())
def test_sums_of_whole_numbers_are_counted_as_the_tree_counts_them(numbers, data):
    signs = data.draw(st.lists(st.sampled_from(("+", " - ", " * ", "-", "·", " − ")), min_size=9, max_size=9))
    text = "".join(f"{number}{sign}" for number, sign in zip(numbers, signs, strict=False)).rstrip("+-*·− ")
    assert count(text) == count(f"({text})")
    assert answers(str(numbers[0])) == answers(f" {numbers[0]} ")


@pytest.mark.parametrize(("text", "right"), [("3/4 > 2/3", True), ("2 + 2 = 5", False), ("1 ≤ 2 ≤ 3", True)])
def test_comparisons_are_counted(text, right):
    assert count(text) is right


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('x')",
        "().__class__",
        "9**9**9",
        "(" * 150 + "1" + ")" * 150,
        "1 / 0",
        "",
        "x + 1",
        "1 if 1 else 2",
        "[1 for i in range(9)]",
        "'a' * 9",
        "gcd(1/2, 3)",
        "True + 1",
        "1" * 300,
        "1e999",
        "2 @ 3",
        "1 in 2",
        "0 ** -1",
    ],
)
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(UncountableError):
        count(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5/6", ["5/6"]),
        ("1 1/2", ["1,5"]),
        ("0,75", ["0,75"]),
        ("22 см", ["22"]),
        ("x = 5", ["5"]),
        ("−5", ["-5"]),
        ("(12 − 4) · 2", ["16"]),
        ("1 250 руб.", ["1250"]),
        ("3 дм 5 см", ["3", "5"]),
        ("нет", []),
        ("15 %", ["15", "0,15"]),
    ],
)
def test_answers_are_read_in_their_usual_forms(text, values):
    assert [written(value) for value in answers(text)] == values


def test_a_name_of_somebody_in_the_base_is_no_pupil(tmp_path):
    names = Names(check_base(tmp_path))
    assert names.allowed("Яковлевой Н.")
    assert names.allowed("Лев Толстой")
    assert not names.allowed("Мария Кузнецова")
    assert names.human("Мария Кузнецова")
    assert not names.human("Первый Шаг")


def check_base(tmp_path: Path) -> Bank:
    text = card(more="authors:\n  - {name: Яковлева Наталья Олеговна, position: профессор, name_basis: официальная публикация}\n")
    return load(write(tmp_path, {"guides/pa-shagi.md": text}))


@pytest.mark.parametrize(
    "body",
    [
        "## Один\n\nТекст.\n\n## Два\n",
        "Текст.\n\n### Три\n\n## Один\n### Два\nТекст\n",
        "## Один ##\n\n## Два #\n",
        "##Один\n\n#Два\n",
        "## Один\n```\n## Два\n```\n",
        "Один\n---\n\nДва\n===\n",
        "## *Один* `два`\n",
        "> ## Один\n\n- ## Два\n",
        " ## Один\n\n    ## Два\n",
        "<div>\n## Один\n</div>\n",
        "##\n\n## \n",
        "## Один\\\n\n## [Два](x.md)\n",
        "## Один\n<!-- x -->\n## Два\n",
        "| a |\n|---|\n## Один\n",
        "## Один\n\n[x]: http://a.ru\n\n## Два\n",
    ],
)
def test_headings_read_by_line_are_those_of_the_tree(body):
    source = Source("practices/guides/a.md", f"---\n---\n{body}", 4, 4, 2, 8, 3)
    assert outline(source) == list(_from_tree(source, source.body))


PIECES = [*"аб1 \n#-*[]()!|>.:^", "](", "[а](б.md)", "![а](б)", "\n\n", "## "]
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@settings(max_examples=400)
@given(body=MARKDOWN)
def test_links_and_headings_read_by_line_are_those_of_the_tree(body):
    """What is read quickly is what the tree says, whatever stands in the body."""
    source = Source("practices/guides/a.md", f"---\n---\n{body}", 4, 4, 2, 8, 3)
    assert outline(source) == list(_from_tree(source, source.body))
    quick = _plainly(source)
    if linked(body) and quick is not None:
        assert quick == list(_links_of_tree(source))


def test_scalars_stand_where_they_are_typed(tmp_path):
    more = 'people: "один \\"учитель\\""\nlimits: |\n  Первая строка.\n  Вторая.\ngrades: [5, 6]\n'
    source = load(write(tmp_path, {"guides/pa-shagi.md": card(more=more)})).materials["guides/pa-shagi"].source
    found = {scalar.path: scalar for scalar in scalars(source)}
    assert found["people",].raw == 'один \\"учитель\\"'
    assert not found["people",].exact
    assert found["grades", 1].raw == "6"
    assert all(source.front[scalar.start : scalar.end] == scalar.raw for scalar in found.values())
