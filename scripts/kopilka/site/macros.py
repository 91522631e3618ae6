"""What curated pages in docs/ may ask for: true numbers, tables and timelines of the base, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any

from kopilka.content.bank import Bank
from kopilka.content.kinds import KINDS
from kopilka.content.russian import counted
from kopilka.diagnostics import KopilkaError
from kopilka.exports.word_forms import FOLDER as FORMS
from kopilka.site.process_macros import process_macros
from kopilka.site.report_macros import report_macros
from kopilka.views.admin.page import ADMIN
from kopilka.views.cards import cards
from kopilka.views.environment import render
from kopilka.views.links import Links
from kopilka.views.numbers import newest, numbers
from kopilka.views.page import SiteInfo
from kopilka.views.timeline import timelines

Macro = Callable[..., str]


def macros(bank: Bank, info: SiteInfo, known: Container[str], here: Callable[[], str]) -> dict[str, Any]:
    """Return the macros by name.

    `known` holds the names of the compiler's pages, so that a link to nowhere is an error; `here` tells the page on which a
    macro is being expanded, without its extension.
    """

    def links() -> Links:
        return Links(here(), info.directories)

    def link(uri: str) -> str:
        if uri.partition("#")[0] not in known:
            raise KopilkaError(f"Страница {here()} ссылается на «{uri}», а такой страницы нет.")
        return links().to(uri)

    def kinds() -> str:
        return render("macro_kinds.html.jinja", kinds=numbers(bank, drafts=info.preview).kinds, links=links(), counted=counted)

    def latest(limit: int = 6) -> str:
        chosen = newest(bank, limit, drafts=info.preview)
        return render("macro_cards.html.jinja", cards=cards(bank, chosen, links()))

    def projects() -> str:
        return render("macro_timelines.html.jinja", timelines=timelines(bank), links=links())

    def contact() -> str:
        return render("macro_contact.html.jinja", info=info)

    return {
        **process_macros(bank, links, here),
        **report_macros(bank, links, here),
        "word_form": lambda folder: _word_form(folder, links()),
        "admin": lambda: links().to(f"{ADMIN}/index"),
        "kinds": kinds,
        "latest": latest,
        "projects": projects,
        "contact": contact,
        "counted": counted,
        "numbers": numbers(bank, drafts=info.preview),
        "link": link,
        "pages": known,
        "site": info,
    }


def _word_form(folder: str, links: Links) -> str:
    """The address of the Word form of a kind."""
    if folder not in KINDS:
        raise KopilkaError(f"Страница {links.here} предлагает форму вида «{folder}», а такого вида нет.")
    return links.to(f"{FORMS}/{folder}.docx")


def define_env(env: Any) -> None:
    """Register the macros with mkdocs-macros."""
    plugin = env.conf.plugins["kopilka"]
    found = macros(plugin.bank, plugin.info(env.conf), plugin, lambda: env.page.file.src_uri.removesuffix(".md"))
    for name, value in found.items():
        if callable(value):
            env.macro(value, name)
        else:
            env.variables[name] = value
