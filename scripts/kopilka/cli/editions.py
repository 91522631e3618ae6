"""What curators do once a year: the report about the base, the sealed edition, its compendium, its proof."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kopilka.cli.common import base_root, root_option, working
from kopilka.content.bank import Bank, load
from kopilka.content.russian import file_size, long_date
from kopilka.diagnostics import KopilkaError
from kopilka.release.make import release as make_release
from kopilka.release.verify import find_edition
from kopilka.release.verify import verify as verify_edition
from kopilka.rules import clock


@click.command(help="Начать отчёт о базе за учебный год по отчёту прошлого года.")
@click.argument("year", metavar="УЧЕБНЫЙ_ГОД")
@root_option
def report(year: str, root: Path | None) -> None:
    from kopilka.forms.new_report import new_report

    with working("Считаю…"):
        page = new_report(base_root(root), year)
    click.echo(
        f"Начат {page.path}. Числа в нём уже названы, выводы за вами.\n"
        "1. Перечитайте слова прошлого года: они стоят в {# … #}, и на сайте их не видно. Верно — уберите эти знаки,\n"
        "   неверно — напишите иначе или сотрите.\n"
        f"2. Впишите страницу в mkdocs.yml, в nav, раздел «О базе»:\n"
        f"      - Отчёт за {page.year}: {page.uri}.md\n"
        "3. Проверьте: kopilka check"
    )


@click.command(help="Сделать ежегодный выпуск: проверить, запечатать, описать.")
@click.argument("year", metavar="УЧЕБНЫЙ_ГОД")
@root_option
def release(year: str, root: Path | None) -> None:
    from kopilka.site import build as site

    base = base_root(root)

    def build_site(bank: Bank, folder: Path) -> None:
        site.build_for_disk(base, bank, folder)

    with working("Делаю выпуск…"):
        folder = make_release(base, year, site.site_info(base), build_site)
    size = sum(path.stat().st_size for path in folder.iterdir()) // 100_000 / 10
    click.echo(f"Выпуск готов, {str(size).replace('.', ',')} МБ: {folder}. Запишите папку в git.")


@click.command(help="Сделать сборник всех материалов, какими они сейчас, — PDF или Word, по имени файла.")
@click.argument("file", type=click.Path(path_type=Path), metavar="ФАЙЛ")
@root_option
def compendium(file: Path, root: Path | None) -> None:
    from kopilka.exports.compendium_word import compendium_docx
    from kopilka.pdf.compendium import compendium_pdf
    from kopilka.site import build as site
    from kopilka.views.compendium.book import book

    makers = {".pdf": compendium_pdf, ".docx": compendium_docx}
    make = makers.get(file.suffix.lower())
    if make is None:
        raise KopilkaError(f"Сборник пишется в .pdf или .docx, а не в «{file.name}». Например: kopilka compendium сборник.pdf")
    if file.exists():
        raise KopilkaError(f"Файл {file} уже есть. Укажите другое имя.")
    base = base_root(root)
    with working("Собираю сборник…"):
        day = clock.today()
        value = book(load(base), site.site_info(base), f"Состояние на {long_date(day)}", day, "Копилка, сборник вне выпусков.")
        content = make(value)
    file.write_bytes(content)
    click.echo(f"Сборник записан, {file_size(len(content))}: {file}")


@click.command(help="Доказать, что выпуск не менялся и сделан из своей записи git.")
@click.argument("edition", metavar="ВЫПУСК")
@root_option
def verify(edition: str, root: Path | None) -> None:
    base = base_root(root)
    found = find_edition(base, edition)
    faults = list(verify_edition(base, found))
    for fault in faults:
        click.echo(fault)
    if faults:
        sys.exit(1)
    click.echo(f"Выпуск {found.name} подлинный: файлов {len(found.files)}, материалов {len(found.materials)}, всё сходится.")
