"""`kopilka issue-forms` and `kopilka take-issue`: the door of those who write on a code host and know no git."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kopilka.cli.common import base_root, root_option, working
from kopilka.cli.giving import likeness, said_of, tell
from kopilka.content.bank import load
from kopilka.content.russian import counted
from kopilka.content.swap import swap
from kopilka.diagnostics import KopilkaError
from kopilka.forms.issue_form import LABEL, issue_forms
from kopilka.forms.issue_letter import issue_letter
from kopilka.forms.take_issue import MAX_TEXT, take_issue
from kopilka.report import REPORTERS, Context
from kopilka.rules.clock import today


@click.command("issue-forms", help="Обновить формы обращений: .github/ISSUE_TEMPLATE и .gitlab/issue_templates.")
@root_option
def forms(root: Path | None) -> None:
    base = base_root(root)
    made = issue_forms(load(base))
    for path, text in made.items():
        target = base / path
        target.parent.mkdir(parents=True, exist_ok=True)
        swap(target, text.encode())
    click.echo(f"Записано: {counted(len(made), ('форма', 'формы', 'форм'))}. Метка для них — «{LABEL}».")


@click.command("take-issue", help="Принять обращение, написанное по нашей форме: оно станет черновиком. «-» — читать из потока.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path), metavar="ФАЙЛ|-")
@click.option("--number", type=click.IntRange(1), metavar="ЧИСЛО", help="Номер обращения: он запишется в черновик.")
@click.option("--letter", type=click.Path(dir_okay=False, path_type=Path), metavar="ФАЙЛ", help="Куда записать письмо автору.")
@root_option
def take(file: Path, number: int | None, letter: Path | None, root: Path | None) -> None:
    base = base_root(root)
    text = _text(file)
    with working("Принимаю обращение…"):
        taken = take_issue(load(base), text, today(), number)
        after = load(base)
        problems, like = (said_of(after, taken), likeness(after, taken)) if taken.path else ([], [])
    tell(taken)
    for line in like:
        click.echo(f"  {line}")
    if taken.path:
        click.echo(REPORTERS["text"](problems, Context(rich=False)), nl=False)
    if letter is not None:
        letter.write_text(issue_letter(taken, problems, like), "utf-8", newline="\n")
    sys.exit(not taken.path)


def _text(file: Path) -> str:
    """The text of the issue; no more is read than can be taken."""
    with click.open_file(str(file), "rb") as stream:
        raw: bytes = stream.read(4 * MAX_TEXT + 1)
    if not raw.strip():
        raise KopilkaError("Обращение пустое: в файле нет текста.")
    return raw.decode("utf-8-sig", errors="replace")
