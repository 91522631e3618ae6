"""`kopilka stats`: what the base holds, how full it is, what raises its fullness, what happens to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kopilka.cli.common import base_root, print_rows, root_option, working
from kopilka.content.bank import load
from kopilka.exports.tables import csv_bytes
from kopilka.views.desk.data import statistics_data
from kopilka.views.yearly.figures import figures

Row = tuple[str, str, str | float]
_SHARES = "Доли"


@click.command(help="Посчитать базу: сколько чего, насколько полна, что её поднимет, что происходит.")
@root_option
@click.option("--names", is_flag=True, help="Имена чисел, которые может назвать отчёт за год.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True, help="Вид ответа."
)
def stats(root: Path | None, form: str, names: bool) -> None:
    with working("Считаю…"):
        data = statistics_data(load(base_root(root)))
    if names:
        told = [{"name": name, "what": one.title, "count": one.value} for name, one in figures(data).items()]
        print_rows("json" if form == "json" else "text", ("Имя", "Что", "Сколько"), told)
        return
    if form == "json":
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    rows = list(_rows(data))
    if form == "csv":
        click.echo(csv_bytes(("Раздел", "Что", "Сколько"), rows), nl=False)
        return
    print_rows("text", ("Раздел", "Что", "Сколько"), [{"section": one, "what": two, "count": three} for one, two, three in rows])


def _rows(data: dict[str, Any]) -> Iterator[Row]:
    yield "База", "Материалов с текстом", data["materials"]
    yield "База", "Заявлены, но не переданы", data["declared"]
    yield "База", "Полнота, из 100", data["fullness"]["total"]
    for share in data["shares"].values():
        yield _SHARES, f"{share['title']}, из {share['whole']}", share["part"]
    titles = {
        "kinds": "По видам",
        "schools": "По школам",
        "risks": "По рискам",
        "levels": "По уровням",
        "years": "По годам",
        "origins": "Откуда",
        "evidence": "Доказательность",
    }
    for name, rows in data["breakdowns"].items():
        yield from ((titles[name], row["title"], row["count"]) for row in rows if row["count"])
    for name in ("kinds", "risks", "schools"):
        words = {row["id"]: row["title"] for row in data["breakdowns"][name]}
        yield from ((f"Полнота: {titles[name].lower()}", words[word], value) for word, value in data["fullness"][name].items())
    for step in data["fullness"]["steps"]:
        missing = f": {', '.join(step['missing'])}" if step.get("missing") else ""
        yield "Что поднимет полноту", f"{step['action']} — {step.get('material') or step['place']}{missing}", step["gain"]
    yield from _activity(data["activity"])


def _activity(data: dict[str, Any]) -> Iterator[Row]:
    yield "История файлов", data["history"], ""
    for name, title in (("months", "По месяцам"), ("schools", "Кто дал")):
        for row in data[name]:
            for key, what in (("new", "новых"), ("improved", "улучшено"), ("reviewed", "проверено")):
                yield f"Активность: {title.lower()}", f"{row['title']}, {what}", row[key]
    waited = data["publication"]
    yield "До публикации", "Опубликованы сразу", waited["at_once"]
    if waited["median_days"] is not None:
        yield "До публикации", "Половина ждала не дольше, дней", waited["median_days"]
        yield "До публикации", "Дольше всего, дней", waited["longest_days"]
