"""Old addresses: a small page that leads to the new one and works without scripts."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from kopilka.content.bank import Material
from kopilka.views.links import Links
from kopilka.views.page import SiteInfo


def redirects(materials: Iterable[Material], info: SiteInfo) -> dict[str, str]:
    """Return the files of old addresses, by their path in the site."""
    found = {}
    for material in materials:
        for old in material.record.redirect_from:
            uri = old.strip("/").removesuffix(".html")
            links = Links(uri, info.directories)
            path = f"{uri}/index.html" if info.directories else f"{uri}.html"
            found[path] = _page(material.record.title, links.to(material.key))
    return found


def _page(title: str, link: str) -> str:
    target, name = escape(link), escape(title)
    return (
        f'<!doctype html>\n<html lang="ru">\n<head>\n<meta charset="utf-8">\n<title>{name}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{target}">\n</head>\n<body>\n<p>Страница переехала: <a href="{target}">{name}</a>.</p>\n'
        f"</body>\n</html>\n"
    )
