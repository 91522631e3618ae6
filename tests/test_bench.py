"""The benchmark's corpus is a right base, and the same one every time."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kopilka.content.bank import load
from kopilka.content.kinds import KINDS
from kopilka.diagnostics import Severity
from kopilka.rules import check

ROOT = Path(__file__).parents[1]
COUNT = 120


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return _written(tmp_path_factory.mktemp("corpus") / "base")


def _written(folder):
    corpus = ROOT / "scripts" / "bench" / "corpus.py"
    subprocess.run([sys.executable, corpus, folder, "--count", str(COUNT)], check=True)
    return folder


def test_every_material_of_every_kind_is_right(base):
    bank = load(base)
    faults = [problem for problem in check(bank, today=date(2026, 11, 22)) if problem.severity is not Severity.NOTE]
    assert faults == []
    assert len(bank.materials) == COUNT
    assert {material.kind.folder for material in bank.materials.values()} == set(KINDS)


def test_same_seed_gives_the_same_bytes(base, tmp_path):
    again = _written(tmp_path / "again")
    files = [path.relative_to(base) for path in sorted(base.rglob("*")) if path.is_file()]
    assert files == [path.relative_to(again) for path in sorted(again.rglob("*")) if path.is_file()]
    assert all((base / path).read_bytes() == (again / path).read_bytes() for path in files)


def test_bodies_hold_everything_that_markdown_can(base):
    text = "\n".join(path.read_text("utf-8") for path in (base / "practices").glob("*/*.md"))
    for mark in ("\n- ", "\n1. ", "\n| ", "> [!", "[^1]: ", "](../", "- [x] ", "\n### ", "**"):
        assert mark in text
