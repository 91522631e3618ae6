"""School years: «2026/2027» begins on 1 September 2026."""

from __future__ import annotations

import re
from datetime import date

from kopilka.diagnostics import KopilkaError

_YEAR = re.compile(r"(\d{4})/(\d{4})\Z")
_FIRST_MONTH = 9


def year_of(day: date) -> str:
    """Return the school year of a day: 22 November 2026 → «2026/2027»."""
    first = day.year - (day.month < _FIRST_MONTH)
    return f"{first}/{first + 1}"


def dashed(year: str) -> str:
    """Return a school year as a name of a file or a folder: «2024/2025» → «2024-2025»; `KopilkaError` if it is none."""
    found = _YEAR.match(year)
    if found is None or int(found[2]) != int(found[1]) + 1:
        meant = re.match(r"(\d{4})\b", year)
        first = int(meant[1]) if meant else 2024
        raise KopilkaError(f"«{year}» — не учебный год. Его пишут так: {first}/{first + 1}")
    return f"{found[1]}-{found[2]}"
