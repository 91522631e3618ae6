"""The quick look before the exact expressions: it reads as `re` does, and hides nothing that they would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kopilka.content.source import Source
from kopilka.rules import look, personal_patterns, pupil_names, typography
from kopilka.rules.personal_patterns import PATTERNS, worth_trying
from kopilka.rules.plain import BLANK
from kopilka.rules.signs import SPACE, Signs
from kopilka.rules.typography_marks import MARKS, latin_in_russian

SETS = {
    "personal": personal_patterns._SIGNS,
    "typography": typography._SIGNS,
    "look": look._SIGNS,
}
#: Scraps of which texts are made that are near to every sign, some of them personal data.
SCRAPS = (
    "слово", "Мария", "М.", "п", "Ё", "a", "N", "No", "№", "1", "12", "2013", "4500 123456", "900 000-00-00", "112-233-445 95",
    " ", "  ", "\n", "\t", "\x1f", "\x85", "\u2009", "-", " - ", "--", "–", "—", "‑", ".", "...", ",", " ,", ":", "|", "»", "«",
    '"', "(", ")", "%", "@", "школа.рф", "ivanova", "тел ", "Тел.", "телефон", "+7", "8", "кв. 5", "ул. Лесная", "д. 5",
    "проживает: ", "домашний адрес ", "дата рождения ", "родился ", "г.р.", "д. р.", "паспорт ", "серия ", "СНИЛС ", "12.03.",
    "марта ", "5-е", "кл.",
)  # fmt: skip
texts = st.lists(st.sampled_from(SCRAPS) | st.characters(codec="utf-8"), max_size=14).map("".join)


@pytest.mark.parametrize("name", SETS)
@settings(max_examples=400, deadline=None)
@given(text=texts)
def test_signs_are_read_as_re_reads_them(name, text):
    signs = SETS[name]
    assert signs.within(text) == [number for number, sign in enumerate(signs.signs) if re.search(sign, text)]


@settings(max_examples=600, deadline=None)
@given(text=texts)
def test_no_personal_data_stand_in_a_text_without_their_sign(text):
    tried = worth_trying(text)
    seen = [pattern for pattern in PATTERNS if any(map(pattern.sure, pattern.regex.finditer(text)))]
    assert [pattern.code for pattern in seen if pattern not in tried] == []


@settings(max_examples=600, deadline=None)
@given(text=texts)
def test_no_wrong_mark_stands_in_a_text_without_its_sign(text):
    marked = any(mark.certain(match) for mark in MARKS for match in mark.regex.finditer(text) if BLANK not in match[0])
    if marked or any(latin_in_russian(text)):
        assert typography._suspicious(text)


@settings(max_examples=300, deadline=None)
@given(text=texts)
def test_no_name_stands_in_a_text_without_its_sign(text):
    if pupil_names._NAME.search(text):
        assert look.look(Source("a.md", text, 0, 0, 1, 0, 1)).name


def test_spaces_are_all_that_re_takes_for_spaces():
    everything = "".join(map(chr, range(0x11000)))
    assert set(re.findall(f"[{SPACE}]", everything)) == set(re.findall(r"\s", everything))


def test_half_of_a_pair_from_a_web_form_is_passed_over():
    assert Signs(("@", "б")).within("а\ud800@") == [0]
