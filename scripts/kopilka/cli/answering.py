"""`kopilka answer`: what a workflow says under a pull request, made of what the check left behind."""

from __future__ import annotations

import re
from pathlib import Path

import click

from kopilka.diagnostics import KopilkaError
from kopilka.report.given import read_given
from kopilka.report.labels import labels
from kopilka.report.letter import letter, ours
from kopilka.report.suggestions import suggestions

_COMMIT = re.compile(r"[0-9a-f]{40}")


@click.command(help="Ответ под запросом на слияние. ПАПКА — то, что оставила проверка: changed, differences, problems.json.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="ПАПКА")
@click.option(
    "--part",
    type=click.Choice(["letter", "suggestions", "labels", "ours"]),
    default="letter",
    show_default=True,
    help="Письмо автору, готовые правки для GitHub, метки или номер прежнего письма.",
)
@click.option("--said", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="ФАЙЛ", help="Что уже сказано.")
@click.option("--commit", default="", metavar="КОММИТ", help="К какому коммиту относятся правки.")
def answer(folder: Path, part: str, said: Path | None, commit: str) -> None:
    if commit and not _COMMIT.fullmatch(commit):
        raise KopilkaError("Коммит записывается сорока знаками: цифры и буквы a–f.")
    already = said.read_text("utf-8", errors="replace") if said is not None else "[]"
    if part == "ours":
        click.echo(ours(already), nl=False)
        return
    given = read_given(folder)
    if part == "letter":
        click.echo(letter(given), nl=False)
    elif part == "labels":
        click.echo("".join(f"{label}\n" for label in labels(given.changed)), nl=False)
    else:
        click.echo(suggestions(given, already, commit), nl=False)
