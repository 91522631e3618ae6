"""What the tests share: the real base, and small bases made on the spot."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from kopilka.content.bank import Bank, load
from support.base import ROOT

# The same examples at every run, and as long as a busy machine needs; to look for new ones: --hypothesis-profile=default.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

CONFIG = """\
site_name: Проба
docs_dir: docs
theme: {name: material, language: ru, font: false}
plugins:
  - kopilka
  - macros: {modules: [kopilka.site.macros], render_by_default: false, on_undefined: strict, on_error_fail: true}
"""
CARD = """\
---
title: Порядок действий и скобки
summary: Карта на три недели для ученика, который считает подряд. Даёт шаги, карточки и проверку.
status: опубликовано
origin: типовой материал редакции
---

## Для какого ученика

Считает верно, но действия выполняет подряд.
"""


@pytest.fixture(scope="session")
def real() -> Bank:
    """The project's own base."""
    return load(ROOT)


@pytest.fixture
def make_base(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a base: paths under practices/ with their texts, the real vocabularies, a small site."""

    def make(files: dict[str, str] | None = None, name: str = "base") -> Path:
        root = tmp_path / name
        shutil.copytree(ROOT / "practices" / "_vocabulary", root / "practices" / "_vocabulary")
        (root / "docs").mkdir()
        (root / "docs" / "index.md").write_text("# Начало\n\nТекст.\n", "utf-8")
        (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
        for path, text in (files or {}).items():
            target = root / "practices" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        return root

    return make


@pytest.fixture
def card() -> str:
    """A small technological map that becomes a record."""
    return CARD
