"""The quick reader of cards reads what the general one reads, or steps back."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kopilka.content.yaml_plain import read_plainly
from kopilka.content.yaml_reader import YamlText, read_generally, read_mapping
from support.fixtures import FIXTURES, ROOT

#: Scraps of lines: right ones, and what makes them mean something else.
SCRAPS = (
    "a: ", "b:", "b: ", "ключ: ", "- ", "-", "слово", "два слова", "x", "7", "007", "1.10", "0.5", "true", "null", "~", "да",
    "2026-11-22", "'", "''", '"', "\\", "it's", "[]", "[a, б]", "[1, true]", "[a , b]", "{}", "{a: b}", "[", "]", ",", "|", ">",
    "&a", "*a", "!", "? ", "%", "@", "`", "#", " #", ":", ": ", "---", "...", "<<: ", "\t", "\r", "\x85", "\xa0", "\u2028",
    "\ufeff", " ", "  ", "    ", "\n", "\n", "\n  ", "\n  ", "\n- ", "\n  - ", "\n    ", "\na: ", "\n  b: ", "\n  a: ",
)  # fmt: skip
documents = st.lists(st.sampled_from(SCRAPS) | st.characters(codec="utf-8"), max_size=24).map("".join)
words = st.text(st.sampled_from("абв ё:#-'\"[]{},&*!|>%@`?.~01xyN«»—\n\\/"), max_size=40) | st.sampled_from(SCRAPS)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 9999) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcdxyz"), inner, max_size=3),
    max_leaves=12,
)


def agree(text: str) -> bool:
    """Whether the quick reader has read the text: then the general one reads the same, types and order included."""
    data = read_plainly(text)
    if data is not None:
        general = read_generally(text)
        assert (repr(general.data), general.problems) == (repr(data), ())
    return data is not None


@settings(max_examples=1500, deadline=None)
@given(text=documents)
def test_of_any_lines(text):
    agree(text)
    agree(f"a:\n  b: {text}")
    agree(f"a:\n- {text}")


@settings(max_examples=500, deadline=None)
@given(data=st.dictionaries(st.sampled_from(("title", "a", "b_c", "steps")), values, max_size=4), width=st.integers(20, 130))
def test_of_whatever_is_written_by_a_program(data, width):
    agree(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=width))


def test_of_every_card_of_the_repository():
    read = 0
    for path in (*ROOT.glob("practices/*/*.*"), *ROOT.glob("tests/fixtures/**/practices/**/*.*")):
        if path.suffix in (".md", ".yml"):
            text = path.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
            parts = text.split("---\n")
            read += agree(parts[1] if path.suffix == ".md" and len(parts) > 1 else text)
    assert read > 200, "the quick reader reads hardly anything"


def test_plain_cards_are_read_the_quick_way():
    card = (FIXTURES / "plain-card.yml").read_text("utf-8")
    assert read_plainly(card) == read_generally(card).data == read_mapping(card).data
    assert list(read_plainly(card) or ()) == ["title", "summary", "grades", "levels", "aliases", "relations", "doses", "empty"]


@pytest.mark.parametrize(
    "text", ["a: b: c", "a: x\na: y", "a: [b", "a: 'b", "a: b\n c: d", "- a", "a:\n\tb: c", "a: &x b", "{{ a }}"]
)
def test_mistakes_are_told_by_the_general_reader(text):
    assert read_plainly(text) is None
    assert read_mapping(text) == read_generally(text)
    assert read_mapping(text) != YamlText({})
