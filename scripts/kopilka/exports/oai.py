"""The library as an OAI-PMH static repository: one XML file of Dublin Core records, which catalogues harvest through a gateway.

The protocol asks for full addresses and for the mail of whoever keeps the repository: without either there is no file.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import etree

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Availability
from kopilka.content.records.practice import Faceted
from kopilka.exports.xml import xml_bytes
from kopilka.views.cards import kind_label, school_name
from kopilka.views.facets import shown
from kopilka.views.links import Links
from kopilka.views.page import SiteInfo

URI = "oai/static-repository.xml"
_STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
_OAI = "http://www.openarchives.org/OAI/2.0/"
_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAMES = {None: _STATIC, "oai": _OAI, "xsi": _XSI}
_DC_NAMES = {"oai_dc": _OAI_DC, "dc": _DC}
_UNDATED = "2024-01-01"


def oai_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield the static repository, if the site has an address and a contact."""
    if info.url and info.contact:
        yield Artifact(URI, partial(repository, bank, info))


def repository(bank: Bank, info: SiteInfo) -> bytes:
    """Return the static repository: who keeps it, the one format, a record for every material whose text is in the base."""
    own = [item for item in shown(bank) if item.kind.library and item.record.availability is Availability.GIVEN]
    top = etree.Element(f"{{{_STATIC}}}Repository", nsmap=_NAMES)
    top.set(f"{{{_XSI}}}schemaLocation", f"{_STATIC} http://www.openarchives.org/OAI/2.0/static-repository.xsd")
    _identify(top, info, own)
    formats = etree.SubElement(top, f"{{{_STATIC}}}ListMetadataFormats")
    one = etree.SubElement(formats, f"{{{_OAI}}}metadataFormat")
    _add(one, "metadataPrefix", "oai_dc")
    _add(one, "schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    _add(one, "metadataNamespace", _OAI_DC)
    records = etree.SubElement(top, f"{{{_STATIC}}}ListRecords", metadataPrefix="oai_dc")
    for material in own:
        _record(records, bank, info, material)
    return xml_bytes(top)


def _identify(top: etree._Element, info: SiteInfo, own: list[Material]) -> None:
    about = etree.SubElement(top, f"{{{_STATIC}}}Identify")
    _add(about, "repositoryName", info.name)
    # Until a gateway takes the file in and gives it an address of its own, it stands at this one.
    _add(about, "baseURL", f"{info.url.rstrip('/')}/{URI}")
    _add(about, "protocolVersion", "2.0")
    _add(about, "adminEmail", info.contact)
    _add(about, "earliestDatestamp", min((_day(item) for item in own), default=_UNDATED))
    _add(about, "deletedRecord", "no")
    _add(about, "granularity", "YYYY-MM-DD")


def _record(records: etree._Element, bank: Bank, info: SiteInfo, material: Material) -> None:
    record = etree.SubElement(records, f"{{{_OAI}}}record")
    header = etree.SubElement(record, f"{{{_OAI}}}header")
    address = f"{info.url.rstrip('/')}/{Links('index', info.directories).address(material.key)}"
    _add(header, "identifier", address)
    _add(header, "datestamp", _day(material))
    metadata = etree.SubElement(record, f"{{{_OAI}}}metadata")
    core = etree.SubElement(metadata, f"{{{_OAI_DC}}}dc", nsmap=_DC_NAMES)
    core.set(f"{{{_XSI}}}schemaLocation", f"{_OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    for name, value in dublin_core(bank, material, info, address):
        etree.SubElement(core, f"{{{_DC}}}{name}").text = value


def dublin_core(bank: Bank, material: Material, info: SiteInfo, address: str) -> Iterator[tuple[str, str]]:
    """Yield the elements of Dublin Core in which a material is described; only names with a basis are shown."""
    record = material.record
    yield "title", record.title
    yield from (("creator", person.name) for person in record.authors if person.name and person.name_basis)
    school = bank.get("schools", record.school) if record.school else None
    if school is not None:
        yield "creator", school_name(school)
    if isinstance(record, Faceted):
        for vocabulary in ("subjects", "risks", "pupil_groups", "levels"):
            yield from (("subject", bank.term_title(vocabulary, term)) for term in getattr(record, vocabulary))
    yield "description", record.summary
    yield "publisher", info.name
    yield "date", _day(material)
    yield "type", kind_label(material)
    yield "format", "text/html"
    yield "identifier", address
    yield "language", "ru"
    yield "rights", record.license


def _day(material: Material) -> str:
    return str(material.record.reviewed or _UNDATED)


def _add(above: etree._Element, tag: str, text: str) -> None:
    etree.SubElement(above, f"{{{_OAI}}}{tag}").text = text
