"""The command line: parses arguments, calls, prints. Exit codes: 0 all is well, 1 the content has errors, 2 wrong usage."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Material prints a banner about MkDocs 2 at every start until its own end of life, 5 May 2027.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import click
from rich.console import Console
from rich.table import Table

from kopilka.cli_russian import RussianGroup, speak_russian
from kopilka.content.bank import Bank, find_root, load
from kopilka.content.enums import Status
from kopilka.content.kinds import KINDS
from kopilka.content.russian import counted
from kopilka.diagnostics import Diagnostic, KopilkaError, Severity
from kopilka.forms.new import new_material, write_blanks
from kopilka.report import REPORTERS, Context
from kopilka.report.fixes import apply_fixes
from kopilka.rules import check as check_rules
from kopilka.rules.pages import rule_pages
from kopilka.views.facets import usage
from kopilka.views.readability import readability as measure_readability

speak_russian()


@click.group(
    cls=RussianGroup,
    help="«Копилка»: проверить материалы базы и собрать из них сайт.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
def app() -> None:
    """The command `kopilka`."""


_root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="ПАПКА",
    help="Папка базы (в ней лежит practices). По умолчанию ищется вверх отсюда.",
)
_format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Вид ответа."
)


def _root(given: Path | None) -> Path:
    return given.resolve() if given is not None else find_root(Path.cwd())


@contextmanager
def _working(what: str) -> Iterator[None]:
    """Show that long work goes on: on a terminal only."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(what):
        yield


@app.command(help="Проверить материалы. Без путей — всю базу.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[ПУТЬ]...")
@_root_option
@click.option("--format", "form", type=click.Choice(list(REPORTERS)), default="text", show_default=True, help="Вид ответа.")
@click.option("--fix", is_flag=True, help="Исправить то, что исправляется само.")
@click.option("--notes/--no-notes", default=True, help="Показывать ли заметки о полноте.")
def check(paths: tuple[Path, ...], root: Path | None, form: str, fix: bool, notes: bool) -> None:
    base = _root(root)
    with _working("Проверяю…"):
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


@app.command(help="Создать материал из заготовки с подсказками. Вид — имя папки (kopilka kinds).")
@click.argument("kind", metavar="ВИД")
@click.argument("slug", metavar="ИМЯ")
@_root_option
def new(kind: str, slug: str, root: Path | None) -> None:
    path = new_material(_root(root), kind, slug)
    click.echo(f"Создан {path}. Заполните его и проверьте: kopilka check {path}")


@app.command(help="Обновить заготовки всех видов в practices/_blanks.")
@_root_option
def blanks(root: Path | None) -> None:
    count = write_blanks(_root(root))
    click.echo(f"Записано: {counted(count, ('заготовка', 'заготовки', 'заготовок'))}.")


@app.command(help="Собрать сайт. Строится только то, что изменилось; результат тот же, что у полной сборки.")
@_root_option
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
    from kopilka.site import build as site  # MkDocs takes a third of a second to import: only where it is needed

    base = _root(root)
    _log_to_terminal(logging.WARNING)

    def bank() -> Bank:
        loaded = load(base)
        _report_errors(check_rules(loaded), strict=strict)
        return loaded

    with _working("Собираю сайт…"):
        done = site.build(base, bank=bank, site_dir=site_dir, clean=clean, strict=strict, preview=preview)
    pages = counted(done.pages, ("страница", "страницы", "страниц"))
    what = f"записано {done.written}" if done.written else "ничего не изменилось"
    click.echo(f"Сайт собран: {pages}, {what}. Папка: {done.site_dir}")


def _report_errors(problems: list[Diagnostic], *, strict: bool) -> None:
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        click.echo(REPORTERS["text"](errors, Context()), err=True, nl=False)
        if strict:
            click.echo("Сайт не собран: сначала исправьте ошибки.", err=True)
            sys.exit(1)


@app.command(help="Открыть сайт у себя: правки видны сразу.")
@_root_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="АДРЕС", help="Где открыть.")
@click.option("--preview/--no-preview", default=True, help="Показывать ли черновики.")
@click.option("--open", "open_browser", is_flag=True, help="Открыть в браузере.")
def serve(root: Path | None, address: str, preview: bool, open_browser: bool) -> None:
    from kopilka.site import build as site

    base = _root(root)
    _log_to_terminal(logging.INFO)
    click.echo(f"Сайт: http://{address}/ — остановить: Ctrl+C")
    site.serve(base, address=address, preview=preview, open_browser=open_browser)


