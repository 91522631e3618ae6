"""The files around the code: workflows, forms, locks, the Makefile. Everything here runs without a network."""

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from kopilka.content.kinds import KINDS
from kopilka.forms.issue_form import LABEL

ROOT = Path(__file__).resolve().parent.parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
GITLAB = ROOT / ".gitlab-ci.yml"
PYTHON_LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-node.lock"]

PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
VERSIONED = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
REQUIREMENT = re.compile(r"^[a-z0-9.-]+==[\w.]+( ; [^/\\@]+)?$")
RUSSIAN = re.compile(r"[а-яё]{3}", re.IGNORECASE)
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)

every_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)


def load(path: Path) -> dict:
    # BaseLoader keeps every scalar as text: YAML 1.1 would read the key `on` as true.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes no objects


def steps_of(workflow: Path) -> list[dict]:
    return [step for job in load(workflow)["jobs"].values() for step in job["steps"]]


def schema_faults(schema: str, *paths: Path) -> str:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, paths)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if result.returncode == 0 else result.stdout + result.stderr


# Workflows


def test_the_workflows_are_those_that_are_described():
    assert [path.stem for path in WORKFLOWS] == ["answer", "check", "issue", "site", "test"]


def test_workflows_follow_their_schema():
    assert schema_faults("github-workflows", *WORKFLOWS) == ""


def test_the_schema_check_finds_a_fault(tmp_path):
    broken = tmp_path / "broken.yml"
    broken.write_text("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    step: []\n", encoding="utf-8")
    assert "step" in schema_faults("github-workflows", broken)


