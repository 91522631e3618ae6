"""`kopilka review` and `kopilka sheet`: what waits for a curator, what an expert found, what a practice lacks to ripen."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import click

from kopilka.cli.common import base_root, format_option, print_rows, root_option
from kopilka.content.bank import Bank, Material, load
from kopilka.content.parsing import nearest
from kopilka.content.sheets import sheets
from kopilka.diagnostics import KopilkaError
from kopilka.forms.review_sheet import new_sheet, told
from kopilka.rules.clock import today
from kopilka.search.likeness import Likenesses
from kopilka.views.waiting import MOVES, ripening, waiting


@click.command(help="Что ждёт куратора. С именем материала — лист эксперта и на что материал похож.")
@click.argument("key", required=False, metavar="ПАПКА/ИМЯ")
@click.option("--ripe", is_flag=True, help="Чего не хватает практикам до следующей зрелости.")
@click.option("--moves", is_flag=True, help="Кто и какое состояние может сменить.")
@root_option
@format_option
def review(key: str | None, ripe: bool, moves: bool, root: Path | None, form: str) -> None:
    base = base_root(root)
    bank = load(base)
    if moves:
        rows = [{"from": was.value, "to": becomes.value, "who": who} for was, becomes, who in MOVES]
        print_rows(form, ("Было", "Станет", "Кто решает"), rows)
    elif ripe:
        found = [{"id": one.key, "next": one.next.value, "lacks": "; ".join(one.lacks) or "ничего"} for one in ripening(bank)]
        print_rows(form, ("Практика", "Дальше", "Чего не хватает"), found)
    elif key:
        _one(bank, material_of(bank, key))
    else:
        _list(bank, base, form)


@click.command(help="Создать лист эксперта с вопросами этого вида: он ляжет рядом с материалом, на сайт не попадёт.")
@click.argument("key", metavar="ПАПКА/ИМЯ")
@root_option
def sheet(key: str, root: Path | None) -> None:
    base = base_root(root)
    path = new_sheet(base, material_of(load(base), key), today())
    click.echo(f"Создан {path}. Заполните его и проверьте: kopilka check {path}")


def _list(bank: Bank, base: Path, form: str) -> None:
    likenesses = Likenesses(bank)
    found = [
        {
            "id": one.key,
            "status": one.status.value,
            "days": "неизвестно" if one.days is None else one.days,
            "sheet": one.sheet,
            "lacks": "; ".join(one.lacks) or "ничего",
            "like": "; ".join(f"{other.key}: {other.words}" for other in likenesses.of(bank.materials[one.key])) or "ни на что",
        }
        for one in waiting(bank, sheets(bank)[0], lambda path: _committed(base, path), today())
    ]
    if not found and form == "text":
        click.echo("Никто не ждёт.")
    else:
        print_rows(form, ("Материал", "Состояние", "Дней", "Лист", "Чего нет для публикации", "Похоже на"), found)


def _one(bank: Bank, material: Material) -> None:
    reviewed = sheets(bank)[0].get(material.key)
    click.echo(told(material, reviewed) if reviewed else f"Листа нет. Создать: kopilka sheet {material.key}")
    for other in Likenesses(bank).of(material):
        click.echo(f"Похоже на {other.key}: {other.words}.")


def material_of(bank: Bank, key: str) -> Material:
    """Return the material which «folder/id» or a path names."""
    plain = key.removeprefix("practices/").removesuffix(".md").removesuffix(".yml")
    if plain in bank.broken:
        raise KopilkaError(f"Карточка материала «{key}» с ошибками. Их назовёт kopilka check, сначала исправьте их.")
    if plain not in bank.materials:
        close = nearest(plain, list(bank.materials))
        raise KopilkaError(f"Материала «{key}» нет." + (f" Возможно, вы имели в виду «{close}»." if close else ""))
    return bank.materials[plain]


def _committed(base: Path, path: str) -> date | None:
    """The day of the last commit that touched a file; None where git knows nothing of it."""
    command = ["git", "-C", str(base), "log", "-1", "--format=%cs", "--", path]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 (fixed words, a path of the base)
        return date.fromisoformat(told.stdout.strip())
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None
