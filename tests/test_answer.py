"""What is said under a pull request: the letter, the ready fixes, the labels; what a stranger may have left is only data."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from kopilka import cli
from kopilka.content.quoting import LETTER_MARK, quoted, quoted_path
from kopilka.diagnostics import Diagnostic, Fix, Severity
from kopilka.report import report
from kopilka.report.given import Given, read_given
from kopilka.report.labels import labels
from kopilka.report.letter import letter, ours
from kopilka.report.suggestions import lines_shown, suggestions
from support.base import ROOT
from support.repository import commit, git

SCRIPTS = ROOT / "scripts" / "ci"
PATH = "practices/techmaps/a.md"
ERROR = Diagnostic(PATH, 3, 10, "FLD004", Severity.ERROR, "«Кратко»: слишком коротко.", "Не меньше 60 знаков.")
WARNING = Diagnostic(PATH, 9, 7, "DAT001", Severity.WARNING, "Срок прошёл.")
NOTE = Diagnostic(PATH, 1, 1, "CMP001", Severity.NOTE, "Не указана доказательность.")
QUOTES = Diagnostic(PATH, 9, 20, "TYP001", Severity.WARNING, "Прямые кавычки.", "«так»", Fix(9, 20, 9, 28, "«подряд»"))


def run(*words: object) -> Result:
    return CliRunner().invoke(cli.app, list(map(str, words)), prog_name="kopilka")


def left(folder: Path, changed=(PATH,), differences: str = "", problems: object = ()) -> Path:
    """A folder such as the check leaves."""
    folder.mkdir(exist_ok=True)
    (folder / "changed").write_text("".join(f"{path}\0" for path in changed), "utf-8")
    (folder / "differences").write_text(differences, "utf-8")
    told = problems if isinstance(problems, str) else report("json", problems)
    (folder / "problems.json").write_text(told, "utf-8")
    return folder


def said(problems=(), changed=(PATH,), differences="") -> Given:
    return Given(tuple(changed), differences, tuple(problems))


# The letter


def test_the_letter_says_what_is_good_what_to_mend_and_what_is_next():
    told = letter(said([WARNING, NOTE]))
    assert told.startswith(f"{LETTER_MARK}\n\n**Ошибок нет.**")
    assert "**Что хорошо:** личных данных программа не нашла" in told
    assert f"| `{PATH}`, строка 9 | Предупреждение. Срок прошёл. |  |" in told
    assert "<summary>Что ещё можно улучшить: 1</summary>\n\n- Не указана доказательность." in told
    told = letter(said([ERROR, WARNING]))
    assert "**Надо поправить: 1\u00a0место.**" in told and "| Не меньше 60 знаков. |" in told
    assert "Что хорошо" not in told, "a card that is not read was not looked at"
    assert "Замечаний нет, спасибо." in letter(said())
    assert "Материалы базы не менялись" in letter(said(changed=["scripts/kopilka/artifact.py"]))


def test_the_letter_stays_short():
    many = [Diagnostic(PATH, line, 1, "TYP001", Severity.WARNING, f"Место {line}.") for line in range(1, 400)]
    told = letter(said(many))
    assert len(told.splitlines()) < 60 and "И ещё 359\u00a0замечаний" in told


@pytest.mark.parametrize(
    "text",
    [
        "@all",
        "see https://evil.example/x",
        "www.evil.example",
        "![x](y)",
        "[x](y)",
        "<img src=x>",
        "a | b\n\n# c",
        "`c`",
        "GH-12 #12",
        "&lt;",
    ],
)
def test_strange_words_are_shown_and_do_nothing(text):
    shown = quoted(text)
    assert "\n" not in shown
    assert not re.search(r"@\w|://|www\.|(?<!\\)[\[\]<>`|#!&]", shown)
    assert re.sub(r"\\(?=[^\w\s])|\u2060", "", shown) == " ".join(text.split())


def test_a_quotation_is_cut_and_a_path_stays_a_path():
    assert len(quoted("а" * 1000)) == 300 and quoted("а" * 1000).endswith("…")
    assert quoted_path("practices/`x`\n/a.md") == "`practices/x /a.md`"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("черновик", "на экспертизе", "черновик → на экспертизе; решает автор или куратор папки"),
        ("на экспертизе", "опубликовано", "на экспертизе → опубликовано; решает куратор папки, по листу эксперта"),
        ("черновик", "опубликовано", "черновик → опубликовано; такого перехода нет"),
        ("", "черновик", "новый материал, черновик; решает автор"),
        ("", "опубликовано", "новый материал, опубликовано; такого перехода нет"),
        ("черновик", "черновик", ""),
    ],
)
def test_the_letter_says_who_moves_a_state(before, after, told):
    was = (
        f"--- a/{PATH}\n+++ b/{PATH}\n@@ -1,2 +1,2 @@\n-status: {before}\n"
        if before
        else f"--- /dev/null\n+++ b/{PATH}\n@@ -0,0 +1,2 @@\n"
    )
    words = letter(said(differences=f"diff --git a/{PATH} b/{PATH}\n{was}+status: {after}\n"))
    assert (f"- `{PATH}`: {told}" in words) if told else ("Состояние" not in words)


# What the check has left


STRANGE = [
    "", "{}", "[1, null, []]", "не JSON", "[" * 5000, '[{"path": "../../etc/passwd"}]',
    json.dumps([{"path": "/etc/passwd", "line": 1, "column": 1, "code": "FLD001", "severity": "error", "message": "x"}]),
    json.dumps([{"path": PATH, "line": "1", "column": 1, "code": "FLD001", "severity": "error", "message": "x"}]),
    json.dumps([{"path": PATH, "line": 1, "column": 1, "code": "<b>", "severity": "error", "message": "x"}]),
    json.dumps([{"path": PATH, "line": True, "column": 1, "code": "FLD001", "severity": ["error"], "message": "x"}]),
    json.dumps([{"path": PATH, "line": 1, "column": 1, "code": "FLD001", "severity": "urgent", "message": "x"}]),
]  # fmt: skip


@pytest.mark.parametrize("problems", STRANGE, ids=range(len(STRANGE)))
def test_what_has_not_our_shape_is_passed_over(problems, tmp_path):
    given = read_given(left(tmp_path / "g", [PATH, "/etc/passwd", "a/../../b", "\x1b[31m", "x" * 999], problems=problems))
    assert (given.changed, given.problems) == ((PATH,), ())


def test_what_is_ours_is_read_whole(tmp_path):
    given = read_given(left(tmp_path / "g", problems=[ERROR, QUOTES]))
    assert given.problems == (ERROR, QUOTES)
    broken = json.loads(report("json", [QUOTES]))
    broken[0]["fix"]["line"] = -1
    assert read_given(left(tmp_path / "g", problems=json.dumps(broken))).problems[0].fix is None


def test_a_link_in_the_folder_is_not_followed(tmp_path):
    folder = left(tmp_path / "g")
    (folder / "changed").unlink()
    (folder / "changed").symlink_to("/etc/passwd")
    assert "нет файла changed" in str(run("answer", folder).exception)


def test_a_letter_of_gitlab_is_ours_only_if_a_bot_wrote_it():
    note = {"id": 7, "body": f"{LETTER_MARK}\n\nПисьмо", "author": {"username": "project_1_bot_2"}}
    stranger = {"id": 6, "body": f"{LETTER_MARK}\n\nПисьмо", "author": {"username": "stranger"}}
    assert ours(json.dumps([stranger, {"id": "x"}, 5, note])) == "7"
    assert ours(json.dumps([stranger])) == ours("{}") == ours("не JSON") == ""


# Ready fixes


DIFFERENCES = """\
diff --git a/practices/techmaps/a.md b/practices/techmaps/a.md
index 1..2 100644
--- a/practices/techmaps/a.md
+++ b/practices/techmaps/a.md
@@ -7,3 +7,4 @@ x
 ## Для какого ученика
