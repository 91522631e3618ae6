"""`kopilka list`, `kinds`, `terms` and `readability`: what there is in the base, in rows."""

from __future__ import annotations

from pathlib import Path

import click

from kopilka.cli.common import base_root, format_option, print_rows, root_option
from kopilka.content.bank import load
from kopilka.content.enums import Status
from kopilka.content.kinds import KINDS
from kopilka.diagnostics import KopilkaError


@click.command("list", help="Перечислить материалы.")
@root_option
@click.option("--kind", type=click.Choice(list(KINDS)), metavar="ВИД", help="Только этого вида (kopilka kinds).")
@click.option(
    "--status",
    type=click.Choice([status.value for status in Status]),
    metavar="СОСТОЯНИЕ",
    help=f"Только в этом состоянии: {', '.join(Status)}.",
)
@format_option
def list_materials(root: Path | None, kind: str | None, status: str | None, form: str) -> None:
    bank = load(base_root(root))
    print_rows(
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


@click.command(help="Перечислить виды материалов.")
@root_option
@format_option
def kinds(root: Path | None, form: str) -> None:
    bank = load(base_root(root))
    print_rows(
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


@click.command(help="Перечислить слова словарей и сколько материалов под каждым.")
@click.argument("vocabulary", required=False, metavar="[СЛОВАРЬ]")
@root_option
@format_option
def terms(vocabulary: str | None, root: Path | None, form: str) -> None:
    from kopilka.views.facets import usage

    bank = load(base_root(root))
    if vocabulary is not None and vocabulary not in bank.vocabularies:
        raise KopilkaError(f"Словаря «{vocabulary}» нет. Бывают: {', '.join(bank.vocabularies)}.")
    chosen = [words for name, words in bank.vocabularies.items() if vocabulary in (None, name)]
    print_rows(
        form,
        ("Словарь", "Слово", "Материалов", "Название"),
        [
            {"vocabulary": words.name, "id": term.id, "count": count, "title": term.title}
            for words in chosen
            for term, count in usage(bank, words)
        ],
    )


@click.command(help="Показать, как читаются материалы редакции: худшие сверху.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="ЧИСЛО", help="Сколько показать.")
@root_option
@format_option
def readability(limit: int, root: Path | None, form: str) -> None:
    from kopilka.views.readability import readability as measure_readability

    rows = [
        {
            "id": found.material.key,
            "words": found.words,
            "sentence": round(found.sentence, 1),
            "officialese": round(found.officialese, 2),
        }
        for found in measure_readability(load(base_root(root)))[:limit]
    ]
    print_rows(form, ("Материал", "Слов", "Слов в предложении", "Канцелярита на 100 слов"), rows)
