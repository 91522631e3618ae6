"""Every file of the site that is neither a page nor an attachment: the table from which the site makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank
from kopilka.views.page import SiteInfo

Source = Callable[[Bank, SiteInfo], Iterable[Artifact]]


def _files(module: str, name: str, bank: Bank, info: SiteInfo) -> Iterable[Artifact]:
    source: Source = getattr(import_module(f"kopilka.{module}"), name)
    return source(bank, info)


#: Each gives its files of the base; a new kind of file is a new row here. Processes take the rows one by one: the long ones come
#: first, so that none is left over at the end. A module is imported by the process that makes its files: Word and the search
#: index take a while to import, and the one that makes pages needs neither.
SOURCES: tuple[Source, ...] = tuple(
    partial(_files, *row)
    for row in (
        ("exports.search", "search_files"),
        ("exports.instruments", "instrument_files"),
        ("exports.api", "api_files"),
        ("exports.blanks", "blank_files"),
        ("exports.site_reports", "site_report_files"),
        ("exports.word_forms", "word_forms"),
        ("views.catalogue", "catalogue_data"),
        ("views.constructor", "constructor_data"),
        ("exports.admin", "admin_files"),
        ("exports.calendar", "calendar_files"),
        ("exports.editions", "edition_files"),
        ("exports.embed", "embed_files"),
        ("exports.feeds", "feed_files"),
        ("exports.oai", "oai_files"),
        ("views.desk.orders", "order_data"),
        ("views.repeat", "repeat_data"),
        ("exports.pictures", "picture_files"),
        ("exports.yearly", "yearly_files"),
        ("views.routing.data", "router_artifacts"),
    )
)
