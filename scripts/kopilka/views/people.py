"""Pages of people: what each has done in the base, by role. A person has a page only where there is a basis to show the name.

Namesakes are told apart by their organisation, so an address is made of the name and the school, and no record of people is
kept beside the materials in which they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from kopilka.content.bank import Bank, Material
from kopilka.content.fields import values_at
from kopilka.content.records.base import Person
from kopilka.content.russian import counted
from kopilka.content.slugs import slug
from kopilka.rules.common import paths_to
from kopilka.views.cards import Card, cards, school_name
from kopilka.views.environment import render
from kopilka.views.facets import latest_first
from kopilka.views.landings import MATERIALS
from kopilka.views.links import Links
from kopilka.views.page import PlannedPage, SiteInfo
from kopilka.views.planning import planned

PEOPLE = "people"
_INDEX = f"{PEOPLE}/index"
_ABOUT = "Кто сделал материалы базы: авторы, эксперты, редакторы."
#: What a role is called as a heading, by the first letters of what stands in a file; another role is its own heading.
_ROLES = {"автор": "Автор", "адапт": "Адаптация", "эксперт": "Эксперт", "редакт": "Редактор"}
#: What a person has done where no role is written, by the field.
_OF_FIELDS = {"authors": "Автор", "leaders": "Ведёт", "head": "Руководитель", "curators": "Куратор"}
_OTHER = "Участник"


@dataclass
class Known:
    """A person who may be named. `school` is the id of an organisation or nothing; `done` are the materials by role."""

    name: str
    school: str
    positions: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    done: dict[str, list[Material]] = field(default_factory=dict)

    @property
    def uri(self) -> str:
        """The address of the page."""
        return _uri(self.name, self.school)


def person_uri(person: Person, material: Material) -> str:
    """Return the page of a person of a material; nothing where there is no basis for the name."""
    if not (person.name and person.name_basis):
        return ""
    return _uri(person.name, person.organisation or material.record.school or "")


def people_pages(bank: Bank, info: SiteInfo, materials: list[Material]) -> Iterator[PlannedPage]:
    """Yield the plan of a page for everybody who may be named in the materials that readers see, and of the list of them."""
    known = sorted(known_people(materials), key=lambda person: person.name.lower())
    if known:
        yield planned(_INDEX, "Люди", _ABOUT, info, partial(_index, bank, known))
    for person in known:
        about = f"{person.name}, {person.positions[0]}: {_count(person)} базы."
        yield planned(person.uri, person.name, about, info, partial(_page, bank, person))


def known_people(materials: list[Material]) -> list[Known]:
    """Return everybody with a basis for the name, with what they have done, in the order in which they are met."""
    found: dict[str, Known] = {}
    for material in materials:
        for role, person in _named(material):
            school = person.organisation or material.record.school or ""
            known = found.setdefault(person_uri(person, material), Known(str(person.name), school))
            done = known.done.setdefault(role, [])
            if material not in done:
                done.append(material)
            _once(known.positions, person.position)
            _once(known.bases, str(person.name_basis))
    return list(found.values())


def _named(material: Material) -> Iterator[tuple[str, Person]]:
    for path in paths_to(type(material.record), "name_basis"):
        for _, person in values_at(material.record, path):
            if person.name and person.name_basis:
                yield _role(person, path[0]), person


def _role(person: Person, where: str) -> str:
    if not person.role:
        return _OF_FIELDS.get(where, _OTHER)
    told = person.role.strip()
    return next((title for start, title in _ROLES.items() if told.lower().startswith(start)), told[0].upper() + told[1:])


def _index(bank: Bank, known: list[Known], links: Links) -> str:
    rows = [(person, links.to(person.uri), _organisation(bank, person), _count(person)) for person in known]
    return render("people_index.html.jinja", rows=rows)


def _page(bank: Bank, person: Known, links: Links) -> str:
    roles: list[tuple[str, str, list[Card], list[str]]] = [
        (role, slug(role), cards(bank, latest_first(done), links), [item.key for item in done if _certified(role, item)])
        for role, done in person.done.items()
    ]
    school = bank.get("schools", person.school) if person.school else None
    return render(
        "person.html.jinja",
        person=person,
        index=links.to(_INDEX),
        organisation=(school_name(school), links.to(school.key)) if school is not None else None,
        count=_count(person),
        roles=roles,
        privacy=links.to("about/privacy"),
    )


def _certified(role: str, material: Material) -> bool:
    """A certificate is of a publication: those who wrote, adapted, judged or edited it may ask for one."""
    return role in _ROLES.values() and material.record.status.public


def _organisation(bank: Bank, person: Known) -> str:
    school = bank.get("schools", person.school) if person.school else None
    return school_name(school) if school is not None else ""


def _count(person: Known) -> str:
    return counted(len({item.key for done in person.done.values() for item in done}), MATERIALS)


def _uri(name: str, school: str) -> str:
    return f"{PEOPLE}/{slug(f'{name} {school}')}"


def _once(values: list[str], value: str) -> None:
    if value not in values:
        values.append(value)
