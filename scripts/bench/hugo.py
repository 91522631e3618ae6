"""The same materials as a site for Hugo with a theme of three small templates: the peer we are measured against.

Hugo is Debian's package: `apt-get install hugo`. What our templates print from the fields of a card stands for Hugo
in the Markdown of the page (lists and tables), so that both write the same texts; the facets are Hugo's taxonomies, as
they are our landing pages.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from corpus import Text
from kopilka.content.kinds import KINDS

FACETS = ("risks", "levels", "subjects", "audiences", "pupil_groups")
#: Fields of the front matter that Hugo's templates read by name.
_CARD = ("title", "summary", "duration", "tier", "stage", "cost", "evidence", "school", "school_year")
_LINK = re.compile(r"\]\(\.\./([a-z-]+/[a-z0-9-]+)\.(?:md|yml)\)")
_SILENT = frozenset({"status", "origin", "rights_confirmed", "personal_data", "aliases", "review_by", "compute"})
_BASE = """<!doctype html>
<html lang="ru">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }} — {{ site.Title }}</title><meta name="description" content="{{ .Params.summary }}"></head>
<body>
<header><a href="/">{{ site.Title }}</a>
<nav><ul>{{ range site.Params.sections }}
<li><a href="/{{ .folder }}/">{{ .title }}</a></li>{{ end }}</ul></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer>{{ site.Title }}</footer>
</body>
</html>
"""
_SINGLE = """{{ define "main" }}<article>
<p><a href="/{{ .Section }}/">{{ .Section }}</a></p>
<h1>{{ .Title }}</h1>
<p>{{ .Params.summary }}</p>
<dl>
{{ range $name := site.Params.facets }}{{ with $.Params.Get $name }}<div><dt>{{ $name }}</dt>
{{ range . }}<dd><a href="/{{ $name }}/{{ . }}/">{{ . }}</a></dd>{{ end }}</div>{{ end }}{{ end }}
{{ range $name := site.Params.rows }}{{ with $.Params.Get $name }}
<div><dt>{{ $name }}</dt><dd>{{ . }}</dd></div>{{ end }}{{ end }}
</dl>
{{ .Content }}
</article>{{ end }}
"""
_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Params.summary }}</p>
<p>{{ .Params.duration }} {{ .Params.evidence }} {{ .Params.cost }} {{ .Params.school }}</p></li>
{{ end }}</ul>{{ end }}
"""


def write_site(folder: Path, texts: Iterable[Text]) -> None:
    """Write a Hugo site with a page for every material to a new or an empty folder."""
    _write(folder / "config.yaml", yaml.dump(_configuration(), allow_unicode=True))
    for name, template in (("baseof", _BASE), ("single", _SINGLE), ("list", _LIST)):
        _write(folder / "layouts" / "_default" / f"{name}.html", template)
    for text in texts:
        front = {name: text.front[name] for name in (*_CARD, *FACETS) if text.front.get(name)}
        head = yaml.dump(front, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
        _write(folder / "content" / text.item.folder / f"{text.item.id}.md", f"---\n{head}---\n\n{markdown(text)}")


def _configuration() -> dict[str, Any]:
    return {
        "baseURL": "https://example.org/",
        "title": "Копилка",
        "languageCode": "ru",
        "disableKinds": ["RSS", "sitemap", "robotsTXT", "404"],
        "taxonomies": {name: name for name in FACETS},
        "markup": {"goldmark": {"renderer": {"unsafe": False}}},
        "params": {
            "sections": [{"folder": kind.folder, "title": kind.plural} for kind in KINDS.values()],
            "facets": list(FACETS),
            "rows": [name for name in _CARD if name not in ("title", "summary")],
        },
    }


def markdown(text: Text) -> str:
    """Return the body and, before it, the fields that our templates print, as Markdown."""
    rest = {name: value for name, value in text.front.items() if name not in (*_CARD, *FACETS, *_SILENT)}
    parts = [part for name, value in rest.items() for part in _field(name, value)]
    return _LINK.sub(r"](/\1/)", "\n\n".join([*parts, text.body]))


def _field(name: str, value: Any) -> list[str]:
    """Return one field: a table for a list of records, a list for a list of words, else a paragraph."""
    if not value:
        return []
    if isinstance(value, list) and isinstance(value[0], dict):
        keys = [key for key in dict.fromkeys(key for row in value for key in row) if key not in _SILENT]
        rows = "\n".join("| " + " | ".join(_cell(row.get(key, "—")) for key in keys) + " |" for row in value)
        return [f"## {name}", f"| {' | '.join(keys)} |\n|{'---|' * len(keys)}\n{rows}"]
    if isinstance(value, list):
        return [f"## {name}", "\n".join(f"- {item}" for item in value)]
    if isinstance(value, dict):
        return [f"## {name}", *(f"**{key}.** {_cell(inner)}" for key, inner in value.items())]
    return [f"**{name}.** {value}"]


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(_cell(inner) for key, inner in value.items() if key not in _SILENT)
    return str(value).replace("\n", " ")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def program() -> str | None:
    """Return the path of Hugo, or None if it is not installed."""
    return shutil.which("hugo")
