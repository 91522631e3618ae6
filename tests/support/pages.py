"""The pages that browser tests open: one of every template."""

from __future__ import annotations

from kopilka.content.bank import load
from kopilka.content.kinds import KINDS
from support.base import ROOT

BANK = load(ROOT)
MATERIALS = [f"{BANK.of(folder)[0].key}/" for folder in KINDS if BANK.of(folder)]
OTHERS = [
    "", "catalogue/", "collection/", "ask/", "techmaps/", "terms/", "acts/", "sources/", "schools/", "risks/", "risks/kadry/",
    "levels/klass-5/", "years/", "years/2024-2025/", "rules/", "rules/fields/", "fields/", "fields/techmaps/", "add/", "about/",
    "about/projects/", "about/licences/", "about/privacy/", "about/accessibility/",
    "router/", "konsilium/", "calculator/", "monitoring/",
    "numbers/", "gaps/", "gaps/subjects/", "gaps/klass-5/", "orders/?subject=khimiya&level=klass-8", "legal/",
    "data/", "editions/", "about/reports/2026-2027/",
]  # fmt: skip
EVERY = [*OTHERS, *MATERIALS]
