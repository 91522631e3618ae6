"""The configuration of Sveltia CMS: every kind a collection, every vocabulary a list, the repository of mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kopilka.content.bank import Bank
from kopilka.content.described import LATER, Group, groups
from kopilka.content.folders import PRACTICES
from kopilka.content.kinds import KINDS, Kind
from kopilka.content.records.base import Record
from kopilka.views.admin.widgets import MATERIALS, widget
from kopilka.views.facets import shown
from kopilka.views.page import SiteInfo
from kopilka.views.store import Store

Config = dict[str, Any]
#: A picture wider than this helps nobody on a school's screen.
_WIDTH = 1600
_MAX_FILE = 10_000_000
#: A repository that nobody has named yet: Sveltia wants one even for work on a copy of its files.
_NOWHERE: Config = {"name": "gitea", "repo": "kopilka/kopilka", "auth_methods": ["token"]}


def configuration(bank: Bank, info: SiteInfo) -> Config:
    """Return `{"cms": what Sveltia is started with, "lists": {name: [{label, value}]}}`.

    Options of a field that are `{"list": name}` stand for a list: the page puts it there, so that the names of all materials
    go over the wire once.
    """
    library = {"transformations": {"raster_image": {"format": "webp", "quality": 82, "width": _WIDTH, "height": _WIDTH}}}
    return {
        "cms": {
            "load_config_file": False,
            "backend": backend(info.store) if info.store else _NOWHERE,
            **({"publish_mode": "editorial_workflow"} if info.store and info.store.service.reviewed else {}),
            "app_title": f"{info.name}: дать практику",
            **({"site_url": info.url} if info.url else {}),
            "show_preview_links": False,
            "media_folder": f"{PRACTICES}/_media",
            "public_folder": "/",
            "media_libraries": {
                "default": {"config": {"max_file_size": _MAX_FILE, "slugify_filename": True, **library}},
                "stock_assets": False,
            },
            "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
            "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "none", "indent_size": 2}},
            "editor": {"preview": False},
            "collections": [_collection(kind, info) for kind in KINDS.values()],
        },
        "lists": dict(_lists(bank, info)),
    }


def backend(store: Store) -> Config:
    """Return how Sveltia reaches a repository. Nobody is sent to a server that mkdocs.yml does not name."""
    made: Config = {
        "name": store.backend,
        "repo": store.repo,
        "branch": store.branch,
        "api_root": store.api,
        "commit_messages": {
            "create": "Банк: новый материал {{collection}}/{{slug}}",
            "update": "Банк: правка {{collection}}/{{slug}}",
            "delete": "Банк: убран {{collection}}/{{slug}}",
            "uploadMedia": "Банк: файл {{path}}",
            "deleteMedia": "Банк: убран файл {{path}}",
        },
    }
    if store.backend == "github":
        return made | ({"base_url": store.sign_in} if store.sign_in else {"auth_methods": ["token"]})
    made["base_url"] = store.address.rstrip("/") or store.service.home
    if not store.app_id:
        return made | {"auth_methods": ["token"]}
    return made | {"app_id": store.app_id} | ({"auth_type": "pkce"} if store.backend == "gitlab" else {})


def _collection(kind: Kind, info: SiteInfo) -> Config:
    return {
        "name": kind.folder,
        "label": kind.plural,
        "label_singular": kind.short,
        "description": kind.about,
        "folder": f"{PRACTICES}/{kind.folder}",
        "extension": kind.extension,
        "format": "yaml-frontmatter" if kind.extension == "md" else "yml",
        "slug": "{{title}}",
        "media_folder": "{{slug}}",
        "public_folder": "{{slug}}",
        "delete": False,
        "sortable_fields": ["title", "status", "reviewed"],
        "view_groups": [{"label": "Состояние", "field": "status"}],
        **({"publish": False} if info.store and info.store.service.reviewed else {}),
        "fields": list(_fields(kind)),
    }


def _fields(kind: Kind) -> Iterator[Config]:
    """The fields in the order in which the Word form asks them; the text comes after what the kind itself asks."""
    for group in groups(kind.record):
        if kind.extension == "md" and _common(group):
            yield _body(kind)
        yield from (widget(field) for field in group.fields)


def _common(group: Group) -> bool:
    return group.fields[0].key in Record.model_fields and group.fields[0].key not in ("title", *LATER)


def _body(kind: Kind) -> Config:
    sections = "\n\n".join(f"## {section.title}\n" for section in kind.record.SECTIONS)
    told = " ".join(f"«{section.title}»: {section.help}" for section in kind.record.SECTIONS if section.help)
    return {
        "name": "body",
        "label": "Текст материала",
        "hint": f"Заголовки разделов уже стоят. {told}".strip() if sections else "Заголовки, списки, таблицы, картинки, ссылки.",
        "widget": "richtext",
        "required": False,
        "default": sections,
        "modes": ["raw", "rich_text"],
        "linked_images": False,
    }


def _lists(bank: Bank, info: SiteInfo) -> Iterator[tuple[str, list[Config]]]:
    for words in bank.vocabularies.values():
        yield words.name, [{"label": term.title, "value": term.id} for term in words.terms.values()]
    known = shown(bank, drafts=info.preview)
    yield (
        MATERIALS,
        [{"label": f"{item.record.title} — {item.kind.short.lower()}", "value": item.key} for item in known],
    )
