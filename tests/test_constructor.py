"""The Constructor over the real base, through its command line: near the optimum, into Word, back into the base."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from kopilka.content.bank import load
from kopilka.rules import check
from kopilka.views.constructor import constructor_data, value
from kopilka.views.page import SiteInfo
from optimum import HOURS, optimum, schools
from support.base import ROOT

CLI = ROOT / "scripts/web/constructor/cli.mjs"
NODE = shutil.which("node") or str(ROOT / ".venv/bin/node")
SEEDS = (5, 9, 10, 2026)
SCHOOLS = 40
TINY = 1e-6
#: Of the best possible coverage, which an exact solver finds.
SHARE = 0.98
PROFILE = {
    "school": "Школа «Вымышленная» № 1",
    "levels": ["ooo"],
    "pupils": 640,
    "risks": {"motivatsiya": 3, "riski-neuspeshnosti": 3, "roditeli": 3},
    "groups": ["slabouspevayushchie"],
    "hours": HOURS,
    "budget": "r4-shkola",
    "year": "2026/2027",
}


@pytest.fixture(scope="module")
def base() -> dict[str, Any]:
    return value(load(ROOT), SiteInfo())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of nothing but the Constructor's data."""
    folder = tmp_path_factory.mktemp("site")
    for artifact in constructor_data(load(ROOT), SiteInfo()):
        path = folder / artifact.uri
        path.parent.mkdir(parents=True)
        path.write_bytes(artifact.make())
    return folder


def run(site: Path, *arguments: str) -> Any:
    """Run the command line of the Constructor and return what it prints as JSON."""
    command = [NODE, str(CLI), "--site", str(site), "--json", *arguments]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True, timeout=300).stdout)


def written(folder: Path, name: str, content: Any) -> str:
    path = folder / name
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return str(path)


def test_every_reference_of_the_data_leads_somewhere(base: dict[str, Any]) -> None:
    ids = {element["id"] for element in base["elements"]}
    roles = {role["id"] for role in base["roles"]}
    assert len(ids) == len(base["elements"]) >= 90
    for element in base["elements"]:
        assert {*element["requires"], *element["conflicts"]} <= ids
        assert {effort["role"] for effort in element["effort"]} | {element["responsible"]} <= roles
        assert set(element["materials"]) <= base["materials"].keys()
        assert set(element["acts"]) <= base["acts"].keys()
        assert element["stage"] in base["stages"]
    assert base["schools"]["shkola-44"] == "МОУ «Средняя школа № 44»"


@pytest.mark.parametrize("seed", SEEDS)
def test_proposals_are_near_the_optimum(site: Path, base: dict[str, Any], tmp_path: Path, seed: int) -> None:
    """A sample; scripts/bench/constructor.py takes five hundred schools of each of several seeds."""
    profiles = written(tmp_path, "profiles.json", schools(base, seed, SCHOOLS))
    proposals = run(site, "--profile", profiles, "--instance")["proposal"]
    best = [optimum(proposal["instance"]) for proposal in proposals]
    shares = [own["coverage"]["value"] / most if most > TINY else 1.0 for own, most in zip(proposals, best, strict=True)]
    assert len(shares) == SCHOOLS
    assert max(shares) <= 1 + TINY, "better than the best: the two models differ"
    assert min(shares) >= SHARE
    assert sum(proposal["coverage"]["share"] < 1 for proposal in proposals) > SCHOOLS / 3, "most profiles must be hard"


def test_the_critic_has_nothing_to_say_of_a_fresh_programme_and_much_of_a_spoilt_one(site: Path, tmp_path: Path) -> None:
    saved = tmp_path / "programme.json"
    run(site, "--profile", written(tmp_path, "profile.json", PROFILE), "--save", str(saved))
    assert run(site, "--critic", str(saved))["critic"]["remarks"] == []
    spoilt = json.loads(saved.read_text("utf-8"))
    spoilt["programme"]["items"] = spoilt["programme"]["items"][-3:]
    codes = {remark["code"] for remark in run(site, "--critic", written(tmp_path, "spoilt.json", spoilt))["critic"]["remarks"]}
    assert {"risk", "requires"} <= codes


def test_every_filled_field_is_in_the_word_file(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "programme.docx"
    answer = run(site, "--profile", written(tmp_path, "profile.json", PROFILE), "--word", str(target))["proposal"]
    document = Document(str(target))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
    programme = answer["programme"]
    wanted = [programme["title"], programme["goal"], programme["profile"]["school"], *programme["outcomes"].values()]
    for item in programme["items"]:
        wanted += [item["title"], item["outcome"], item["how"], *item["actions"].split("\n"), *item["text"].split("\n\n")]
        wanted += [
            part for indicator in item["indicators"] for part in (indicator["name"], indicator["how"], indicator["target"])
        ]
    assert [part for part in wanted if part and part not in text] == []
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3"} <= styles
    assert "TOC" in document.element.xml
    assert document.sections[0].page_width is not None and round(document.sections[0].page_width.mm) == 210


def test_a_draft_passes_the_check_of_the_base(site: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "practices", tmp_path / "practices")
    for number, term in enumerate(("quarter", "year", "three")):
        own = {**PROFILE, "term": term, "quarter": number + 1}
        target = tmp_path / f"practices/models/programma-{term}.md"
        run(site, "--profile", written(tmp_path, "profile.json", own), "--draft", str(target))
        assert "Вымышленная" not in target.read_text("utf-8")
    bank = load(tmp_path)
    found = [problem for problem in (*bank.problems, *check(bank)) if "models/programma-" in problem.path]
    assert found == []
    assert {f"models/programma-{term}" for term in ("quarter", "year", "three")} <= bank.materials.keys()


def test_wrong_arguments_are_answered_in_russian(site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    for arguments, said in (
        ((), "Укажите профиль"),
        (("--profile", str(broken)), "не читается"),
        (("--critic", written(tmp_path, "foreign.json", {"a": 1})), "не файл программы"),
    ):
        done = subprocess.run([NODE, str(CLI), "--site", str(site), *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert said in done.stderr
    nothing = run(site, "--profile", written(tmp_path, "empty.json", {}))["proposal"]
    assert nothing["programme"] is None
    assert len(nothing["problems"]) == 2
