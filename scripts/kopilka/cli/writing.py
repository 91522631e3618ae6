"""`kopilka new` and `kopilka blanks`: files for those who write materials."""

from __future__ import annotations

from pathlib import Path

import click

from kopilka.cli.common import base_root, root_option
from kopilka.content.russian import counted


@click.command(help="Создать материал из заготовки с подсказками. Вид — имя папки (kopilka kinds).")
@click.argument("kind", metavar="ВИД")
@click.argument("slug", metavar="ИМЯ")
@root_option
def new(kind: str, slug: str, root: Path | None) -> None:
    from kopilka.forms.new import new_material

    path = new_material(base_root(root), kind, slug)
    click.echo(f"Создан {path}. Заполните его и проверьте: kopilka check {path}")


@click.command(help="Обновить заготовки всех видов в practices/_blanks.")
@root_option
def blanks(root: Path | None) -> None:
    from kopilka.forms.new import write_blanks

    count = write_blanks(base_root(root))
    click.echo(f"Записано: {counted(count, ('заготовка', 'заготовки', 'заготовок'))}.")
