"""Every file of the site that is neither a page nor an attachment: the table from which the site makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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

Source = Callable[[Bank, SiteInfo], Iterable[Artifact]]

#: Each gives its files of the base; a new kind of file is a new row here. Processes take the rows one by one: the long ones come
#: first, so that none is left over at the end.
SOURCES: tuple[Source, ...] = (
    search_files,
    instrument_files,
    api_files,
    blank_files,
    site_report_files,
    word_forms,
    catalogue_data,
    constructor_data,
    admin_files,
    calendar_files,
    edition_files,
    embed_files,
    feed_files,
    oai_files,
    order_data,
    repeat_data,
    picture_files,
    yearly_files,
    router_artifacts,
)
