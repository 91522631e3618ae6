"""The bank as pages: materials, landings, rules and fields. The one call that the site and the exports make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from html import escape
from itertools import chain

from kopilka.content.bank import Bank, Material
from kopilka.views.apparatus import Apparatus
from kopilka.views.desk.pages import desk_pages
from kopilka.views.environment import render
from kopilka.views.facets import shown
from kopilka.views.fact_rows import fact_rows
from kopilka.views.foreign import with_english
from kopilka.views.landings import landing_pages
from kopilka.views.links import Links
from kopilka.views.manual import manual_pages
from kopilka.views.material import MaterialView
from kopilka.views.notices import notices
from kopilka.views.page import Page, PlannedPage, SiteInfo
from kopilka.views.particulars import Particulars
from kopilka.views.people import people_pages
from kopilka.views.routing.page import router_pages
from kopilka.views.sharing import json_ld, open_graph
from kopilka.views.take import take
from kopilka.views.typesetting import well_set

#: Where the bundles of scripts/web lie, from the root of the site.
CLIENT = "assets/kopilka"


def all_pages(bank: Bank, info: SiteInfo) -> Iterator[Page]:
    """Yield every page which the compiler makes. Drafts are among them only if `info.preview`."""
    return (plan.make() for plan in planned_pages(bank, info))


def planned_pages(bank: Bank, info: SiteInfo) -> Iterator[PlannedPage]:
    """Yield a plan of every page: it is made when the plan is carried out."""
    materials = shown(bank, drafts=info.preview)
    visible = frozenset(material.key for material in materials)
    for material in materials:
        make = partial(_finished_material, bank, material, info, visible)
        record = material.record
        yield PlannedPage(material.key, record.title, record.summary, record.reviewed, make)
    lists = (
        landing_pages(bank, info, materials),
        router_pages(info, materials),
        people_pages(bank, info, materials),
        manual_pages(info),
    )
    for plan in chain(desk_pages(bank, info), *lists):
        yield replace(plan, make=partial(_finished_plan, plan, info))


def _finished_plan(plan: PlannedPage, info: SiteInfo) -> Page:
    return _finished(plan.make(), info)


def _finished(page: Page, info: SiteInfo, described: str = "") -> Page:
    address = full_address(page.uri, info)
    head = open_graph(page, info, address) + described + feed_link(page, info) + area_links(page, info)
    return replace(page, html=well_set(page.html), head=head)


def _finished_material(bank: Bank, material: Material, info: SiteInfo, visible: frozenset[str]) -> Page:
    page = material_page(bank, material, info, visible)
    material.source.forget()
    described = json_ld(bank, material, full_address(page.uri, info)) if material.kind.library else ""
    return _finished(replace(page, html=with_english(material, page.html)), info, described)


def area_links(page: Page, info: SiteInfo) -> str:
    """Return the styles and scripts of the parts of the client that the page needs."""
    links = Links(page.uri, info.directories)
    return "".join(
        f'<link rel="stylesheet" href="{links.to(f"{CLIENT}/{area}.css")}">'
        f'<script defer src="{links.to(f"{CLIENT}/{area}.js")}"></script>\n'
        for area in page.areas
    )


def feed_link(page: Page, info: SiteInfo) -> str:
    """Return the link by which programs find the feed of everything; a site without an address has none."""
    if not info.url:
        return ""
    href = Links(page.uri, info.directories).to("feeds/all.xml")
    return f'<link rel="alternate" type="application/atom+xml" title="{escape(info.name)}" href="{href}">\n'


def full_address(uri: str, info: SiteInfo) -> str:
    """Return the address of a page in the world; nothing while the site has none."""
    return f"{info.url.rstrip('/')}/{Links('index', info.directories).address(uri)}" if info.url else ""


def material_page(bank: Bank, material: Material, info: SiteInfo, visible: frozenset[str]) -> Page:
    """Return the page of one material; `visible` names the materials to which a link may lead."""
    record = material.record
    view = MaterialView(bank, material, info, visible)
    after = Apparatus(view)
    html = render(
        f"{material.kind.folder}.html.jinja",
        v=view,
        r=record,
        k=Particulars(view),
        after=after,
        card=fact_rows(view),
        notices=notices(view),
        take=take(view),
    )
    return Page(material.key, record.title, record.summary, html, material.source.path, record.reviewed)
