"""Files that are not pages: the data scripts of the client, written by a build and left alone when nothing changed."""

from __future__ import annotations

import json

import pytest

from kopilka.artifact import Artifact, data_script, script
from kopilka.content.bank import load
from kopilka.site import plugin
from kopilka.site.build import build


def test_a_data_script_is_one_statement_that_cannot_end_a_script_element():
    text = script("проба", {"a": "</script>\u2028", "b": [1, None]}).decode()
    assert "</" not in text and "\u2028" not in text and text.count("\n") == 1
    assert json.loads(text[text.index("=", text.index("]")) + 1 : -2]) == {"a": "</script>\u2028", "b": [1, None]}


@pytest.mark.site
def test_an_artifact_is_written_renewed_and_left_alone(make_base, card, monkeypatch):
    root = make_base({"techmaps/tk-proba.md": card})
    made = []

    def source(bank, info):
        def value():
            made.append(1)
            return sorted(bank.materials)

        yield data_script("proba", value)
        yield Artifact("assets/data/raw.bin", lambda: b"\x00\x01")

    monkeypatch.setattr(plugin, "SOURCES", (source,))
    where = build(root, bank=lambda: load(root)).site_dir
    file = where / "assets" / "data" / "proba.js"
    assert "techmaps/tk-proba" in file.read_text("utf-8")
    assert (where / "assets" / "data" / "raw.bin").read_bytes() == b"\x00\x01"
    before = file.stat().st_mtime_ns
    (root / "docs" / "index.md").write_text("# Начало\n\nДругой текст.\n", "utf-8")
    build(root, bank=lambda: load(root))
    assert file.stat().st_mtime_ns == before
    (root / "practices" / "techmaps" / "tk-vtoraya.md").write_text(card, "utf-8")
    build(root, bank=lambda: load(root))
    assert "tk-vtoraya" in file.read_text("utf-8")
