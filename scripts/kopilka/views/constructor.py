"""What the Constructor knows: the typical elements with what they lean on, as the value of its data script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kopilka.artifact import Artifact, data_script
from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Stage
from kopilka.content.records.act import Act
from kopilka.content.records.base import Indicator
from kopilka.content.records.element import Element
from kopilka.content.records.school import School
from kopilka.content.vocabulary import VocabularyTerm
from kopilka.views.cards import kind_label, school_name
from kopilka.views.facets import shown
from kopilka.views.links import Links
from kopilka.views.page import SiteInfo

#: The name of the data script.
NAME = "constructor"
#: Whole levels that a school can have; narrower words say only which classes an element is for.
_LEVELS = ("noo", "ooo", "soo")


def constructor_data(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield the data script of the Constructor; nothing where the base has no elements."""
    if bank.of("elements"):
        yield data_script(NAME, lambda: value(bank, info))


def value(bank: Bank, info: SiteInfo) -> dict[str, Any]:
    """Return everything that the Constructor's pages and its command line read.

    `elements` and the vocabularies are lists in the order of the base; `acts` and `materials` are by id. Hours are those of
    a role over the whole element, quarters those of a school year, addresses run from the root of the site.
    """
    materials = shown(bank, drafts=info.preview)
    visible = {material.key: material for material in materials}
    elements = [material for material in bank.of("elements") if material.key in visible]
    roles = {effort.role for material in elements for effort in _record(material).effort}
    roles |= {role for material in elements if (role := _record(material).responsible)}
    return {
        "risks": _terms(bank, "risks"),
        "groups": _terms(bank, "pupil_groups"),
        "levels": [{**_term(term), "grades": _grades(term)} for term in _words(bank, "levels") if term.id in _LEVELS],
        "roles": [_term(term) for term in _words(bank, "specialists") if term.id in roles],
        "costs": [{**_term(term), "about": term.definition} for term in _words(bank, "costs")],
        "evidence": _terms(bank, "evidence"),
        "stages": [stage.value for stage in Stage],
        "elements": [_element(bank, material, visible) for material in elements],
        "acts": {act.id: _act(act, info) for act in bank.of("acts") if act.key in visible},
        "materials": _materials(elements, visible, info),
        "schools": {school.id: school_name(school) for school in bank.of("schools") if _is_school(school)},
    }


def _record(material: Material) -> Element:
    assert isinstance(material.record, Element)
    return material.record


def _words(bank: Bank, vocabulary: str) -> Iterable[VocabularyTerm]:
    words = bank.vocabularies.get(vocabulary)
    return words.terms.values() if words is not None else ()


def _terms(bank: Bank, vocabulary: str) -> list[dict[str, str]]:
    return [_term(term) for term in _words(bank, vocabulary)]


def _term(term: VocabularyTerm) -> dict[str, str]:
    return {"id": term.id, "title": term.title}


def _grades(term: VocabularyTerm) -> list[int]:
    return list(term.details.get("grades", ()))


def _element(bank: Bank, material: Material, visible: dict[str, Material]) -> dict[str, Any]:
    record = _record(material)
    return {
        "id": material.id,
        "title": record.title,
        "summary": record.summary,
        "problem": record.problem or "",
        "risks": record.risks,
        "groups": record.pupil_groups,
        "grades": _classes(bank, record),
        "tier": record.tier.value if record.tier else "",
        "stage": record.stage.value if record.stage else "",
        "quarters": sorted(record.quarters),
        "effort": [{"role": effort.role, "hours": effort.hours} for effort in record.effort],
        "people": record.people or "",
        "limits": record.limits or "",
        "responsible": record.responsible or "",
        "actions": record.actions,
        "outcome": record.outcome or "",
        "indicators": [_indicator(indicator) for indicator in record.indicators],
        "requires": [name for name in record.requires if f"elements/{name}" in visible],
        "conflicts": [name for name in record.conflicts if f"elements/{name}" in visible],
        "cost": record.cost or "",
        "evidence": record.evidence or "",
        "materials": [key for key in record.materials if key in visible],
        "acts": [name for name in record.legal_basis if f"acts/{name}" in visible],
        "text": record.programme_text or "",
    }


def _classes(bank: Bank, record: Element) -> list[int]:
    """The classes an element is for; none means every class."""
    if record.grades:
        return list(record.grades)
    words = bank.vocabularies.get("levels")
    known = words.terms if words is not None else {}
    return sorted({grade for level in record.levels if level in known for grade in _grades(known[level])})


def _indicator(indicator: Indicator) -> dict[str, str]:
    names = ("name", "how", "baseline", "target", "period", "instrument")
    return {name: getattr(indicator, name) or "" for name in names}


def _act(material: Material, info: SiteInfo) -> dict[str, Any]:
    record = material.record
    assert isinstance(record, Act)
    return {
        "title": record.title,
        "short": record.short or record.title,
        "state": record.state.value,
        "replaced_by": record.replaced_by,
        "checked_on": record.checked_on.isoformat() if record.checked_on else "",
        "url": _address(material, info),
    }


def _materials(elements: list[Material], visible: dict[str, Material], info: SiteInfo) -> dict[str, dict[str, str]]:
    """What the elements lean on: their materials and the instruments of their indicators."""
    keys = {material.key for material in elements}
    for element in elements:
        record = _record(element)
        keys |= set(record.materials)
        keys |= {f"instruments/{indicator.instrument}" for indicator in record.indicators if indicator.instrument}
    found = {key: visible[key] for key in sorted(keys) if key in visible}
    return {
        key: {"title": material.record.title, "kind": kind_label(material), "url": _address(material, info)}
        for key, material in found.items()
    }


def _address(material: Material, info: SiteInfo) -> str:
    return Links("index", info.directories).address(material.key)


def _is_school(material: Material) -> bool:
    return isinstance(material.record, School) and material.record.organisation_kind == "школа"