-Было.
+
+Считает, но делает "подряд".
 Конец.
"""


def test_a_fix_becomes_a_suggestion_at_its_line():
    review = json.loads(suggestions(said([QUOTES], differences=DIFFERENCES), commit="a" * 40))
    (comment,) = review["comments"]
    assert (comment["path"], comment["line"], comment["side"], review["event"]) == (PATH, 9, "RIGHT", "COMMENT")
    assert comment["body"] == "Прямые кавычки.\n\n```suggestion\nСчитает, но делает «подряд».\n```"
    assert review["commit_id"] == "a" * 40


def test_nothing_is_suggested_twice_or_where_the_request_shows_nothing():
    given = said([QUOTES], differences=DIFFERENCES)
    first = json.loads(suggestions(given))["comments"]
    assert suggestions(given, json.dumps(first)) == ""
    assert suggestions(said([QUOTES])) == ""
    assert suggestions(said([ERROR], differences=DIFFERENCES)) == ""


def test_fixes_of_one_line_go_together_and_of_two_lines_apart():
    other = Diagnostic(PATH, 9, 1, "TYP002", Severity.WARNING, "Слово.", "", Fix(9, 1, 9, 8, "Решает"))
    below = Diagnostic(PATH, 10, 1, "TYP002", Severity.WARNING, "Слово.", "", Fix(10, 1, 10, 6, "Итог"))
    comments = json.loads(suggestions(said([QUOTES, other, below], differences=DIFFERENCES)))["comments"]
    assert [one["line"] for one in comments] == [9, 10]
    assert "Решает, но делает «подряд»." in comments[0]["body"]
    whole = Diagnostic(PATH, 9, 1, "TYP002", Severity.WARNING, "Строки.", "", Fix(9, 1, 10, 1, ""))
    (comment,) = json.loads(suggestions(said([whole], differences=DIFFERENCES)))["comments"]
    assert (comment["start_line"], comment["line"]) == (9, 10) and comment["body"].endswith("suggestion\nКонец.\n```")


def test_a_line_with_personal_data_is_not_said_again():
    phone = Diagnostic(PATH, 9, 5, "PDN001", Severity.ERROR, "Телефон: +7•••")
    assert suggestions(said([QUOTES, phone], differences=DIFFERENCES)) == ""


def test_a_fence_in_the_text_does_not_end_the_suggestion():
    fenced = DIFFERENCES.replace('"подряд"', '"подряд" ````')
    (comment,) = json.loads(suggestions(said([QUOTES], differences=fenced)))["comments"]
    assert "\n`````suggestion\n" in comment["body"] and comment["body"].endswith("\n`````")


@settings(max_examples=100)
@given(st.lists(st.sampled_from(DIFFERENCES.split("\n"))))
def test_any_differences_are_read(rows):
    shown = lines_shown("\n".join(rows))
    assert all(isinstance(number, int) for lines in shown.values() for number in lines)


def test_a_commit_is_forty_signs(tmp_path):
    assert "сорока" in str(run("answer", left(tmp_path / "g"), "--part", "suggestions", "--commit", "--help").exception)


# Labels


def test_labels_name_the_kinds_and_what_else_is_touched():
    changed = [
        "practices/techniques/a/kartochki.docx", PATH, "practices/_vocabulary/risks.yml", "practices/README.md", "docs/add.md",
        "tests/x.py", "scripts/y.py", ".gitlab-ci.yml",
    ]  # fmt: skip
    wanted = ["вид: технологическая карта", "вид: приём", "словари", "страницы сайта", "код", "порядок участия"]
    assert labels(changed) == wanted
    assert labels(["practices/nichego/a.md", "LICENSE"]) == []


# The scripts that the workflows run, with an invented gh


GH = """\
#!/usr/bin/env python3
import json, os, pathlib, sys
words = sys.argv[1:]
bodies = {w.split("=@")[1]: pathlib.Path(w.split("=@")[1]).read_text() for w in words if "=@" in w}
bodies |= {w: pathlib.Path(w).read_text() for at, w in enumerate(words) if words[at - 1] in ("--input", "--body-file")}
with open(os.environ["GH_LOG"], "a") as log:
    log.write(json.dumps({"words": words, "bodies": list(bodies.values())}, ensure_ascii=False) + "\\n")
