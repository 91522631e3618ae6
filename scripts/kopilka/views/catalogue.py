"""The catalogue's data: one row a material with its words in every facet, for the page that filters, sorts and compares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any

from kopilka.artifact import Artifact, data_script
from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Origin, Tier
from kopilka.content.kinds import KINDS
from kopilka.content.records.practice import Faceted
from kopilka.views.cards import card, detail, kind_label, school_name
from kopilka.views.facets import shown, terms_of
from kopilka.views.icons import kind_icon
from kopilka.views.links import Links
from kopilka.views.page import SiteInfo
from kopilka.views.spans import Span, span

#: The shape of the data; a page that knows another one asks to be loaded anew.
VERSION = 1
NAME = "catalogue"
#: What an origin and a tier are called in an address.
_ORIGINS = {Origin.DOCUMENT: "dokument", Origin.SCHOOL: "shkola", Origin.EDITORIAL: "redaktsiya", Origin.EXTERNAL: "vneshniy"}
#: Under the heading «Какие ученики» the word need not be said again.
_PUPILS = re.compile(r"^Обучающиеся,? | обучающиеся$")
TIERS = {Tier.ALL: "vsem", Tier.GROUP: "gruppe", Tier.ONE: "odnomu"}


@dataclass(frozen=True)
class Option:
    """A value of a facet: its id in addresses, its title, and the more general value above it."""

    id: str
    title: str
    parent: str = ""


@dataclass(frozen=True)
class Facet:
    """A way of narrowing the list: its values in order, and which of them a material has."""

    name: str
    title: str
    options: tuple[Option, ...]
    of: Callable[[Material], Iterable[str]]


def catalogue_data(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield the data script of the catalogue."""
    yield data_script(NAME, partial(catalogue, bank, info))


def catalogue(bank: Bank, info: SiteInfo) -> dict[str, Any]:
    """Return `{version, tail, library, icons, facets, rows}`.

    A facet is `[name, title, [[id, title, parent], …]]`. A row is `[key, what it is, title, summary, reviewed,
    [[mark, its name], …], [numbers of its options in the first facet, in the second, …]]`; its page is the key with `tail`.
    `library` counts the kinds that readers browse: the rows of the others are shown only when they are asked for; `icons` are
    those of the kinds, in their order.
    """
    materials = shown(bank, drafts=info.preview)
    links = Links("index", info.directories)
    facets, columns = zip(*(_used(facet, materials) for facet in _facets(bank, materials)), strict=True)

    def row(material: Material, values: tuple[list[int], ...]) -> list[Any]:
        record = material.record
        marks = [[mark.text, mark.name] for mark in card(bank, material, links).marks]
        return [material.key, kind_label(material), record.title, record.summary, str(record.reviewed or ""), marks, values]

    return {
        "version": VERSION,
        "tail": "/" if info.directories else ".html",
        "library": sum(KINDS[option.id].library for option in facets[0].options),
        "icons": [kind_icon(option.id) for option in facets[0].options],
        "facets": [[facet.name, facet.title, [[one.id, one.title, one.parent] for one in facet.options]] for facet in facets],
        "rows": list(map(row, materials, zip(*columns, strict=True))),
    }


def _facets(bank: Bank, materials: list[Material]) -> list[Facet]:
    """The facets in the order in which the page asks: what it is, what worries, whom, then how sure and at what cost."""
    years = sorted({material.record.school_year for material in materials if material.record.school_year}, reverse=True)
    schools = [(school.id, school_name(school)) for school in bank.of("schools")]
    return [
        Facet("kind", "Вид материала", _kinds(), lambda material: [material.kind.folder]),
        _words(bank, "group", "Какие ученики", "pupil_groups"),
        _words(bank, "level", "Уровень и класс", "levels"),
        _words(bank, "subject", "Предмет", "subjects"),
        _words(bank, "risk", "Фактор риска", "risks"),
        _words(bank, "for", "Для кого", "audiences"),
        Facet("tier", "Кому помощь", tuple(Option(name, tier.value.capitalize()) for tier, name in TIERS.items()), _tier),
        Facet("time", "Сколько времени", tuple(Option(one.value, one.label) for one in Span), _time),
        _scale(bank, "cost", "Ресурсы", "costs"),
        _scale(bank, "evidence", "Доказательность", "evidence"),
        Facet("school", "Школа", tuple(Option(*school) for school in schools), _school),
        Facet("year", "Учебный год", tuple(Option(year.replace("/", "-"), year) for year in years), _year),
        Facet("origin", "Откуда материал", tuple(Option(_ORIGINS[one], one.value.capitalize()) for one in Origin), _origin),
    ]


def _used(facet: Facet, materials: list[Material]) -> tuple[Facet, list[list[int]]]:
    """The facet without the values that no material has, and of every material the numbers of its values.

    A value above a used one is used.
    """
    named = [tuple(facet.of(material)) for material in materials]
    found = set(chain.from_iterable(named))
    options = tuple(option for option in facet.options if option.id in found)
    numbers = {option.id: number for number, option in enumerate(options)}
    return replace(facet, options=options), [sorted(numbers[value] for value in values) for values in named]


def _kinds() -> tuple[Option, ...]:
    """The kinds, those of the library first."""
    ordered = sorted(KINDS.values(), key=lambda kind: not kind.library)
    return tuple(Option(kind.folder, kind.plural) for kind in ordered)


def _words(bank: Bank, name: str, title: str, vocabulary: str) -> Facet:
    words = bank.vocabularies.get(vocabulary)
    terms = words.terms.values() if words is not None else ()
    options = tuple(Option(term.id, _PUPILS.sub("", term.title), term.parent or "") for term in terms)
    options = tuple(replace(option, title=_sentence(option.title)) for option in options)
    return Facet(name, title, options, lambda material: terms_of(bank, material, vocabulary))


def _scale(bank: Bank, name: str, title: str, vocabulary: str) -> Facet:
    """A facet of a scale: its field bears the facet's name, its values are called as on the cards."""
    words = bank.vocabularies.get(vocabulary)
    known = words.terms if words is not None else {}
    key = "badge" if vocabulary == "evidence" else "short"
    options = tuple(Option(term, _sentence(detail(bank, vocabulary, term, key))) for term in known)

    def of(material: Material) -> list[str]:
        value = getattr(material.record, name, None)
        return [value] if value in known else []

    return Facet(name, title, options, of)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tier(material: Material) -> list[str]:
    tier = material.record.tier if isinstance(material.record, Faceted) else None
    return [TIERS[tier]] if tier else []


def _time(material: Material) -> list[str]:
    duration = material.record.duration if isinstance(material.record, Faceted) else None
    found = span(duration) if duration else None
    return [found.value] if found else []


def _school(material: Material) -> list[str]:
    return [material.record.school] if material.record.school else []


def _year(material: Material) -> list[str]:
    return [material.record.school_year.replace("/", "-")] if material.record.school_year else []


def _origin(material: Material) -> list[str]:
    return [_ORIGINS[material.record.origin]]
