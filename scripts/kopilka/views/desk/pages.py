"""The pages of the curators' desk, each made when it is written: they look at the whole base and at its history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from kopilka.content.bank import Bank
from kopilka.content.editions import EDITIONS, MANIFEST, Edition, read_editions
from kopilka.content.russian import counted, file_size, long_date
from kopilka.views.desk.activity import activities
from kopilka.views.desk.events import dated_events
from kopilka.views.desk.fullness import ENOUGH, fullness
from kopilka.views.desk.gaps import GRADES, HeatTable, gaps, heat_tables
from kopilka.views.desk.legal import legal_watch
from kopilka.views.desk.orders import order_kinds
from kopilka.views.desk.statistics import statistics
from kopilka.views.desk.steps import steps
from kopilka.views.desk.words import month_words, step_words
from kopilka.views.environment import render
from kopilka.views.links import Links
from kopilka.views.open_data import API
from kopilka.views.page import PlannedPage, SiteInfo
from kopilka.views.planning import Body, planned
from kopilka.views.sealed import FILES

AREA = "desk"
_STEPS = 15
_GAPS = 12
#: What the page on data names, with the file under the API.
_FILES = (
    ("Что здесь есть", "index.json"),
    ("Все материалы списком", "materials.json"),
    ("Все словари списком", "vocabularies.json"),
    ("Школы и организации", "schools.json"),
    ("База в цифрах", "statistics.json"),
    ("Описание OpenAPI", "openapi.json"),
    ("Схема JSON Schema", "schema.json"),
)
Tables = Callable[[], dict[str, HeatTable]]


def desk_pages(bank: Bank, info: SiteInfo) -> Iterator[PlannedPage]:
    """Yield the plans of the desk's pages."""

    @cache
    def tables() -> dict[str, HeatTable]:
        return {table.id: table for table in heat_tables(bank)}

    for uri, title, about, body in _bodies(bank, info, tables):
        yield planned(uri, title, about, info, body, areas=(AREA,))


def _bodies(bank: Bank, info: SiteInfo, tables: Tables) -> Iterator[tuple[str, str, str, Body]]:
    """Yield the name, the title and the description of every page, and what makes its HTML."""
    about = "Сколько чего в базе, насколько она полна и что её дополнит."
    yield "numbers/index", "О базе в цифрах", about, partial(_numbers, bank)
    about = "Карта пробелов: где материалов много, мало и нет."
    yield "gaps/index", "Чего не хватает", about, partial(_heat, "desk_gaps", tables, "risks")
    about = "Сколько материалов по каждому предмету и классу."
    yield "gaps/subjects", "Предмет и класс", about, partial(_heat, "desk_heat", tables, "subjects")
    for grade in GRADES:
        about = f"Что есть для специалистов школы, если у ученика {grade} класса видны признаки неуспешности."
        body = partial(_heat, "desk_heat", tables, f"klass-{grade}")
        yield f"gaps/klass-{grade}", f"Признак и специалист, {grade} класс", about, body
    about = "Чего ждёт база и как это дать: заготовка уже заполнена."
    yield "orders/index", "Заказ школам", about, _orders
    about = "Ежегодные выпуски базы, которые больше не меняются."
    yield "editions/index", "Архив выпусков", about, partial(_editions, bank, info)
    about = "Таблицы, файлы для программ, ленты, карточка для сайта школы."
    yield "data/index", "Данные для других", about, partial(_data, bank, info)
    about = "Акты, которые утратили силу, и материалы, которые на них ссылаются."
    yield "legal/index", "Что изменилось в законах", about, partial(_legal, bank)


def _numbers(bank: Bank, links: Links) -> str:
    told = statistics(bank)
    index = fullness(bank)
    found = steps(index)
    return render(
        "desk_numbers.html.jinja",
        links=links,
        told=told,
        day=long_date(told.day),
        index=index,
        enough=ENOUGH,
        steps=[step_words(bank, links, step) for step in found[:_STEPS]],
        more=len(found) - _STEPS,
        done=activities(bank),
        counted=counted,
        month=month_words,
    )


def _heat(template: str, tables: Tables, name: str, links: Links) -> str:
    table = tables()[name]
    return render(
        f"{template}.html.jinja",
        links=links,
        table=table,
        tables=tables(),
        gaps=gaps(table, _GAPS),
        grades=GRADES,
        counted=counted,
    )


def _orders(links: Links) -> str:
    return render("desk_orders.html.jinja", links=links, kinds=order_kinds())


def _editions(bank: Bank, info: SiteInfo, links: Links) -> str:
    newest = [(edition, _offered(bank, edition)) for edition in reversed(read_editions(bank.root))]
    return render("desk_editions.html.jinja", links=links, editions=newest, portable=info.portable, counted=counted)


def _offered(bank: Bank, edition: Edition) -> list[tuple[str, str, str]]:
    """The files of an edition that are there: name, what it is, size."""
    folder = bank.root / EDITIONS / edition.name
    sealed = {*edition.files, MANIFEST}
    there = [(name, about, folder / name) for name, about in FILES if name in sealed and (folder / name).is_file()]
    return [(name, about, file_size(path.stat().st_size)) for name, about, path in there]


def _data(bank: Bank, info: SiteInfo, links: Links) -> str:
    dated = len(dated_events(bank))
    return render("desk_data.html.jinja", links=links, info=info, api=API, files=_FILES, dated=dated, counted=counted)


def _legal(bank: Bank, links: Links) -> str:
    return render("desk_legal.html.jinja", links=links, watch=legal_watch(bank), counted=counted, long_date=long_date)
