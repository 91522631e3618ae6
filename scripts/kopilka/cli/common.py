"""What the commands share: the base they work on, how long work is shown, how rows are printed."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from kopilka.content.bank import find_root

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="ПАПКА",
    help="Папка базы (в ней лежит practices). По умолчанию ищется вверх отсюда.",
)
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Вид ответа."
)


def base_root(given: Path | None) -> Path:
    """Return the folder of the base: the one given, or the nearest one upwards from here."""
    return given.resolve() if given is not None else find_root(Path.cwd())


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show that long work goes on: on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(what):
        yield


def print_rows(form: str, headers: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    """Print rows as JSON, as a table on a terminal, as tab-separated lines in a pipe."""
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(str(value) for value in row.values()))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*headers, box=None)
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    Console().print(table)


def log_to_terminal(level: int) -> None:
    """Send what MkDocs says to the terminal, from this level on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers[:] = [handler]
    logger.setLevel(level)