@every_workflow
def test_actions_are_pinned_by_commit_with_the_version_beside(workflow):
    uses = [step["uses"] for step in steps_of(workflow) if "uses" in step]
    assert uses
    assert [action for action in uses if not PINNED.match(action)] == []
    lines = [line for line in workflow.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert [line for line in lines if not VERSIONED.search(line)] == []


def test_one_action_has_one_version_everywhere():
    pins = {step["uses"] for workflow in WORKFLOWS for step in steps_of(workflow) if "uses" in step}
    names = [pin.partition("@")[0] for pin in pins]
    assert len(names) == len(set(names)), sorted(pins)


@every_workflow
def test_the_token_can_only_read_unless_a_job_says_more(workflow):
    assert load(workflow)["permissions"] == {"contents": "read"}


def test_a_job_may_write_only_what_it_is_for():
    granted = {
        (workflow.stem, name): job["permissions"]
        for workflow in WORKFLOWS
        for name, job in load(workflow)["jobs"].items()
        if "permissions" in job
    }
    assert granted == {
        ("site", "deploy"): {"pages": "write", "id-token": "write"},
        ("answer", "answer"): {"actions": "read", "contents": "read", "issues": "write", "pull-requests": "write"},
        ("issue", "take"): {"contents": "write", "issues": "write", "pull-requests": "write"},
    }


def test_who_may_write_runs_no_code_of_a_request():
    """A run for a pull request can only read; a run that can write sees the main branch and takes the rest as data."""
    for workflow in WORKFLOWS:
        triggers = set(load(workflow)["on"])
        writes = any("write" in job.get("permissions", {}).values() for job in load(workflow)["jobs"].values())
        assert not (writes and "pull_request" in triggers), workflow.name
    for name in ("answer", "issue"):
        checkout = next(step for step in steps_of(GITHUB / "workflows" / f"{name}.yml") if "checkout" in step.get("uses", ""))
        assert "ref" not in checkout["with"] and "repository" not in checkout["with"]


def test_the_answer_follows_the_check_and_takes_what_it_leaves():
    check, answer = (load(GITHUB / "workflows" / f"{name}.yml") for name in ("check", "answer"))
    assert answer["on"]["workflow_run"]["workflows"] == [check["name"]]
    left = [step["with"]["name"] for step in check["jobs"]["check"]["steps"] if "upload-artifact" in step.get("uses", "")]
    assert left == ["answer"]
    assert "--name answer " in (ROOT / "scripts/ci/answer.sh").read_text("utf-8")


def test_the_issue_is_taken_by_the_label_that_the_forms_put():
    condition = load(GITHUB / "workflows" / "issue.yml")["jobs"]["take"]["if"]
    assert f"github.event.issue.labels.*.name, '{LABEL}'" in condition and f"github.event.label.name == '{LABEL}'" in condition


def test_zizmor_finds_nothing_to_turn_against_us():
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", "--no-config", GITHUB / "workflows"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_zizmor_finds_what_is_planted(tmp_path):
    planted = (GITHUB / "workflows" / "issue.yml").read_text("utf-8").replace('"$NUMBER"', "${{ github.event.issue.title }}")
    (tmp_path / "issue.yml").write_text(planted, "utf-8")
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", "--no-config", tmp_path / "issue.yml"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode != 0 and "template-injection" in result.stdout


@every_workflow
def test_no_secrets_and_no_trigger_that_would_give_them_to_a_fork(workflow):
    text = workflow.read_text(encoding="utf-8")
    assert "secrets" not in re.sub(r"#.*", "", text)
    assert "pull_request_target" not in text
    assert "workflow_run" not in text or workflow.stem == "answer"


@every_workflow
def test_checkout_leaves_no_token_behind(workflow):
    checkouts = [step for step in steps_of(workflow) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


@every_workflow
def test_every_job_has_a_time_limit(workflow):
    assert all(int(job["timeout-minutes"]) <= 30 for job in load(workflow)["jobs"].values())


@every_workflow
def test_steps_only_call_make_kopilka_and_our_scripts(workflow):
    scripts = [step["run"] for step in steps_of(workflow) if "run" in step]
    assert [command for script in scripts for command in commands_of(script) if not is_allowed(command)] == []
    # An expression inside a script would let a pull request's title run as shell.
    assert not any("${{" in script for script in scripts)


def commands_of(script: str) -> list[list[str]]:
    """The script's commands, one by one: pipes and lists are taken apart."""
    lexer = shlex.shlex(script, posix=True, punctuation_chars="|&;\n")
    lexer.whitespace = " \t"
    lexer.whitespace_split = True
    commands: list[list[str]] = [[]]
    for token in lexer:
        if set(token) <= set("|&;\n"):
            commands.append([])
        else:
            commands[-1].append(token)
    return [command for command in commands if command]


def is_allowed(command: list[str]) -> bool:
    if command[0] == "xargs":
        command = command[1:]
        while command and command[0].startswith("-"):
            command = command[1:]
    ours = command[0] == "sh" and (ROOT / "scripts" / "ci" / Path(command[1]).name).is_file() and "ci/" in command[1]
    return ours or command[:1] in (["make"], [".venv/bin/kopilka"])


@pytest.mark.parametrize(
    ("script", "allowed"),
    [
        ("make test", True),
        ("printf x |\n  xargs -0 -r .venv/bin/kopilka check", False),
        ('sh scripts/ci/answer.sh "$RUN"', True),
        ("sh scripts/ci/net.sh", False),
        ("sh -c x", False),
        ("make venv; rm -rf docs", False),
        ("make venv\npip install x", False),
        ("git push", False),
        ("xargs -0 sh -c x", False),
    ],
)
def test_what_counts_as_only_our_commands(script, allowed):
    assert all(is_allowed(command) for command in commands_of(script)) is allowed


# GitLab


def test_gitlab_follows_its_schema_and_only_calls_ours():
    assert schema_faults("gitlab-ci", GITLAB) == ""
    jobs = {name: job for name, job in load(GITLAB).items() if isinstance(job, dict) and "script" in job}
    assert set(jobs) == {"materials", "preview", "tests", "pages"}
    scripts = [line for job in jobs.values() for line in job["script"] if line != "mv site public"]
    assert [command for script in scripts for command in commands_of(script) if not is_allowed(command)] == []
    assert jobs["materials"]["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}
    assert re.fullmatch(r"\w[-\w ]*", jobs["preview"]["artifacts"]["expose_as"], re.ASCII), "GitLab takes no other letters"
    assert all("timeout" in job for job in jobs.values())


# Forms


def test_issue_forms_follow_their_schema():
    assert (FORMS[0].stem, FORMS[-1].stem, len(FORMS)) == ("00-practice", "99-material-error", 18)
    assert schema_faults("github-issue-forms", *FORMS) == ""
    assert schema_faults("github-issue-config", GITHUB / "ISSUE_TEMPLATE" / "config.yml") == ""


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_issue_forms_warn_about_childrens_data_before_the_first_question(form):
    first = load(form)["body"][0]
    assert first["type"] == "markdown"
    assert "данных детей" in first["attributes"]["value"]


def test_no_owner_is_invented():
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.strip() and not line.startswith("#") and "организация" in line] == []
    folders = [line.split()[1] for line in lines if re.match(r"# /\S+ +@", line)]
    assert {"/practices/", "/docs/", "/scripts/", "/.github/"} <= set(folders)
    assert len(set(folders)) == len(folders)
    assert {f"/practices/{folder}/" for folder in KINDS} <= set(folders), "the owner of a folder moves its states"
    named = {folder for folder in folders if folder.removeprefix("/practices/").strip("/") not in KINDS}
    assert [folder for folder in named if not (ROOT / folder[1:]).exists()] == []
    # Of lines that fit the last one counts: the general stands above the particular.
    assert [(one, two) for one, two in combinations(folders, 2) if one.startswith(two) and one != two] == []


# Locks


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda path: path.stem)
def test_python_locks_hold_exact_versions_and_no_addresses(lock):
    text = lock.read_text(encoding="utf-8")
    assert "make lock" in "".join(text.splitlines(keepends=True)[:3])
    requirements = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert requirements
    assert [line for line in requirements if not REQUIREMENT.match(line)] == []
    assert "http" not in text
    assert "://" not in text


def test_the_lock_holds_every_dependency_that_pyproject_names():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    named = [item for item in project["project"]["dependencies"] + groups["dev"] if isinstance(item, str)]
    assert names_in([*named, *groups["build"]]) <= locked(PYTHON_LOCKS[0])
    assert names_in(groups["node"]) <= locked(PYTHON_LOCKS[1])
    assert names_in(groups["node"]).isdisjoint(locked(PYTHON_LOCKS[0]))


def names_in(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower() for requirement in requirements}


def locked(lock: Path) -> set[str]:
    return {line.partition("==")[0] for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line}


def test_the_npm_lock_names_versions_and_no_addresses():
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert packages
    assert all(entry["version"] and entry["integrity"] for entry in packages.values())
    assert "resolved" not in text
    assert "registry" not in text


def test_npm_dependencies_are_exact_and_locked():
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    wanted = {**package.get("dependencies", {}), **package.get("devDependencies", {})}
    assert wanted == {name: lock["packages"][f"node_modules/{name}"]["version"] for name in wanted}
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text(encoding="utf-8").splitlines()


# Commands


def test_ci_calls_the_test_command_of_the_readme():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert lines[1] == "set -euo pipefail"
    assert lines[-1] == "make test"


def test_make_help_lists_every_target_in_russian():
    targets = TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))
    listing = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    described = dict(re.findall(r"^  make (\S+) +(.+)$", listing, re.MULTILINE))
    assert sorted(described) == sorted(targets)
    assert all(RUSSIAN.search(text) for text in described.values())


def test_make_targets_are_not_files():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    assert sorted(phony[1].split()) == sorted(TARGET.findall(makefile))
