"""Spaces that must not break: in the right places, nowhere else, and nothing but spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kopilka.views.typesetting import typeset, whole_ranges


@pytest.mark.parametrize(("text", "right"), [
    ("Карта для 5 класса", "Карта для_5_класса"), ("и в школе", "и_в_школе"), ("ученик — читатель", "ученик_— читатель"),
    ("школа № 44", "школа №_44"), ("Ю. А. Гагарин", "Ю._А._Гагарин"), ("30 % и 5 минут", "30_% и_5_минут"),
    ("(не знает)", "(не_знает)"), ("«Я читаю»", "«Я_читаю»"), ("конец. И снова", "конец. И_снова"),
    ("слово другое", "слово другое"), ("two words on page", "two words on page"), ("2 + 3", "2 + 3"),
    ("<code>и в коде</code> и в тексте", "<code>и в коде</code> и_в_тексте"),
    ('<a title="и в подсказке">и в ссылке</a>', '<a title="и в подсказке">и_в_ссылке</a>'),
])  # fmt: skip
def test_spaces(text: str, right: str) -> None:
    assert typeset(text).replace("\u00a0", "_") == right


@given(st.text(alphabet="абв и не — № 5А.Ю<>b/ «»()\n", max_size=80))
def test_only_spaces_change_and_only_once(text: str) -> None:
    once = typeset(text)
    assert once.replace("\u00a0", " ") == text
    assert typeset(once) == once


@pytest.mark.parametrize(("text", "right"), [
    ("за 15–20 минут", "за [15–20] минут"), ("7–8, 10–11 классы", "[7–8], [10–11] классы"), ("ППк–комиссия", "ППк–комиссия"),
    ("закон № 273-ФЗ, статья 2", "закон № [273-ФЗ], статья 2"), ("РП-44 и 5-й класс", "РП-44 и 5-й класс"),
    ('<a title="5–6">5–6</a>', '<a title="5–6">[5–6]</a>'),
    ("<svg><text>5–6</text></svg> 1,5–2", "<svg><text>5–6</text></svg> [1,5–2]"),
])  # fmt: skip
def test_a_range_stays_on_its_line(text: str, right: str) -> None:
    assert whole_ranges(text) == right.replace("[", '<span class="kp-nowrap">').replace("]", "</span>")
