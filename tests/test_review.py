"""Review: the expert's sheet, what waits, what is next to ripen, what is like what. The public sees none of it."""

from __future__ import annotations

import json
import subprocess
from datetime import date

import pytest
from click.testing import CliRunner

from kopilka import cli
from kopilka.content.bank import Bank, load
from kopilka.content.enums import Maturity, Status
from kopilka.content.kinds import KINDS
from kopilka.content.sheets import criteria, sheet_path, sheets
from kopilka.forms.review_sheet import new_sheet, told
from kopilka.rules import check
from kopilka.search.likeness import Likenesses
from kopilka.site.build import build
from kopilka.views.waiting import MOVES, ripening, waiting
from support.base import ROOT

TODAY = date(2026, 11, 22)
SHEET = """\
expert: методист по математике
day: 2026-11-20
marks:
  - {id: komu, verdict: да}
  - {id: komu-ne, verdict: нет, note: не назван ни один случай}
  - {id: shagi, verdict: частично, note: в шаге 3 нет минут}
decision:
letter: [Допишите в шаг 3 одну фразу учителя.]
"""


def run(*words: str):
    return CliRunner().invoke(cli.app, list(words), prog_name="kopilka")


@pytest.fixture
def base(make_base, card):
    """A card under review with a half-filled sheet, and a published one."""
    under_review = card.replace("status: опубликовано", "status: на экспертизе").replace("Порядок действий", "Обыкновенные дроби")
    return make_base(
        {"techmaps/tk-drobi.md": under_review, "techmaps/tk-poryadok.md": card, "techmaps/_reviews/tk-drobi.yml": SHEET}
    )


def test_every_kind_has_questions_and_no_question_twice():
    for kind in KINDS.values():
        ids = [criterion.id for criterion in criteria(kind)]
        assert 3 <= len(ids) == len(set(ids)) <= 8
    assert criteria(KINDS["techmaps"]) != criteria(KINDS["instruments"])


@pytest.mark.parametrize("folder", ["techmaps", "instruments", "guides", "terms"])
def test_a_new_sheet_is_readable_and_asks_every_question(folder, real: Bank, tmp_path):
    material = real.of(folder)[0]
    path = new_sheet(tmp_path, material, TODAY)
    text = (tmp_path / path).read_text("utf-8").replace("expert:    #", "expert: методист    #")
    (tmp_path / path).write_text(text, "utf-8")
    found, problems = sheets(Bank(tmp_path, {material.key: material}, {}, ()))
    assert problems == []
    sheet = found[material.key].sheet
    assert [mark.id for mark in sheet.marks] == [criterion.id for criterion in criteria(material.kind)]
    assert (sheet.decision, sheet.letter, sheet.day) == (None, (), TODAY)


def test_a_sheet_is_never_overwritten(base):
    (base / sheet_path("techmaps/tk-poryadok")).parent.mkdir(exist_ok=True)
    assert run("sheet", "techmaps/tk-poryadok", "--root", str(base)).exit_code == 0
    assert "уже есть" in str(run("sheet", "techmaps/tk-poryadok", "--root", str(base)).exception)
    assert (base / sheet_path("techmaps/tk-drobi")).read_text("utf-8") == SHEET


def test_the_author_is_shown_the_letter_and_what_is_wanting_first(base):
    bank = load(base)
    text = told(bank.materials["techmaps/tk-drobi"], sheets(bank)[0]["techmaps/tk-drobi"])
    assert "Допишите в шаг 3 одну фразу учителя." in text and "решения ещё нет" in text
    assert (
        text.index("Кому не подойдёт? — не назван ни один случай") < text.index("Что делать по шагам?") < text.index("Кому и при")
    )
    assert "методист по математике" in run("review", "techmaps/tk-drobi", "--root", str(base)).output


def test_what_waits_says_how_long_what_is_missing_and_how_far_the_expert_is(base):
    bank = load(base)
    (found,) = waiting(bank, sheets(bank)[0], lambda path: date(2026, 11, 10), TODAY)
    assert (found.key, found.status, found.days, found.sheet) == ("techmaps/tk-drobi", Status.REVIEW, 12, "ответов 3 из 8")
    assert "Шаги" in found.lacks and "раздел «Родителям»" in found.lacks
    assert "Название" not in found.lacks and "раздел «Для какого ученика»" not in found.lacks


