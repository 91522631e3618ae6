"""Icons of the kinds of materials: Material Design Icons (Apache 2.0), read from the installed theme, never copied here."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

#: One icon a kind, by the kind's folder.
KIND_ICONS = {
    "models": "home-city-outline",
    "network-models": "hub-outline",
    "techmaps": "map-outline",
    "programmes": "notebook-outline",
    "risk-programmes": "shield-check-outline",
    "tutoring": "account-voice",
    "techniques": "lightbulb-outline",
    "elements": "puzzle-outline",
    "events": "calendar-text-outline",
    "instruments": "clipboard-text-outline",
    "routes": "directions",
    "local-acts": "file-document-outline",
    "acts": "gavel",
    "guides": "book-open-outline",
    "templates": "form-select",
    "reports": "chart-box-outline",
    "projects": "folder-star-outline",
    "schools": "school-outline",
    "replications": "repeat-variant",
    "sources": "bookshelf",
    "terms": "tag-outline",
}
_PATH = re.compile(r'<path d="([^"]+)"')


@cache
def kind_icon(folder: str) -> Markup:
    """Return the icon of a kind as inline SVG that a screen reader passes over: the word stands beside it."""
    theme = find_spec("material")
    assert theme is not None and theme.origin is not None
    file = Path(theme.origin).parent / "templates" / ".icons" / "material" / f"{KIND_ICONS[folder]}.svg"
    path = _PATH.search(file.read_text("utf-8"))
    assert path is not None
    return Markup('<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>').format(Markup(path[1]))
