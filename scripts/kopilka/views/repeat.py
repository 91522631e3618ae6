"""«Повторили у себя»: which materials can be repeated, and what the short form must know to make a file of the base."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kopilka.artifact import Artifact, data_script
from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Availability, Status
from kopilka.content.replication import SUMMARY, TITLE, school_words
from kopilka.content.school_year import year_of
from kopilka.rules import clock
from kopilka.views.cards import kind_label
from kopilka.views.desk.statistics import schools
from kopilka.views.facets import shown
from kopilka.views.page import SiteInfo

NAME = "repeat"
#: Kinds that are no practice to take up, though readers browse them.
_NO_PRACTICE = frozenset({"projects", "reports", "replications"})


def repeatable(material: Material) -> bool:
    """Whether a school can take the material up and tell what came of it: its text is here, and it is not in the archive."""
    record = material.record
    here = record.availability is Availability.GIVEN and record.status is not Status.ARCHIVED
    return material.kind.library and material.kind.folder not in _NO_PRACTICE and here


def repeat_data(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield the data script of the short form."""
    yield data_script(NAME, lambda: _data(bank, info))


def _data(bank: Bank, info: SiteInfo) -> dict[str, Any]:
    """Return `{materials: [[key, kind, title], …], schools: [[id, title, short], …], years, words, contact}`.

    `words` are the forms of the title and of the summary with their longest length; `years` begin with the present one.
    """
    materials = [item for item in shown(bank, drafts=info.preview) if repeatable(item)]
    return {
        "materials": [[item.key, kind_label(item), item.record.title] for item in materials],
        "schools": [[item.id, item.record.title, school_words(item)] for item in schools(bank)],
        "years": _years(),
        "words": {"title": TITLE, "summary": SUMMARY},
        "contact": info.contact,
    }


def _years() -> list[str]:
    """The present school year and the two before it."""
    first = int(year_of(clock.today())[:4])
    return [f"{year}/{year + 1}" for year in range(first, first - 3, -1)]