for key, answer in json.loads(os.environ["GH_ANSWERS"]).items():
    if all(piece in words or any(piece in word for word in words) for piece in key.split()):
        print(answer)
        break
if words[:2] == ["run", "download"]:
    import shutil
    shutil.copytree(os.environ["GH_ARTIFACT"], words[words.index("--dir") + 1])
"""


@pytest.fixture
def gh(tmp_path, monkeypatch):
    """Run a script of scripts/ci with a `gh` that answers what it is told to and keeps what it was asked."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    (bin_ / "gh").write_text(GH, "utf-8")
    (bin_ / "gh").chmod(0o755)
    log = tmp_path / "gh.log"

    def run_script(
        name: str, *words: object, cwd: Path = ROOT, answers: dict[str, str] | None = None, **env: object
    ) -> list[dict]:
        log.unlink(missing_ok=True)
        known = {"PATH": f"{bin_}:{os.environ['PATH']}", "GH_LOG": log, "GH_REPO": "org/base", "GH_TOKEN": "t", "HOME": tmp_path}
        known |= {"GH_ANSWERS": json.dumps(answers or {}), "KOPILKA": ROOT / ".venv/bin/kopilka", **env}
        command = ["sh", SCRIPTS / name, *map(str, words)]
        done = subprocess.run(
            command, cwd=cwd, env={k: str(v) for k, v in known.items()}, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []

    return run_script


needs_kopilka = pytest.mark.skipif(not (ROOT / ".venv/bin/kopilka").exists(), reason="kopilka is not installed in .venv")


def test_one_letter_is_written_and_then_mended(gh, tmp_path):
    (tmp_path / "letter.md").write_text(f"{LETTER_MARK}\n\nПисьмо\n", "utf-8")
    asked, written = gh("letter.sh", 5, tmp_path / "letter.md")
    assert any("repos/org/base/issues/5/comments" in word for word in asked["words"])
    assert "PATCH" not in written["words"] and "Письмо" in written["bodies"][0]
    _, mended = gh("letter.sh", 5, tmp_path / "letter.md", answers={"--jq comments?per_page": "77\n78"})
    assert "PATCH" in mended["words"] and "repos/org/base/issues/comments/77" in mended["words"]


@needs_kopilka
def test_the_answer_finds_its_request_by_what_github_says(gh, tmp_path):
    folder = left(tmp_path / "g", differences=DIFFERENCES, problems=[QUOTES])
    env = {"HEAD_OWNER": "shkola", "HEAD_BRANCH": "a;b $(id)", "HEAD_SHA": "a" * 40, "GH_ARTIFACT": folder}
    asked = gh("answer.sh", 99, answers={"head=shkola:": "5", "pulls/5/comments": "[]"}, **env)
    words = [" ".join(one["words"]) for one in asked]
    assert "head=shkola:a;b $(id)" in asked[0]["words"]
    assert any("run download 99" in one for one in words)
    letters = [one["bodies"][0] for one in asked if one["bodies"] and one["bodies"][0].startswith(LETTER_MARK)]
    assert len(letters) == 1 and "Прямые кавычки" in letters[0]
    reviews = [json.loads(one["bodies"][0]) for one in asked if "reviews" in " ".join(one["words"])]
    assert reviews[0]["comments"][0]["line"] == 9
    assert any("labels[]=вид: технологическая карта" in one for one in words)
    alone = gh("answer.sh", 99, **env)
    assert len(alone) == 1, "where the request is gone nothing is downloaded or said"


@needs_kopilka
def test_the_check_leaves_what_the_answer_needs(make_base, card, tmp_path):
    base = make_base({"techmaps/a.md": card, "README.md": "# Практики\n"})
    git(base, "init", "-q", "-b", "main")
    commit(base, "2025-09-01")
    (base / "practices/techmaps/a.md").write_text(card.replace("выполняет подряд", 'делает "подряд"'), "utf-8")
    (base / "practices/techmaps/карта.md").write_text(card.replace("title:", "titel:"), "utf-8")
    commit(base, "2025-09-02")
    command = ["sh", SCRIPTS / "check.sh", "HEAD^1", tmp_path / "given", "github"]
    env = os.environ | {"KOPILKA": str(ROOT / ".venv/bin/kopilka")}
    done = subprocess.run(command, cwd=base, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode != 0 and "::error file=practices/techmaps/карта.md,line=2" in done.stdout, done.stderr
    given = read_given(tmp_path / "given")
    assert given.changed == ("practices/techmaps/a.md", "practices/techmaps/карта.md")
    assert "«подряд»" in suggestions(given) and "карта.md" in letter(given)
    git(base, "rm", "-q", "-r", "practices/techmaps")
    commit(base, "2025-09-03")
    done = subprocess.run(command, cwd=base, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_kopilka
def test_an_issue_becomes_a_branch_and_a_request(gh, make_base, tmp_path):
    remote, base = _repository(make_base, tmp_path)
    issue = (
        (ROOT / ".gitlab/issue_templates/12 Рекомендация.md")
        .read_text("utf-8")
        .replace("### Название", "### Название\n\nПамятка")
    )
    answers = {"issues/7 .body": issue}
    asked = gh("issue.sh", 7, cwd=base, answers=answers, PUSH_TO=remote)
    told = subprocess.run(
        ["git", "-C", remote, "show", "--stat", "--format=%an%n%s", "issue-7"], capture_output=True, text=True, check=True
    ).stdout
    assert told.startswith("github-actions[bot]\nБанк: практика из обращения № 7\n")
    assert "practices/guides/pamyatka.md" in told and "1 file changed" in told
    (made,) = [one for one in asked if one["words"][:2] == ["pr", "create"]]
    assert "Closes #7" in made["bodies"][0] and LETTER_MARK not in made["bodies"][0]
    assert asked[-1]["bodies"][0].startswith(LETTER_MARK)


@needs_kopilka
def test_what_people_did_in_the_branch_is_not_swept_away(gh, make_base, tmp_path):
    remote, base = _repository(make_base, tmp_path)
    git(base, "switch", "-q", "-c", "issue-7")
    commit(base, "2025-09-02")
    git(base, "push", "-q", remote, "issue-7")
    git(base, "switch", "-q", "main")
    before = subprocess.run(["git", "-C", remote, "rev-parse", "issue-7"], capture_output=True, text=True, check=True).stdout
    issue = "### Вид материала\n\nПамятка (guides)\n\n### Название\n\nПамятка\n"
    asked = gh("issue.sh", 7, cwd=base, answers={"issues/7 .body": issue}, PUSH_TO=remote)
    after = subprocess.run(["git", "-C", remote, "rev-parse", "issue-7"], capture_output=True, text=True, check=True).stdout
    assert before == after and not any(one["words"][0] == "pr" for one in asked)
    assert asked[-1]["bodies"][0].startswith(f"{LETTER_MARK}\n\n**Черновик уже правит куратор,**")


@needs_kopilka
def test_an_issue_that_is_no_form_gets_a_letter_and_no_branch(gh, make_base, tmp_path):
    remote, base = _repository(make_base, tmp_path)
    asked = gh("issue.sh", 7, cwd=base, answers={"issues/7 .body": "Просто письмо; $(touch /tmp/x)"}, PUSH_TO=remote)
    assert "Черновик не сделан" in asked[-1]["bodies"][0]
    assert "issue-7" not in subprocess.run(["git", "-C", remote, "branch"], capture_output=True, text=True, check=True).stdout


def _repository(make_base, tmp_path: Path) -> tuple[Path, Path]:
    base, remote = make_base(), tmp_path / "remote.git"
    git(tmp_path, "init", "-q", "--bare", str(remote))
    git(base, "init", "-q", "-b", "main")
    commit(base, "2025-09-01")
    return remote, base


def test_the_scripts_are_plain_shell():
    assert shutil.which("sh")
    for script in sorted(SCRIPTS.glob("*.sh")):
        text = script.read_text("utf-8")
        assert text.startswith("#!/bin/sh\n") and "\nset -eu\n" in text, script.name
        assert os.access(script, os.X_OK)
        subprocess.run(["sh", "-n", script], check=True)
        assert "${{" not in text and "eval" not in text
