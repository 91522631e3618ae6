"""The Constructor over the real base, through its command line: near the optimum, into Word, back into the base."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import highspy
import numpy as np
import pytest
from docx import Document

from kopilka.content.bank import load
from kopilka.rules import check
from kopilka.views.constructor import constructor_data, value
from kopilka.views.page import SiteInfo
from support.base import ROOT

CLI = ROOT / "scripts/web/constructor/cli.mjs"
NODE = shutil.which("node") or str(ROOT / ".venv/bin/node")
PROFILES = 500
TINY = 1e-6
#: Of the best possible coverage, which an exact solver finds.
SHARE = 0.98
HOURS = {
    "uchitel-predmetnik": 30,
    "klassnyy-rukovoditel": 12,
    "zam-direktora": 8,
    "pedagog-psikholog": 6,
    "sotsialnyy-pedagog": 6,
}
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


def some(dice: random.Random, items: list[dict[str, Any]], share: float) -> list[str]:
    return [item["id"] for item in items if dice.random() < share]


def profile(base: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A random school: from one risk to most of them, from no hours of a role to plenty, something done already or not."""
    return {
        "levels": some(dice, base["levels"], 0.6),
        "risks": {risk: dice.randint(1, 3) for risk in some(dice, base["risks"], dice.uniform(0.05, 0.65))} or {"kadry": 2},
        "groups": some(dice, base["groups"], 0.15),
        "hours": {
            role: round(dice.random() * dice.random() * 2 * HOURS.get(role, 4), 1) for role in some(dice, base["roles"], 0.75)
        }
        | {"zam-direktora": 2},
        "budget": dice.choice(base["costs"])["id"],
        "doing": some(dice, base["elements"], dice.choice((0, 0.06))),
        "term": dice.choice(("quarter", "year", "three")),
        "quarter": dice.randint(1, 4),
        "year": "2026/2027",
    }


def test_proposals_are_near_the_optimum(site: Path, base: dict[str, Any], tmp_path: Path) -> None:
    dice = random.Random(5)  # noqa: S311 - repeatable, not secret
    profiles = written(tmp_path, "profiles.json", [profile(base, dice) for _ in range(PROFILES)])
    proposals = run(site, "--profile", profiles, "--instance")["proposal"]
    assert len(proposals) == PROFILES
    best = [optimum(proposal["instance"]) for proposal in proposals]
    shares = [own["coverage"]["value"] / most if most > TINY else 1.0 for own, most in zip(proposals, best, strict=True)]
    assert max(shares) <= 1 + TINY, "better than the best: the two models differ"
    assert min(shares) >= SHARE
    assert sum(proposal["coverage"]["share"] < 1 for proposal in proposals) > PROFILES / 3, "most profiles must be hard"


def optimum(instance: dict[str, Any]) -> float:
    """Return the best coverage of an instance, by HiGHS.

    One binary column an element, one continuous column for each further answer to a cell; weights fall from answer to answer,
    so the columns of a cell fill in order by themselves.
    """
    cells, elements = instance["cells"], instance["elements"]
    weights = [weight for cell in cells for weight in cell["weights"]]
    rows: list[tuple[float, dict[int, float]]] = []
    first = len(elements)
    for number, cell in enumerate(cells):
        answers = {first + index: 1.0 for index in range(len(cell["weights"]))}
        rows.append((0.0, answers | {index: -1.0 for index, element in enumerate(elements) if number in element["cells"]}))
        first += len(cell["weights"])
    loads: list[dict[int, float]] = [{} for _ in instance["capacity"]]
    for index, element in enumerate(elements):
        rows += [(0.0, {index: 1.0, other: -1.0}) for other in element["requires"]]
        rows += [(1.0, {index: 1.0, other: 1.0}) for other in element["conflicts"]]
        for dimension, hours in element["loads"]:
            loads[dimension][index] = loads[dimension].get(index, 0.0) + hours
    rows += [(most + 1e-9, load) for most, load in zip(instance["capacity"], loads, strict=True) if load]
    lower = [1.0 if element["fixed"] else 0.0 for element in elements] + [0.0] * len(weights)
    return solved([0.0] * len(elements) + weights, lower, len(elements), rows)


def solved(costs: list[float], lower: list[float], integers: int, rows: list[tuple[float, dict[int, float]]]) -> float:
    """Maximise under «at most» rows; the first `integers` columns are binary, all are at most one."""
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(costs), len(rows)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_, model.col_lower_, model.col_upper_ = np.array(costs), np.array(lower), np.ones(len(costs))
    model.row_lower_ = np.full(len(rows), -highspy.kHighsInf)
    model.row_upper_ = np.array([most for most, _ in rows])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0] + [len(row) for _, row in rows])
    model.a_matrix_.index_ = np.array([column for _, row in rows for column in row], dtype=np.int32)
    model.a_matrix_.value_ = np.array([factor for _, row in rows for factor in row.values()])
    kinds = highspy.HighsVarType
    model.integrality_ = [kinds.kInteger] * integers + [kinds.kContinuous] * (len(costs) - integers)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.passModel(model)
    solver.run()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return float(solver.getInfo().objective_function_value)


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
