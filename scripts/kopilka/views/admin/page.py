"""The page /admin/: what the form is, what it needs, a button that opens it. Search engines and the sitemap do not know it."""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup

from kopilka.views.environment import render
from kopilka.views.links import Links
from kopilka.views.page import SiteInfo
from kopilka.views.store import Store
from kopilka.views.typesetting import typeset

#: The address of the page, from the root of the site. Its own files lie beside it and nowhere else.
ADMIN = "admin"


def admin_page(info: SiteInfo) -> str:
    """Return the document."""
    # The page is a folder of its own whatever the addresses of other pages look like.
    links = Links(f"{ADMIN}/index", info.directories)
    text = render("admin_text.html.jinja", info=info, store=info.store, links=links)
    return render("admin.html.jinja", info=info, links=links, policy=policy(info.store), text=Markup(typeset(text)))


def policy(store: Store | None) -> str:
    """Return the Content-Security-Policy of the page: its own site and, where one is set, the repository. Sveltia writes its
    styles into the page (hence 'unsafe-inline' for styles alone) and shows pictures before they are saved (blob:, data:)."""
    hosts = _origins(store) if store else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' blob: data:",
            "media-src 'self' blob:",
            "font-src 'self'",
            f"connect-src 'self' blob: data:{hosts}",
            "frame-src 'self' blob:",
            "worker-src 'self' blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _origins(store: Store) -> str:
    addresses = (store.api, store.address or store.service.home, store.sign_in)
    origins = [f"https://{urlsplit(address).netloc}" for address in addresses if address]
    return "".join(f" {origin}" for origin in dict.fromkeys(origins))
