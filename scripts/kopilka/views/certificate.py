"""The certificate of a publication as a value: what was published, by whom, when, and how anybody can verify it."""

from __future__ import annotations

from dataclasses import dataclass

from kopilka.content.bank import Bank, Material
from kopilka.content.records.base import Person
from kopilka.content.russian import long_date
from kopilka.diagnostics import KopilkaError


@dataclass(frozen=True)
class Certificate:
    """What stands on the sheet. `people` are names with a basis for showing them, otherwise positions; `day` is when the
    material was last reviewed; `commit` is the full hash of the commit that holds the file at `path`."""

    title: str
    kind: str
    people: tuple[str, ...]
    school: str
    license: str
    day: str
    address: str
    path: str
    commit: str


def certificate(bank: Bank, material: Material, address: str, commit: str) -> Certificate:
    """Return the certificate of a published material; one that is not public has none."""
    record = material.record
    if not record.status.public:
        raise KopilkaError(f"Свидетельство выдают об опубликованном, а у материала состояние «{record.status.value}».")
    school = bank.get("schools", record.school) if record.school else None
    return Certificate(
        record.title,
        material.kind.label,
        tuple(_shown(person) for person in record.authors),
        school.record.title if school is not None else "",
        record.license,
        long_date(record.reviewed) if record.reviewed else "",
        address,
        material.source.path,
        commit,
    )


def _shown(person: Person) -> str:
    """A name only where there is a basis for it; the role says what the person did: author, adapter, expert, editor."""
    named = f"{person.name}, {person.position}" if person.name and person.name_basis else person.position
    return f"{named} ({person.role})" if person.role else named
