"""`kopilka form` and `kopilka take`: Word forms out, Word files in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kopilka.cli.common import base_root, root_option, working
from kopilka.content.bank import Bank, load
from kopilka.content.kinds import KINDS
from kopilka.content.russian import counted
from kopilka.diagnostics import Diagnostic, KopilkaError, Severity
from kopilka.forms.reply import write_reply
from kopilka.forms.take import Taken, Taker, shown_name
from kopilka.forms.word_form import asked, material_words, word_form
from kopilka.report import REPORTERS, Context
from kopilka.rules.clock import today
from kopilka.search.likeness import Likenesses
from kopilka.views.checking import check as check_rules

#: The field of a form in which another material is named.
_ABOUT = "material"
kind_choice = click.Choice(list(KINDS))


@click.command(help="Сделать форму Word для вида материала: её заполняют без особых программ.")
@click.argument("kind", type=kind_choice, metavar="ВИД")
@click.option("--to", type=click.Path(path_type=Path), metavar="ФАЙЛ", help="Куда записать. По умолчанию — ВИД.docx здесь.")
@click.option("--about", metavar="МАТЕРИАЛ", help="Вписать материал заранее: папка/имя. Для формы «Повторили у себя».")
@root_option
def form(kind: str, to: Path | None, about: str | None, root: Path | None) -> None:
    path = to or Path(f"{kind}.docx")
    bank = load(base_root(root))
    filled = {_ABOUT: material_words(bank, _known(bank, kind, about))} if about else {}
    try:
        with path.open("xb") as file:
            file.write(word_form(KINDS[kind], bank, filled))
    except FileExistsError:
        raise KopilkaError(f"Файл {path} уже есть. Укажите другое имя: --to ФАЙЛ") from None
    click.echo(f"Форма записана: {path}. Заполненную примет kopilka take {path.name}")


def _known(bank: Bank, kind: str, about: str) -> str:
    """The material that a form speaks of, if its kind speaks of one."""
    if _ABOUT not in {field.key for field in asked(KINDS[kind])}:
        raise KopilkaError(f"Форма «{kind}» не о другом материале: --about ей не нужно.")
    if about not in bank.materials:
        raise KopilkaError(f"Материала «{about}» в базе нет. Имена показывает kopilka list")
    return about


@click.command(help="Принять документы Word: наша форма или свободный документ станет черновиком.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="ФАЙЛ...")
@click.option("--kind", type=kind_choice, metavar="ВИД", help="Вид материала, если из свободного документа он не ясен.")
@click.option("--reply", is_flag=True, help="Записать рядом тот же документ с примечаниями у мест, которые надо поправить.")
@root_option
def take(files: tuple[Path, ...], kind: str | None, reply: bool, root: Path | None) -> None:
    base = base_root(root)
    refused = False
    for path in files:
        with working(f"Принимаю {shown_name(path.name)}…"):
            bank = load(base)
            taken = Taker(bank, today()).take(path, KINDS[kind] if kind else None)
        refused = refused or not taken.path
        tell(taken)
        if taken.path:
            after = load(base)
            problems = said_of(after, taken)
            for line in likeness(after, taken):
                click.echo(f"  {line}")
            click.echo(REPORTERS["text"](problems, Context(rich=False)), nl=False)
            if reply:
                click.echo(f"Ответ автору: {shown_name(str(write_reply(after, taken, problems)))}")
    sys.exit(refused)


def said_of(bank: Bank, taken: Taken) -> list[Diagnostic]:
    """Return what the rules say of a draft and of its files, notes aside."""
    stem = taken.path.rpartition(".")[0]
    return [
        one for one in check_rules(bank) if one.severity is not Severity.NOTE and one.path.startswith((taken.path, f"{stem}/"))
    ]


def likeness(bank: Bank, taken: Taken) -> list[str]:
    """Return what in the base is like the draft: whoever gives a file hears of it at once."""
    material = next((one for one in bank.materials.values() if one.source.path == taken.path), None)
    return [f"Похоже на {other.key}: {other.words}." for other in Likenesses(bank).of(material)] if material is not None else []


def tell(taken: Taken) -> None:
    """Print what became of a file."""
    if not taken.path:
        click.echo(f"{shown_name(taken.source.name)}: не принят. {taken.refusal}", err=True)
        return
    files = f", {counted(taken.pictures, ('картинка', 'картинки', 'картинок'))}" if taken.pictures else ""
    click.echo(f"{shown_name(taken.source.name)} → {taken.path}{files}")
    for line in taken.told:
        click.echo(f"  {line}")
    if taken.missing:
        click.echo(f"  Для публикации ещё нужно: {', '.join(taken.missing)}.")
