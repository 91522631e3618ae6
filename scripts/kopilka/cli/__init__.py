"""The command line: parses arguments, calls, prints. Exit codes: 0 all is well, 1 the content has errors, 2 wrong usage."""

from __future__ import annotations

import os
import sys
from importlib import import_module

# Material prints a banner about MkDocs 2 at every start until its own end of life, 5 May 2027.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
# Pydantic looks through all installed packages for plugins of its own. There are none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

import click

from kopilka.cli.russian import OPTIONS, RussianGroup, refusal, speak_russian
from kopilka.diagnostics import KopilkaError

#: Every command: its module here and its name there. A module is imported when its command is called: Word, pictures, typst
#: and MkDocs take a second together, and `kopilka check` needs none of them.
COMMANDS = {
    "check": ("checking", "check"),
    "explain": ("checking", "explain"),
    "new": ("writing", "new"),
    "blanks": ("writing", "blanks"),
    "form": ("giving", "form"),
    "take": ("giving", "take"),
    "issue-forms": ("issues", "forms"),
    "take-issue": ("issues", "take"),
    "answer": ("answering", "answer"),
    "review": ("reviewing", "review"),
    "sheet": ("reviewing", "sheet"),
    "certificate": ("certifying", "certificate"),
    "build": ("building", "build"),
    "serve": ("building", "serve"),
    "export-source": ("building", "export_source"),
    "list": ("listing", "list_materials"),
    "kinds": ("listing", "kinds"),
    "terms": ("listing", "terms"),
    "readability": ("listing", "readability"),
    "stats": ("desk", "stats"),
    "report": ("editions", "report"),
    "compendium": ("editions", "compendium"),
    "release": ("editions", "release"),
    "verify": ("editions", "verify"),
}

speak_russian()


class Commands(RussianGroup):
    """The commands by name, each imported when it is asked for."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; where there is none, offer the names that are like it."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's own)
        """Return the names, in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's own)
        """Return the command; nothing where there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"kopilka.cli.{module}"), name)
        command.options_metavar = OPTIONS
        return command


@click.group(
    cls=Commands,
    help="«Копилка»: проверить материалы базы и собрать из них сайт.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
def app() -> None:
    """The command `kopilka`."""


def main() -> None:
    """Run the command line; an error of the operator is one Russian line and exit code 2."""
    try:
        app()
    except KopilkaError as error:
        click.echo(f"Ошибка: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"Ошибка: {refusal(error)}", err=True)
        sys.exit(2)
    except SystemExit as done:
        _leave(done)


def _leave(done: SystemExit) -> None:
    """End at once: taking a base of thousands of materials apart, object by object, takes longer than a second look at it."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(done.code if isinstance(done.code, int) else int(done.code is not None))
