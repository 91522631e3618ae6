"""The certificate of a publication: who may be named, what may be certified, what proves it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from kopilka import cli
from kopilka.content.bank import load
from kopilka.diagnostics import KopilkaError
from kopilka.views.certificate import certificate

AUTHORS = """\
school: shkola-2
authors:
  - {name: Белова Анна Ивановна, position: учитель математики, name_basis: согласие, role: автор}
  - {name: Громова Ольга Павловна, position: методист, role: эксперт}
status:"""


def run(*words: str):
    return CliRunner().invoke(cli.app, list(words), prog_name="kopilka")


@pytest.fixture
def base(make_base, card) -> Path:
    root = make_base(
        {"techmaps/tk-a.md": card.replace("status:", AUTHORS), "techmaps/tk-b.md": card.replace("опубликовано", "черновик")}
    )
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"]):
        subprocess.run(["git", "-C", str(root), *words], check=True)
    return root


def test_a_name_is_shown_only_with_a_basis(base):
    bank = load(base)
    value = certificate(bank, bank.materials["techmaps/tk-a"], "", "0" * 40)
    assert value.people == ("Белова Анна Ивановна, учитель математики (автор)", "методист (эксперт)")
    assert value.path == "practices/techmaps/tk-a.md"


def test_a_draft_has_no_certificate(base):
    bank = load(base)
    with pytest.raises(KopilkaError, match="черновик"):
        certificate(bank, bank.materials["techmaps/tk-b"], "", "0" * 40)


def test_the_sheet_is_a_pdf_never_written_over_and_only_of_what_git_knows(base, tmp_path):
    words = ["certificate", "techmaps/tk-a", "--root", str(base), "--to", str(tmp_path / "a.pdf")]
    assert run(*words).exit_code == 0
    first = (tmp_path / "a.pdf").read_bytes()
    assert first.startswith(b"%PDF-")
    assert "уже есть" in str(run(*words).exception)
    (tmp_path / "a.pdf").unlink()
    run(*words)
    assert (tmp_path / "a.pdf").read_bytes() == first, "the same material gives the same bytes"
    material = base / "practices/techmaps/tk-a.md"
    material.write_text(material.read_text("utf-8") + "\nЕщё.\n", "utf-8")
    (tmp_path / "a.pdf").unlink()
    assert "не записан в git" in str(run(*words).exception)
