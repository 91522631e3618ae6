"""A person breaks a real file in ten ways: ten plain Russian messages, each at its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kopilka.content.bank import load
from kopilka.diagnostics import Severity
from kopilka.rules import check
from support.base import ROOT

PASSPORT = "practices/projects/pasport-proekta-2024-2025.yml"
REPORT = "practices/reports/otchet-shkola-44-2023-2024.yml"
SCHOOL = "practices/schools/shkola-44.yml"
EVENT = "practices/events/kruglyy-stol-semya.md"
#: (file, what is replaced, by what, code, words of the message or of its hint)
BREAKS = [
    (PASSPORT, r"^status: .*$", "status: опубликованно", "FLD005", "Возможно, вы имели в виду «опубликовано»"),
    (PASSPORT, r"^summary: ", "sumary: ", "FLD002", "Возможно, вы имели в виду «summary»"),
    (PASSPORT, r"^origin: ", "\torigin: ", "YML002", "табуляц"),
    (PASSPORT, r"^reviewed: .*$", "reviewed: 22.11.2026", "FLD006", "2026-11-22"),
    (REPORT, r"^school: .*$", "school: shkola-444", "REF001", "Возможно, вы имели в виду «shkola-44»"),
    (REPORT, r"^school_year: .*$", "school_year: 2023/2025", "DAT003", "2023/2024"),
    (REPORT, r"^title: .*$", "title: Отчёт: первый год", "YML004", "кавычки"),
    (SCHOOL, r"^title: ", "title: Школа\ntitle: ", "YML003", "дважды"),
    (SCHOOL, r"^number: .*$", "number: сорок четыре", "FLD003", "нужно число"),
    (EVENT, r"^risks: .*$", "risks: [roditely]", "VOC001", "roditeli"),
    (EVENT, r"^## Сценарий$", "## Сценарий\n\nЗвоните: +7 (905) 123-45-67.", "PDN001", "Телефон"),
    (EVENT, r"\A---\n", "", "SRC009", "первая строка"),
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("seeds")
    shutil.copytree(ROOT / "practices", root / "practices")
    return root


@pytest.mark.parametrize(
    ("path", "pattern", "broken", "code", "words"), BREAKS, ids=[f"{row[3]}-{index}" for index, row in enumerate(BREAKS)]
)
def test_broken_seed_is_explained_at_its_line(base: Path, path: str, pattern: str, broken: str, code: str, words: str) -> None:
    file = base / path
    whole = file.read_text("utf-8")
    found = re.search(pattern, whole, re.MULTILINE)
    assert found is not None, f"В {path} нет строки {pattern}"
    line = whole.count("\n", 0, found.start()) + broken.rstrip().count("\n") + 1
    try:
        file.write_text(whole[: found.start()] + broken + whole[found.end() :], "utf-8")
        told = [problem for problem in check(load(base)) if problem.path == path and problem.severity is not Severity.NOTE]
    finally:
        file.write_text(whole, "utf-8")
    first = next((problem for problem in told if problem.code == code), None)
    assert first is not None, told
    assert first.line == line
    assert words in f"{first.message} {first.hint}"
    assert re.search("[А-Яа-я]", first.message) and not re.search(
        r"\b(error|expected|invalid|found)\b", first.message, re.IGNORECASE
    )
