"""Data for others: a client of the API made from its OpenAPI document, tables, feeds, the calendar, OAI, the embedded lists."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree

from kopilka.content.bank import load
from kopilka.content.kinds import KINDS
from kopilka.exports.artifacts import SOURCES
from kopilka.exports.calendar import _folded, calendar
from kopilka.exports.oai import oai_files
from kopilka.exports.tables import csv_bytes
from kopilka.rules import clock
from kopilka.rules.common import parts_with
from kopilka.views.facets import shown
from kopilka.views.open_data import API, whole
from kopilka.views.page import SiteInfo
from support.base import ROOT
from support.filling import write_full_base

TODAY = date(2026, 11, 22)
PLACED = SiteInfo(url="https://kopilka.example.org/base/", contact="baza@example.org")
OURS = (API, "feeds", "oai", "calendar", "assets/data/embed", "assets/data/orders")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
OAI = {
    "s": "http://www.openarchives.org/OAI/2.0/static-repository",
    "o": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def files(bank, info):
    with clock.on(TODAY):
        return {item.uri: item.make() for source in SOURCES for item in source(bank, info) if item.uri.startswith(OURS)}


@pytest.fixture(scope="module")
def placed(real) -> dict[str, bytes]:
    return files(real, PLACED)


@pytest.fixture(scope="module")
def unplaced(real) -> dict[str, bytes]:
    return files(real, SiteInfo())


class Client:
    """A client of any API that an OpenAPI document describes: a method an operation, every answer held against its schema."""

    def __init__(self, document, get):
        self._document, self._get = document, get
        self._operations = {
            operation["operationId"]: (path, operation) for path, item in document["paths"].items() for operation in item.values()
        }

    def call(self, name, /, **values):
        path, operation = self._operations[name]
        for parameter in operation.get("parameters", ()):
            value = values.pop(parameter["name"])
            assert not list(Draft202012Validator(parameter["schema"]).iter_errors(value))
            path = path.replace(f"{{{parameter['name']}}}", value)
        assert not values and "{" not in path
        answer = json.loads(self._get(path.lstrip("/")))
        wanted = operation["responses"]["200"]["content"]["application/json"]["schema"]
        faults = list(Draft202012Validator({**wanted, "components": self._document["components"]}).iter_errors(answer))
        assert not faults, f"{path}: {faults[0].message} at {list(faults[0].absolute_path)}"
        return answer


def read_everything(found):
    document = json.loads(found[f"{API}/openapi.json"])
    client, asked = None, set()

    def get(path):
        asked.add(path)
        return found[path]

    client = Client(document, get)
    index, materials = client.call("index"), client.call("materials")
    assert index["materials"] == materials["count"] == len(materials["items"])
    for item in materials["items"]:
        folder, name = item["key"].split("/")
        assert client.call("material", folder=folder, id=name)["title"] == item["title"]
    for words in client.call("vocabularies")["items"]:
        assert len(client.call("vocabulary", name=words["name"])["terms"]) == words["terms"]
    client.call("schools")
    client.call("statistics")
    return asked


def test_a_client_made_from_the_openapi_document_reads_everything(placed, unplaced):
    for found in (placed, unplaced):
        own = {uri for uri in found if uri.startswith(f"{API}/") and uri.endswith(".json")}
        assert read_everything(found) == own - {f"{API}/openapi.json", f"{API}/schema.json"}


def test_a_record_with_every_field_of_every_kind_fits_the_schema(tmp_path):
    write_full_base(tmp_path)
    bank = load(tmp_path)
    assert {item.kind.folder for item in shown(bank)} == set(KINDS)
    read_everything(files(bank, PLACED))


def test_the_schema_is_valid_and_strict(placed):
    schema = json.loads(placed[f"{API}/schema.json"])
    Draft202012Validator.check_schema(schema)
    material = json.loads(placed[f"{API}/materials/techmaps/tk-matematika-5-drobi.json"])
    against = Draft202012Validator({"$ref": "#/$defs/Material", "$defs": schema["$defs"]})
    assert not list(against.iter_errors(material))
    for spoilt in (
        {**material, "kind": "acts"},
        {**material, "record": {**material["record"], "lishnee": 1}},
        {**material, "record": {**material["record"], "grades": ["пятый"]}},
        {key: value for key, value in material.items() if key != "title"},
    ):
        assert list(against.iter_errors(spoilt))


def test_a_name_without_a_basis_is_in_no_file(real, placed, unplaced):
    hidden = {
        part.name
        for item in real.materials.values()
        for _, part in parts_with(item.record, "name_basis")
        if part.name and not part.name_basis
    }
    assert len(hidden) > 5
    for found in (placed, unplaced):
        for uri, content in found.items():
            text = content.decode("utf-8", errors="replace")
            assert not [name for name in hidden if name in text], uri


def test_a_name_with_a_basis_is_kept(tmp_path):
    write_full_base(tmp_path)
    bank = load(tmp_path)
    told = json.dumps(whole(bank, bank.materials["techmaps/full"], PLACED), ensure_ascii=False)
    person = bank.materials["techmaps/full"].record.authors[0]
    assert person.name_basis and person.name in told


def test_drafts_and_addresses_that_do_not_exist_stay_out(real, unplaced):
    assert not [uri for uri in unplaced if uri.startswith(("feeds", "oai"))]
    assert all("url" not in item for item in json.loads(unplaced[f"{API}/materials.json"])["items"])
    bank, key = real, "techmaps/tk-matematika-5-drobi"
    item = bank.materials[key]
    hidden = replace(item, record=item.record.model_copy(update={"status": type(item.record.status)("черновик")}))
    found = files(replace(bank, materials={**bank.materials, key: hidden}), PLACED)
    assert not [uri for uri in found if key in uri]
    for uri in (f"{API}/materials.json", f"{API}/materials.csv", "feeds/all.xml", "assets/data/embed/kinds/techmaps.js"):
        assert key not in found[uri].decode()


def test_the_same_base_gives_the_same_bytes(placed):
    assert files(load(ROOT), PLACED) == placed


# Tables


def test_tables_open_in_a_russian_excel(real, placed):
    raw = placed[f"{API}/materials.csv"]
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {18} and len(rows) == len(shown(real)) + 1


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_any_text_survives_a_table_and_none_runs_as_a_formula(rows):
    clean = [[cell.replace("\x00", "").replace("\r", "") for cell in row] for row in rows]
    read = list(csv.reader(io.StringIO(csv_bytes(("а", "б"), clean).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [[cell.removeprefix("'") if cell[1:2] in "=+-@\t" else cell for cell in row] for row in read[1:]] == clean or any(
        cell.startswith("'") for row in clean for cell in row
    )
    assert not [cell for row in read[1:] for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_numbers_have_a_decimal_comma():
    assert csv_bytes(("а",), [(1.5,), (2,), (None,)]).decode("utf-8-sig") == 'а\r\n1,5\r\n2\r\n""\r\n'


# Feeds


def test_feeds_are_atom_with_full_addresses_the_newest_first(placed):
    names = [uri for uri in placed if uri.startswith("feeds/")]
    assert {"feeds/all.xml", "feeds/kinds/techmaps.xml", "feeds/risks/kadry.xml", "feeds/schools/shkola-44.xml"} <= set(names)
    for name in names:
        top = etree.fromstring(placed[name])
        assert top.tag == "{http://www.w3.org/2005/Atom}feed"
        entries = top.findall("a:entry", ATOM)
        stamps = [entry.findtext("a:updated", namespaces=ATOM) for entry in entries]
        assert stamps == sorted(stamps, reverse=True) and top.findtext("a:updated", namespaces=ATOM) == stamps[0]
        ids = [entry.findtext("a:id", namespaces=ATOM) for entry in entries]
        assert len(set(ids)) == len(ids) <= 50
        assert all(one.startswith("https://kopilka.example.org/base/") and "base//" not in one for one in ids)
        assert top.find("a:link[@rel='self']", ATOM).get("href").endswith(name)
        assert all(element.text for element in top.iter("{*}title", "{*}name"))


# The calendar


def event(bank, **changes):
    item = bank.of("events")[0]
    return replace(item, record=item.record.model_copy(update=changes))


def test_events_with_a_day_make_a_calendar(real):
    bank = real
    title = "Семинар; «дроби, и не только»: " + "очень длинное название " * 6
    timed = event(bank, starts=date(2026, 12, 3), time="14:00–16:30", place="школа; кабинет 5", title=title)
    whole_day = replace(event(bank, starts=date(2026, 12, 5), time="после уроков"), id="drugoe")
    text = calendar(bank, PLACED, [timed, whole_day]).decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")) and "\n" not in text.replace("\r\n", "")
    plain = text.replace("\r\n ", "")
    assert "DTSTART;TZID=Europe/Moscow:20261203T140000\r\nDTEND;TZID=Europe/Moscow:20261203T163000" in plain
    assert "DTSTART;VALUE=DATE:20261205\r\nDTEND;VALUE=DATE:20261206" in plain
    assert "SUMMARY:Семинар\\; «дроби\\, и не только»" in plain and "LOCATION:школа\\; кабинет 5" in plain
    assert plain.count("BEGIN:VEVENT") == plain.count("END:VEVENT") == len(set(re.findall(r"UID:(.+)", plain))) == 2


def test_without_a_dated_event_there_is_no_calendar(real, placed):
    dated = [item for item in real.of("events") if item.record.starts]
    assert ("calendar/events.ics" in placed) == bool(dated)


@given(st.text(alphabet=st.characters(exclude_characters="\r\n", exclude_categories=("Cs",))))
def test_folding_loses_nothing(line):
    folded = _folded(line)
    assert folded.replace("\r\n ", "") == line
    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))


# OAI


def test_the_static_repository_holds_a_dublin_core_record_of_every_material(real, placed):
    top = etree.fromstring(placed["oai/static-repository.xml"])
    assert [etree.QName(part).localname for part in top] == ["Identify", "ListMetadataFormats", "ListRecords"]
    records = top.findall("s:ListRecords/o:record", OAI)
    own = [item for item in shown(real) if item.kind.library and item.record.availability.value == "передан"]
    assert len(records) == len(own)
    days = [record.findtext("o:header/o:datestamp", namespaces=OAI) for record in records]
    assert top.findtext("s:Identify/o:earliestDatestamp", namespaces=OAI) == min(days)
    for record in records:
        for element in ("title", "description", "identifier", "rights", "type", "language"):
            assert record.findtext(f".//dc:{element}", namespaces=OAI)
    assert not list(oai_files(real, replace(PLACED, contact="")))


_OAI = "{http://www.openarchives.org/OAI/2.0/}"
_STATIC = "{http://www.openarchives.org/OAI/2.0/static-repository}"
_DC_ELEMENTS = (
    *("title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format", "identifier", "source"),
    *("language", "relation", "coverage", "rights"),
)
_DC_SPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"


def plain(element, *tags):
    """The elements inside one, which must be these in this order, with nothing between them."""
    assert [child.tag for child in element] == [*tags]
    assert not (element.text or "").strip() and not any((child.tail or "").strip() for child in element)
    return [child.text for child in element] if all(len(child) == 0 for child in element) else list(element)


def test_the_static_repository_has_the_structure_of_its_specification(placed):
    """Sections 3 and 4 of «Specification for an OAI Static Repository» (2004), types and orders of OAI-PMH.xsd and oai_dc.xsd.

    Identify in the order of IdentifyType, the day as the only granularity, no deleted records, one ListRecords for each format,
    the fifteen elements of simpledc20021212.xsd.
    """
    top = etree.fromstring(placed["oai/static-repository.xml"])
    assert top.tag == f"{_STATIC}Repository"
    assert top.get(_XSI).split() == [_STATIC[1:-1], f"{_STATIC[1:-1]}.xsd"]
    identify, formats, records = plain(top, *(f"{_STATIC}{name}" for name in ("Identify", "ListMetadataFormats", "ListRecords")))
    name, base, version, mail, earliest, deleted, granularity = plain(
        identify,
        *(f"{_OAI}{one}" for one in ("repositoryName", "baseURL", "protocolVersion", "adminEmail", "earliestDatestamp")),
        *(f"{_OAI}{one}" for one in ("deletedRecord", "granularity")),
    )
    assert name and base == f"{PLACED.url}oai/static-repository.xml" and (version, deleted) == ("2.0", "no")
    assert re.fullmatch(r"\S+@(\S+\.)+\S+", mail) and granularity == "YYYY-MM-DD"
    (one,) = plain(formats, f"{_OAI}metadataFormat")
    prefix, schema, namespace = plain(one, *(f"{_OAI}{tag}" for tag in ("metadataPrefix", "schema", "metadataNamespace")))
    assert re.fullmatch(r"[A-Za-z0-9\-_.!~*'()]+", prefix) and (schema, namespace) == (f"{namespace[:-1]}.xsd", _DC_SPACE)
    assert dict(records.attrib) == {"metadataPrefix": prefix}
    identifiers = []
    for record in plain(records, *[f"{_OAI}record"] * len(records)):
        header, metadata = plain(record, f"{_OAI}header", f"{_OAI}metadata")
        identifier, day = plain(header, f"{_OAI}identifier", f"{_OAI}datestamp")
        assert date.fromisoformat(day) >= date.fromisoformat(earliest)
        assert re.fullmatch(r"[a-z][a-z0-9+.-]*:[!-~]+", identifier)
        identifiers.append(identifier)
        (core,) = plain(metadata, f"{{{_DC_SPACE}}}dc")
        assert core.get(_XSI).split() == [_DC_SPACE, f"{_DC_SPACE[:-1]}.xsd"]
        for element in core:
            assert etree.QName(element).namespace == OAI["dc"] and etree.QName(element).localname in _DC_ELEMENTS
            assert len(element) == 0 and not element.attrib and element.text
    assert len(identifiers) == len(set(identifiers)) > 100


def test_every_feed_has_what_atom_requires(placed):
    """RFC 4287: 4.1.1 and 4.1.2 (which elements once, which at all), 3.3 (dates), 4.2.6 (ids), 4.2.7.2 (one alternate link)."""
    feeds = {uri: etree.fromstring(content) for uri, content in placed.items() if uri.startswith("feeds/")}
    assert len(feeds) > 20
    for uri, feed in feeds.items():
        moments = [_atom_once(part, "updated").text for part in (feed, *feed.findall("a:entry", ATOM))]
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment) for moment in moments)
        assert moments[0] == max(moments[1:])
        assert _atom_once(feed, "id").text == f"{PLACED.url}{uri}"
        assert {link.get("rel") for link in feed.findall("a:link", ATOM)} == {"self", "alternate"}
        assert feed.findtext("a:author/a:name", namespaces=ATOM)
        ids = []
        for entry in feed.findall("a:entry", ATOM):
            ids.append(_atom_once(entry, "id").text)
            assert _atom_once(entry, "title").text and _atom_once(entry, "summary").text
            assert [link.get("rel") for link in entry.findall("a:link", ATOM)] == ["alternate"]
        assert len(ids) == len(set(ids))


def _atom_once(element, name):
    """The only element of a name."""
    (found,) = element.findall(f"a:{name}", ATOM)
    return found


# Lists for other sites


def test_embedded_lists_are_data_scripts_of_whole_lists(real, placed):
    text = placed["assets/data/embed/kinds/techmaps.js"].decode()
    value = json.loads(text[text.index("]=") + 2 : -2])
    assert len(value["items"]) == len([item for item in shown(real) if item.kind.folder == "techmaps"])
    assert all(address.startswith("techmaps/") for *_, address in value["items"])
