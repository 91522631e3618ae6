"""The command line: parses arguments, calls, prints. Exit codes: 0 all is well, 1 the content has errors, 2 wrong usage."""

from __future__ import annotations

import os
import sys

# Material prints a banner about MkDocs 2 at every start until its own end of life, 5 May 2027.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import click

from kopilka.cli.building import build, export_source, serve
from kopilka.cli.certifying import certificate
from kopilka.cli.checking import check, explain
from kopilka.cli.desk import stats
from kopilka.cli.editions import release, verify
from kopilka.cli.giving import form, take
from kopilka.cli.listing import kinds, list_materials, readability, terms
from kopilka.cli.reviewing import review, sheet
from kopilka.cli.russian import RussianGroup, speak_russian
from kopilka.cli.writing import blanks, new
from kopilka.diagnostics import KopilkaError

speak_russian()


@click.group(
    cls=RussianGroup,
    help="«Копилка»: проверить материалы базы и собрать из них сайт.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
def app() -> None:
    """The command `kopilka`."""


#: Every command.
COMMANDS = (
    check,
    explain,
    new,
    blanks,
    form,
    take,
    review,
    sheet,
    certificate,
    build,
    serve,
    export_source,
    list_materials,
    kinds,
    terms,
    readability,
    stats,
    release,
    verify,
)
for command in COMMANDS:
    app.add_command(command)


def main() -> None:
    """Run the command line; an error of the operator is one Russian line and exit code 2."""
    try:
        app()
    except KopilkaError as error:
        click.echo(f"Ошибка: {error}", err=True)
        sys.exit(2)
    except SystemExit as done:
        _leave(done)


def _leave(done: SystemExit) -> None:
    """End at once: taking a base of thousands of materials apart, object by object, takes longer than a second look at it."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(done.code if isinstance(done.code, int) else int(done.code is not None))
