"""Every file of the site that is neither a page nor an attachment. The one call that the site makes for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank
from kopilka.exports.admin import admin_files
from kopilka.exports.api import api_files
from kopilka.exports.blanks import blank_files
from kopilka.exports.calendar import calendar_files
from kopilka.exports.editions import edition_files
from kopilka.exports.embed import embed_files
from kopilka.exports.feeds import feed_files
from kopilka.exports.instruments import instrument_files
from kopilka.exports.oai import oai_files
from kopilka.exports.pictures import picture_files
from kopilka.exports.search import search_files
from kopilka.exports.site_reports import site_report_files
from kopilka.exports.word_forms import word_forms
from kopilka.exports.yearly import yearly_files
from kopilka.views.catalogue import catalogue_data
from kopilka.views.constructor import constructor_data
from kopilka.views.desk.orders import order_data
from kopilka.views.page import SiteInfo
from kopilka.views.repeat import repeat_data
from kopilka.views.routing.data import router_artifacts

#: Each gives its files of the base; a new kind of file is a new row here.
SOURCES: tuple[Callable[[Bank, SiteInfo], Iterable[Artifact]], ...] = (
    catalogue_data,
    constructor_data,
    admin_files,
    api_files,
    calendar_files,
    edition_files,
    embed_files,
    feed_files,
    oai_files,
    order_data,
    repeat_data,
    instrument_files,
    picture_files,
    blank_files,
    site_report_files,
    search_files,
    word_forms,
    yearly_files,
    router_artifacts,
)


def artifacts(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield every artifact, in the order of SOURCES. Drafts are among them only if `info.preview`."""
    for source in SOURCES:
        yield from source(bank, info)
