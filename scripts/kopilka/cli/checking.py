"""`kopilka check` and `kopilka explain`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kopilka.cli.common import base_root, root_option, working
from kopilka.content.bank import load
from kopilka.content.effort import collector_at_rest
from kopilka.content.russian import counted
from kopilka.diagnostics import Diagnostic, KopilkaError, Severity
from kopilka.report import REPORTERS, Context
from kopilka.report.fixes import apply_fixes
from kopilka.rules.pages import rule_pages
from kopilka.views.checking import check as check_rules


@click.command(help="Проверить материалы. Без путей — всю базу.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[ПУТЬ]...")
@root_option
@click.option("--format", "form", type=click.Choice(list(REPORTERS)), default="text", show_default=True, help="Вид ответа.")
@click.option("--fix", is_flag=True, help="Исправить то, что исправляется само.")
@click.option("--notes/--no-notes", default=True, help="Показывать ли заметки о полноте.")
def check(paths: tuple[Path, ...], root: Path | None, form: str, fix: bool, notes: bool) -> None:
    base = base_root(root)
    # Between reading and checking, too: one look of the collector through all that has been read is a tenth of the check.
    with working("Проверяю…"), collector_at_rest():
        problems = _chosen(check_rules(load(base)), base, paths)
        if fix:
            fixed = apply_fixes(base, problems)
            problems = _chosen(check_rules(load(base)), base, paths)
            click.echo(f"Исправлено: {counted(fixed, ('место', 'места', 'мест'))}.", err=True)
    shown = [problem for problem in problems if notes or problem.severity is not Severity.NOTE]
    click.echo(REPORTERS[form](shown, Context(rich=False)), nl=False)
    sys.exit(any(problem.severity is Severity.ERROR for problem in problems))


def _chosen(problems: list[Diagnostic], root: Path, paths: tuple[Path, ...]) -> list[Diagnostic]:
    """Keep what is said of the named files, of files in the named folders, and of the materials whose attachments are named."""
    if not paths:
        return problems
    wanted = [_inside(path, root) for path in paths]
    return [problem for problem in problems if any(_concerns(problem.path, name) for name in wanted)]


def _inside(path: Path, root: Path) -> str:
    for full in (Path(os.path.abspath(path)), Path(os.path.abspath(root / path))):
        if full.is_relative_to(root) and (full.exists() or full.is_symlink()):
            return full.relative_to(root).as_posix()
    raise KopilkaError(f"В базе нет пути «{path}».")


def _concerns(said: str, name: str) -> bool:
    return name in (said, ".") or said.startswith(f"{name}/") or name.startswith(f"{said.rsplit('.', 1)[0]}/")


@click.command(help="Объяснить замечание по его коду.")
@click.argument("code", metavar="КОД")
def explain(code: str) -> None:
    for family in rule_pages():
        for page in family.codes:
            if page.code == code.upper():
                click.echo(f"{page.code}. {page.title} ({page.severity})\n\n{page.markdown.strip()}")
                return
    raise KopilkaError(f"Кода «{code}» нет. Все коды — на странице «Что проверяется».")
