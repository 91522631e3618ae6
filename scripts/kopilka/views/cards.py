"""A material in a list: title, summary and a few legible marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Availability, Origin, Status
from kopilka.content.records.base import Record
from kopilka.content.records.local_act import Guide
from kopilka.content.records.practice import Faceted
from kopilka.content.records.school import School
from kopilka.content.russian import grades
from kopilka.views.environment import render
from kopilka.views.icons import kind_icon
from kopilka.views.links import Links
from kopilka.views.once import Once


@dataclass(frozen=True)
class Mark:
    """A short stamped word; `name` tells the style sheet what it is about."""

    text: str
    name: str = ""


# Compared and hashed as itself: a card is made once for all lists from which its link is the same.
@dataclass(frozen=True, eq=False)
class Card:
    """What a list shows of a material."""

    key: str
    folder: str
    kind: str
    title: str
    summary: str
    link: str
    marks: tuple[Mark, ...]

    @property
    def icon(self) -> Markup:
        """The icon of the kind."""
        return kind_icon(self.folder)

    def html(self, level: int = 3, *, brief: bool = False) -> Markup:
        """Return the card as an item of a list under a heading of the level above; a brief one has a title alone."""
        return _drawn(self, level, brief)


@lru_cache(maxsize=4096)
def _drawn(card: Card, level: int, brief: bool) -> Markup:
    return Markup(f"{render('card.html.jinja', card=card, level=level, brief=brief)}\n")


@dataclass(frozen=True)
class Title:
    """What a list shows of a material that does not fit into its cards."""

    title: str
    link: str


def kind_label(material: Material) -> str:
    """Return what the material is, in the singular."""
    record = material.record
    if isinstance(record, Guide) and record.leaflet:
        return "Памятка"
    if isinstance(record, School):
        return record.organisation_kind.capitalize()
    return material.kind.short


def detail(bank: Bank, vocabulary: str, term: str, key: str) -> str:
    """Return a detail of a vocabulary word, or its title where there is none."""
    words = bank.vocabularies.get(vocabulary)
    if words is None or term not in words.terms:
        return term
    return str(words.terms[term].details.get(key) or words.terms[term].title)


def card(bank: Bank, material: Material, links: Links) -> Card:
    """Return the card of a material for a list on the page of `links`."""
    kept = _kept(bank)
    link = links.to(material.key)
    found = kept.get(link)
    if found is None:
        record, marks = material.record, tuple(_marks(bank, material))
        kind = kind_label(material)
        found = kept[link] = Card(material.key, material.kind.folder, kind, record.title, record.summary, link, marks)
    return found


def _no_cards(_: Bank) -> dict[str, Card]:
    return {}


#: The cards of a base by their links.
_kept = Once(_no_cards)


def cards(bank: Bank, materials: Iterable[Material], links: Links) -> list[Card]:
    """Return the cards of several materials."""
    return [card(bank, material, links) for material in materials]


def titles(materials: Iterable[Material], links: Links) -> list[Title]:
    """Return the titles of several materials, in the order of the alphabet."""
    ordered = sorted(materials, key=lambda material: material.record.title.lower())
    return [Title(material.record.title, links.to(material.key)) for material in ordered]


def _marks(bank: Bank, material: Material) -> Iterator[Mark]:
    yield from _state_marks(material.record)
    record = material.record
    if isinstance(record, Faceted) and record.grades:
        yield Mark(grades(record.grades))
    if isinstance(record, Faceted) and record.duration:
        yield Mark(record.duration, "time")
    evidence, cost = getattr(record, "evidence", None), getattr(record, "cost", None)
    if evidence and record.origin is not Origin.EDITORIAL:
        yield Mark(detail(bank, "evidence", evidence, "badge"), "evidence")
    if cost:
        yield Mark(detail(bank, "costs", cost, "short"), "cost")
    school = bank.get("schools", record.school) if record.school else None
    if school is not None:
        yield Mark(school_name(school), "school")


def _state_marks(record: Record) -> Iterator[Mark]:
    if record.status is Status.ARCHIVED:
        yield Mark("в архиве", "archived")
    if not record.status.public:
        yield Mark(record.status.value, "draft")
    if record.availability is Availability.DECLARED:
        yield Mark(Availability.DECLARED.value, "declared")
    if record.origin is Origin.EDITORIAL:
        yield Mark(Origin.EDITORIAL.value, "editorial")


def school_name(school: Material) -> str:
    """Return the short name of an organisation."""
    record = school.record
    return (record.short_name if isinstance(record, School) else None) or record.title
