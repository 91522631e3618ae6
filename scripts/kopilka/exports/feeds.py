"""Atom feeds: everything, each kind, risk and school. They name pages by full addresses, so a site without one has no feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from lxml import etree

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank, Material
from kopilka.content.kinds import KINDS
from kopilka.exports.xml import xml_bytes
from kopilka.views.cards import kind_label, school_name
from kopilka.views.facets import latest_first, shown, terms_of
from kopilka.views.links import Links
from kopilka.views.page import SiteInfo

FEEDS = "feeds"
_ATOM = "http://www.w3.org/2005/Atom"
#: How many materials a feed holds: what is older has been read.
_LIMIT = 50
_NEVER = "1970-01-01"


def feed_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield the feeds that have something to tell."""
    if not info.url:
        return
    library = [item for item in shown(bank) if item.kind.library]
    for name, title, page, own in _feeds(bank, library):
        chosen = latest_first(own)[:_LIMIT]
        if chosen:
            yield Artifact(f"{FEEDS}/{name}.xml", partial(feed, info, name, title, page, chosen))


def _feeds(bank: Bank, library: list[Material]) -> Iterator[tuple[str, str, str, list[Material]]]:
    """Yield the name of a feed, its title, the page that it follows and its materials."""
    yield "all", "Все материалы", "catalogue/index", library
    for kind in KINDS.values():
        yield f"kinds/{kind.folder}", kind.plural, f"{kind.folder}/index", [item for item in library if item.kind is kind]
    risks = bank.vocabularies.get("risks")
    under = _by(library, lambda item: terms_of(bank, item, "risks"))
    for term in risks.terms.values() if risks is not None else ():
        yield f"risks/{term.id}", term.title, f"risks/{term.id}", under.get(term.id, [])
    given = _by(library, lambda item: [item.record.school] if item.record.school else [])
    for school in bank.of("schools"):
        yield f"schools/{school.id}", school_name(school), school.key, given.get(school.id, [])


def _by(materials: list[Material], words: Callable[[Material], Iterable[str]]) -> dict[str, list[Material]]:
    found: dict[str, list[Material]] = {}
    for material in materials:
        for word in words(material):
            found.setdefault(word, []).append(material)
    return found


def feed(info: SiteInfo, name: str, title: str, page: str, materials: list[Material]) -> bytes:
    """Return an Atom feed of the materials, the newest first."""
    root = info.url.rstrip("/")
    links = Links("index", info.directories)
    top = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    top.set("{http://www.w3.org/XML/1998/namespace}lang", "ru")
    own = f"{root}/{FEEDS}/{name}.xml"
    _add(top, "id", own)
    _add(top, "title", f"{info.name}: {title[0].lower()}{title[1:]}" if name == "all" else f"{info.name}: {title}")
    _add(top, "updated", _moment(materials[0]))
    _add(top, "link", rel="self", type="application/atom+xml", href=own)
    _add(top, "link", rel="alternate", type="text/html", href=f"{root}/{links.address(page)}")
    _add(_add(top, "author"), "name", info.name)
    for material in materials:
        _entry(top, material, f"{root}/{links.address(material.key)}")
    return xml_bytes(top)


def _entry(top: etree._Element, material: Material, address: str) -> None:
    entry = _add(top, "entry")
    _add(entry, "id", address)
    _add(entry, "title", material.record.title)
    _add(entry, "updated", _moment(material))
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    _add(entry, "category", term=material.kind.folder, label=kind_label(material))
    _add(entry, "summary", material.record.summary)


def _moment(material: Material) -> str:
    return f"{material.record.reviewed or _NEVER}T00:00:00Z"


def _add(above: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(above, f"{{{_ATOM}}}{tag}", attributes)
    element.text = text or None
    return element