def test_the_command_asks_git_how_long(base):
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"]):
        subprocess.run(["git", "-C", str(base), *words], check=True)
    (row,) = json.loads(run("review", "--root", str(base), "--format", "json").output)
    assert isinstance(row["days"], int) and row["id"] == "techmaps/tk-drobi"
    assert row["like"].startswith("techmaps/tk-poryadok")


def test_practices_ripen_by_what_schools_did(make_base, card):
    ripe = card.replace("status:", "maturity: описана\nstatus:")
    story = (
        "---\ntitle: Опыт\nsummary: Как школа взяла карту и что из этого вышло. Рассказано без имён и прикрас.\n"
        "status: опубликовано\norigin: школа\nmaterial: techmaps/tk-b\nschool: shkola-{n}\n---\n"
    )
    root = make_base({"techmaps/tk-a.md": ripe, "techmaps/tk-b.md": ripe, "replications/r-1.md": story.format(n=2)})
    rows = {one.key: one for one in ripening(load(root))}
    assert (rows["techmaps/tk-b"].next, rows["techmaps/tk-b"].lacks) == (Maturity.TRIED, ())
    assert rows["techmaps/tk-a"].lacks == ("опыт внедрения хотя бы одной школы",)
    assert next(iter(rows)) == "techmaps/tk-b", "the ripest first"
    (root / "practices/techmaps/tk-b.md").write_text(ripe.replace("описана", "апробирована"), "utf-8")
    rows = {one.key: one for one in ripening(load(root))}
    assert rows["techmaps/tk-b"].lacks == ("школ с опытом: 1 из 3",)


def test_every_state_but_the_draft_can_be_reached_and_left():
    reached = {becomes for _, becomes, _ in MOVES}
    left = {was for was, _, _ in MOVES}
    assert reached == left == set(Status)
    page = (ROOT / "docs/add.md").read_text("utf-8")
    for was, becomes, who in MOVES:
        row = next(line for line in page.splitlines() if line.startswith(f"| {was.value} |"))
        assert who in row or becomes is Status.DRAFT or was is Status.PUBLISHED, (was, who)


def test_a_copy_is_found_and_strangers_are_not(real: Bank, tmp_path):
    material = real.materials["techmaps/tk-matematika-5-drobi"]
    name = "practices/techmaps/kopiya.md"
    (tmp_path / "practices/techmaps").mkdir(parents=True)
    (tmp_path / name).write_text(material.source.text.replace("дроб", "доля"), "utf-8")
    copy = load(tmp_path).materials["techmaps/kopiya"]
    likenesses = Likenesses(real)
    (first, *_) = likenesses.of(copy)
    assert first.key == material.key and first.copied > 0.5 and "совпадает" in first.words
    told_of = {one.key for one in real.of("techmaps") if any(other.copied >= 0.35 for other in likenesses.of(one))}
    assert told_of == set(), "the editors' cards are no copies of one another"


def test_what_is_submitted_twice_is_said_at_once(base):
    import docx

    document = docx.Document()
    document.add_heading("Технологическая карта: порядок действий и скобки", 1)
    document.add_paragraph("Карта на три недели для ученика, который считает подряд. Даёт шаги, карточки и проверку.")
    document.save(str(base / "a.docx"))
    assert "Похоже на techmaps/tk-poryadok" in run("take", str(base / "a.docx"), "--root", str(base)).output


def test_a_broken_sheet_is_told_like_any_file(base):
    (base / sheet_path("techmaps/tk-drobi")).write_text(SHEET.replace("verdict: нет", "verdict: нее"), "utf-8")
    problems = [one for one in check(load(base), TODAY) if "_reviews" in one.path]
    assert [(one.code, one.line) for one in problems] == [("FLD005", 5)]
    assert "Можно: да, частично, нет, не относится" in problems[0].hint


@pytest.mark.site
def test_the_public_sees_nothing_of_a_sheet(base):
    text = SHEET.replace("методист по математике", "ЭКСПЕРТ")
    (base / sheet_path("techmaps/tk-drobi")).write_text(text, "utf-8")
    where = build(base, bank=lambda: load(base)).site_dir
    files = [path for path in where.rglob("*") if path.is_file()]
    assert len(files) > 50
    assert [path for path in files if "ЭКСПЕРТ".encode() in path.read_bytes() or "_reviews" in str(path)] == []
