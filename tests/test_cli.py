"""The command line: what it prints, in Russian, and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kopilka import cli
from kopilka.content.kinds import KINDS
from kopilka.report import REPORTERS
from support.base import ROOT

MakeBase = Callable[..., Path]
COMMANDS = list(cli.COMMANDS)
LATIN_WORD = re.compile(r"\b[A-Z]?[a-z]{3,}\b")
#: Words of the command line that stay Latin: names of commands, files, formats.
KNOWN = set(
    re.findall(
        r"\w+",
        """
        GitHub ISSUE_TEMPLATE Markdown Word about address answer blanks build certificate changed check clean commit compendium
        csv differences dir docx explain export fix form format forms git github gitlab help issue issue_templates json
        kind kinds kopilka labels letter limit list mkdocs moves new no notes number open options ours part pdf names
        practices preview problems rdjson readability release reply report review ripe root said sarif serve sheet site
        source stats status strict suggestions table take terms text to verify yml
        """,
    )
)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words), prog_name="kopilka")


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=lambda words: " ".join(words) or "kopilka")
def test_help_is_russian(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Как вызвать:" in result.output
    assert "[НАСТРОЙКИ]" in result.output and "Показать эту подсказку" in result.output
    assert not set(LATIN_WORD.findall(result.output)) - KNOWN


@pytest.mark.parametrize(("words", "told"), [
    (["chek"], "Возможно, вы имели в виду 'check'"), (["list", "--kind", "techmap"], "Можно: 'models'"),
    (["new"], "Не указано 'ВИД'"), (["check", "--nope"], "Настройки '--nope' нет"), (["--nope"], "Настройки '--nope' нет"),
    (["check", "--root", "/net/takogo"], "Папка «/net/takogo»: нет такого пути"), (["kinds", "лишнее"], "Лишнее слово: лишнее"),
    (["take", "/"], "«/» — это папка, а нужен файл"),
])  # fmt: skip
def test_wrong_usage_is_explained_and_ends_with_2(words: list[str], told: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert told in result.output


def test_operators_error_is_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kopilka.cli", "check", "--root", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr.startswith("Ошибка: ") and result.stderr.count("\n") == 1
    assert "practices" in result.stderr


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "kopilka.cli",
        "form",
        "techniques",
        "--root",
        str(ROOT),
        "--to",
        str(tmp_path / "net" / "a.docx"),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr == f"Ошибка: {tmp_path}/net/a.docx: нет такого файла или папки\n"


def test_check_ends_with_1_on_errors(make_base: MakeBase, card: str) -> None:
    root = make_base({"techmaps/a.md": card.replace("status: опубликовано", "status: опубликованно")})
    result = run("check", "--root", str(root))
    assert result.exit_code == 1
    assert "FLD005" in result.output and "Возможно, вы имели в виду «опубликовано»" in result.output


def test_check_speaks_only_of_the_named_paths(make_base: MakeBase, card: str) -> None:
    broken = card.replace("title:", "titel:")
    root = make_base({"techmaps/a.md": broken, "techmaps/b.md": broken, "guides/c.md": broken})
    of_file = run("check", "--root", str(root), "practices/techmaps/a.md", "--format", "json").output
    of_folder = run("check", "--root", str(root), "practices/techmaps", "--format", "json").output
    assert "techmaps/a.md" in of_file and "b.md" not in of_file
    assert "techmaps/b.md" in of_folder and "guides" not in of_folder
    assert run("check", "--root", str(root), "practices/net.md").exception is not None


@pytest.mark.parametrize("form", REPORTERS)
def test_every_format_is_offered(make_base: MakeBase, card: str, form: str) -> None:
    root = make_base({"techmaps/a.md": card})
    result = run("check", "--root", str(root), "--format", form)
    assert result.exit_code in (0, 1) and result.output
    if form in ("gitlab", "json", "rdjson", "sarif"):
        json.loads(result.output)


def test_fix_mends_what_is_certain(make_base: MakeBase, card: str) -> None:
    root = make_base({"techmaps/a.md": card.replace("origin:", "orgin:").replace("выполняет подряд", 'выполняет "подряд"')})
    run("check", "--root", str(root), "--fix")
    text = (root / "practices/techmaps/a.md").read_text("utf-8")
    assert "\norigin: " in text
    run("check", "--root", str(root), "--fix")
    assert "«подряд»" in (root / "practices/techmaps/a.md").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_new_material_is_readable_and_asks_only_for_what_is_empty(make_base: MakeBase, kind: str) -> None:
    root = make_base()
    assert run("new", kind, "moy-material", "--root", str(root)).exit_code == 0
    told = json.loads(run("check", "--root", str(root), "--format", "json").output)
    codes = {
        problem["code"] for problem in told if problem["severity"] == "error" and problem["path"].startswith(f"practices/{kind}/")
    }
    assert codes <= {"FLD001", "FLD007"}, told
    again = run("new", kind, "moy-material", "--root", str(root))
    assert again.exception is not None and "уже есть" in str(again.exception)


@pytest.mark.parametrize(("kind", "slug", "told"), [
    ("tehmaps", "a", "Возможно, вы имели в виду «techmaps»"), ("techmaps", "Моя карта", "moya-karta"),
    ("techmaps", "../escape", "латинские"),
])  # fmt: skip
def test_new_refuses_wrong_names(make_base: MakeBase, kind: str, slug: str, told: str) -> None:
    result = run("new", kind, slug, "--root", str(make_base()))
    assert result.exception is not None and told in str(result.exception)


def test_blanks_of_the_base_are_up_to_date(make_base: MakeBase) -> None:
    root = make_base()
    run("blanks", "--root", str(root))
    fresh = {path.name: path.read_text("utf-8") for path in (root / "practices/_blanks").iterdir()}
    kept = {path.name: path.read_text("utf-8") for path in (ROOT / "practices/_blanks").iterdir()}
    assert fresh == kept, "Заготовки устарели: kopilka blanks"


def test_lists(make_base: MakeBase, card: str) -> None:
    root = make_base({"techmaps/a.md": card.replace("origin:", "risks: [kadry]\norigin:")})
    assert json.loads(run("list", "--root", str(root), "--format", "json").output)[0]["id"] == "techmaps/a"
    assert json.loads(run("list", "--root", str(root), "--format", "json", "--status", "черновик").output) == []
    assert {row["folder"]: row["count"] for row in json.loads(run("kinds", "--root", str(root), "--format", "json").output)}[
        "techmaps"
    ] == 1
    assert {row["id"]: row["count"] for row in json.loads(run("terms", "risks", "--root", str(root), "--format", "json").output)}[
        "kadry"
    ] == 1
    assert "techmaps/a\t" in run("list", "--root", str(root)).output


def test_explain_knows_every_code_and_refuses_others() -> None:
    assert "Плохо" in run("explain", "fld003").output
    assert "Кода «XXX999» нет" in str(run("explain", "XXX999").exception)


def test_build_says_what_it_did(make_base: MakeBase, card: str, tmp_path: Path) -> None:
    root = make_base({"techmaps/a.md": card})
    first = run("build", "--root", str(root), "--site-dir", str(tmp_path / "site"))
    again = run("build", "--root", str(root), "--site-dir", str(tmp_path / "site"))
    assert "Сайт собран" in first.output and "ничего не изменилось" in again.output
    assert (tmp_path / "site/techmaps/a/index.html").is_file()


def test_strict_build_refuses_errors_and_leaves_the_site_alone(make_base: MakeBase, card: str, tmp_path: Path) -> None:
    root = make_base({"techmaps/a.md": card.replace("title:", "titel:")})
    result = run("build", "--strict", "--root", str(root), "--site-dir", str(tmp_path / "site"))
    assert result.exit_code == 1
    assert not (tmp_path / "site").exists()


def test_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if not re.search(rf"`{name}[ `]", readme)] == []