@app.command("list", help="Перечислить материалы.")
@_root_option
@click.option("--kind", type=click.Choice(list(KINDS)), metavar="ВИД", help="Только этого вида (kopilka kinds).")
@click.option(
    "--status",
    type=click.Choice([status.value for status in Status]),
    metavar="СОСТОЯНИЕ",
    help=f"Только в этом состоянии: {', '.join(Status)}.",
)
@_format_option
def list_materials(root: Path | None, kind: str | None, status: str | None, form: str) -> None:
    bank = load(_root(root))
    _print(
        form,
        ("Материал", "Состояние", "Откуда", "Название"),
        [
            {
                "id": item.key,
                "status": item.record.status.value,
                "origin": item.record.origin.value,
                "title": item.record.title,
            }
            for item in bank.materials.values()
            if kind in (None, item.kind.folder) and status in (None, item.record.status)
        ],
    )


@app.command(help="Перечислить виды материалов.")
@_root_option
@_format_option
def kinds(root: Path | None, form: str) -> None:
    bank = load(_root(root))
    _print(
        form,
        ("Папка", "Вид", "Материалов", "Файл"),
        [
            {
                "folder": kind.folder,
                "label": kind.label,
                "count": len(bank.of(kind.folder)),
                "extension": kind.extension,
            }
            for kind in KINDS.values()
        ],
    )


@app.command(help="Перечислить слова словарей и сколько материалов под каждым.")
@click.argument("vocabulary", required=False, metavar="[СЛОВАРЬ]")
@_root_option
@_format_option
def terms(vocabulary: str | None, root: Path | None, form: str) -> None:
    bank = load(_root(root))
    if vocabulary is not None and vocabulary not in bank.vocabularies:
        raise KopilkaError(f"Словаря «{vocabulary}» нет. Бывают: {', '.join(bank.vocabularies)}.")
    chosen = [words for name, words in bank.vocabularies.items() if vocabulary in (None, name)]
    _print(
        form,
        ("Словарь", "Слово", "Материалов", "Название"),
        [
            {"vocabulary": words.name, "id": term.id, "count": count, "title": term.title}
            for words in chosen
            for term, count in usage(bank, words)
        ],
    )


@app.command(help="Показать, как читаются материалы редакции: худшие сверху.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="ЧИСЛО", help="Сколько показать.")
@_root_option
@_format_option
def readability(limit: int, root: Path | None, form: str) -> None:
    rows = [
        {
            "id": found.material.key,
            "words": found.words,
            "sentence": round(found.sentence, 1),
            "officialese": round(found.officialese, 2),
        }
        for found in measure_readability(load(_root(root)))[:limit]
    ]
    _print(form, ("Материал", "Слов", "Слов в предложении", "Канцелярита на 100 слов"), rows)


@app.command(help="Объяснить замечание по его коду.")
@click.argument("code", metavar="КОД")
def explain(code: str) -> None:
    for family in rule_pages():
        for page in family.codes:
            if page.code == code.upper():
                click.echo(f"{page.code}. {page.title} ({page.severity})\n\n{page.markdown.strip()}")
                return
    raise KopilkaError(f"Кода «{code}» нет. Все коды — на странице «Что проверяется».")


@app.command("export-source", help="Выписать сайт как простой Markdown.")
@click.argument("target", type=click.Path(file_okay=False, path_type=Path), metavar="ПАПКА")
@_root_option
def export_source(target: Path, root: Path | None) -> None:
    from kopilka.site.source import export

    with _working("Выписываю…"):
        count = export(_root(root), target.resolve())
    click.echo(f"Выписано: {counted(count, ('страница', 'страницы', 'страниц'))}. Папка: {target}")


def _print(form: str, headers: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    console = Console()
    if not console.is_terminal:
        for row in rows:
            click.echo("\t".join(str(value) for value in row.values()))
        return
    table = Table(*headers, box=None)
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    console.print(table)


def _log_to_terminal(level: int) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers[:] = [handler]
    logger.setLevel(level)


def main() -> None:
    """Run the command line; an error of the operator is one Russian line and exit code 2."""
    try:
        app()
    except KopilkaError as error:
        click.echo(f"Ошибка: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
