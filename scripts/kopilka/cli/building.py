"""`kopilka build`, `serve` and `export-source`. MkDocs and the views take long to import: the base is read meanwhile."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click

from kopilka.cli.common import base_root, log_to_terminal, root_option, working
from kopilka.content.bank import Bank, reading
from kopilka.content.russian import counted
from kopilka.diagnostics import Severity


@click.command(help="Собрать сайт. Строится только то, что изменилось; результат тот же, что у полной сборки.")
@root_option
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="ПАПКА",
    help="Куда собирать. По умолчанию — как в mkdocs.yml.",
)
@click.option("--clean", is_flag=True, help="Собрать всё заново.")
@click.option("--strict", is_flag=True, help="Не собирать, если в базе есть ошибки.")
@click.option("--preview", is_flag=True, help="Показать и черновики.")
def build(root: Path | None, site_dir: Path | None, clean: bool, strict: bool, preview: bool) -> None:
    base = base_root(root)
    log_to_terminal(logging.WARNING)
    with working("Собираю сайт…"), reading(base) as read:
        from kopilka.site import build as site

        def bank() -> Bank:
            loaded = read()
            _report_errors(loaded, strict=strict)
            return loaded

        done = site.build(base, bank=bank, site_dir=site_dir, clean=clean, strict=strict, preview=preview)
    pages = counted(done.pages, ("страница", "страницы", "страниц"))
    what = f"записано {done.written}" if done.written else "ничего не изменилось"
    click.echo(f"Сайт собран: {pages}, {what}. Папка: {done.site_dir}")


def _report_errors(bank: Bank, *, strict: bool) -> None:
    from kopilka.report import REPORTERS, Context
    from kopilka.views.checking import check

    errors = [problem for problem in check(bank) if problem.severity is Severity.ERROR]
    if errors:
        click.echo(REPORTERS["text"](errors, Context()), err=True, nl=False)
        if strict:
            click.echo("Сайт не собран: сначала исправьте ошибки.", err=True)
            sys.exit(1)


@click.command(help="Открыть сайт у себя: правки видны сразу.")
@root_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="АДРЕС", help="Где открыть.")
@click.option("--preview/--no-preview", default=True, help="Показывать ли черновики.")
@click.option("--open", "open_browser", is_flag=True, help="Открыть в браузере.")
def serve(root: Path | None, address: str, preview: bool, open_browser: bool) -> None:
    from kopilka.site import build as site

    base = base_root(root)
    log_to_terminal(logging.INFO)
    click.echo(f"Сайт: http://{address}/ — остановить: Ctrl+C")
    site.serve(base, address=address, preview=preview, open_browser=open_browser)


@click.command("export-source", help="Выписать сайт как простой Markdown.")
@click.argument("target", type=click.Path(file_okay=False, path_type=Path), metavar="ПАПКА")
@root_option
def export_source(target: Path, root: Path | None) -> None:
    from kopilka.site.source import export

    with working("Выписываю…"):
        count = export(base_root(root), target.resolve())
    click.echo(f"Выписано: {counted(count, ('страница', 'страницы', 'страниц'))}. Папка: {target}")
