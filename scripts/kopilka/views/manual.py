"""Pages made from the code itself: what every rule means, and what every field of every kind is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from markupsafe import Markup
from pydantic import BaseModel

from kopilka.content.fields import Need, Ref, Term, label_of, need_of
from kopilka.content.kinds import KINDS, Kind
from kopilka.content.markup import parse_body
from kopilka.content.records.base import Record
from kopilka.rules.pages import RulePage, rule_pages
from kopilka.views.environment import render
from kopilka.views.links import RULES, Links
from kopilka.views.markup import Renderer
from kopilka.views.page import Page, SiteInfo

FIELDS = "fields"


@dataclass(frozen=True)
class FieldRow:
    """A field as the public page shows it; `parts` are the fields of a nested part."""

    key: str
    label: str
    need: str
    form: str
    help: str
    example: str
    parts: list[FieldRow]


def manual_pages(info: SiteInfo) -> Iterator[Page]:
    """Yield the pages of the rules and of the fields."""
    families = rule_pages()
    yield _rules_index(families, info)
    for family in families:
        yield _rule_page(family, info)
    yield _fields_index(info)
    for kind in KINDS.values():
        yield _fields_page(kind, info)


def _rules_index(families: list[RulePage], info: SiteInfo) -> Page:
    links = Links(f"{RULES}/index", info.directories)
    html = render("rules_index.html.jinja", families=families, links=links)
    return Page(f"{RULES}/index", "Что проверяется", "Все замечания проверки: что не так и как правильно.", html)


def _rule_page(family: RulePage, info: SiteInfo) -> Page:
    links = Links(f"{RULES}/{family.family}", info.directories)
    codes = [(code, _markdown(code.markdown)) for code in family.codes]
    html = render("rule.html.jinja", family=family, intro=_markdown(family.intro), codes=codes, links=links)
    return Page(f"{RULES}/{family.family}", family.title, f"Замечания проверки: {family.title.lower()}.", html)


def _markdown(text: str) -> Markup:
    return Markup(Renderer().render(parse_body(text).nodes))


def _fields_index(info: SiteInfo) -> Page:
    links = Links(f"{FIELDS}/index", info.directories)
    html = render("fields_index.html.jinja", kinds=list(KINDS.values()), links=links)
    return Page(f"{FIELDS}/index", "Поля материалов", "Какие поля и разделы есть у каждого вида материалов.", html)


def _fields_page(kind: Kind, info: SiteInfo) -> Page:
    links = Links(f"{FIELDS}/{kind.folder}", info.directories)
    common = set(Record.model_fields)
    rows = field_rows(kind.record, kind.record.NEEDS)
    html = render(
        "fields.html.jinja",
        kind=kind,
        links=links,
        own=[row for row in rows if row.key not in common],
        common=[row for row in rows if row.key in common],
        sections=kind.record.SECTIONS,
    )
    return Page(
        f"{FIELDS}/{kind.folder}",
        f"Поля: {kind.label[0].lower()}{kind.label[1:]}",
        f"Какие поля и разделы есть у материала «{kind.label}».",
        html,
    )


def field_rows(model: type[BaseModel], needs: dict[str, Need] | None = None) -> list[FieldRow]:
    """Describe the fields of a record or a part, in their order."""
    rows = []
    for name, info in model.model_fields.items():
        part = _part(info.annotation)
        need = (needs or {}).get(name, need_of(info))
        if info.is_required():
            need = Need.ALWAYS
        rows.append(
            FieldRow(
                name,
                label_of(info, name),
                need.value,
                _form(Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation),
                info.description or "",
                str(info.examples[0]) if info.examples else "",
                field_rows(part) if part is not None else [],
            )
        )
    return rows


def _part(hint: Any) -> type[BaseModel] | None:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    return next(filter(None, (_part(inner) for inner in get_args(hint))), None)


def _form(hint: Any) -> str:
    """Say in Russian what may stand in a field."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        for marker in inner[1:]:
            if isinstance(marker, Term):
                return f"слово словаря {marker.vocabulary}"
            if isinstance(marker, Ref):
                return f"имя файла из папки {marker.folder}" if marker.folder else "папка/имя файла"
        return _form(inner[0])
    if origin is tuple:
        return f"список: {_form(inner[0])}"
    options = [option for option in inner if option is not NoneType]
    if options:
        return _form(options[0])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return " / ".join(member.value for member in hint)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return "строки с ключами"
    return {"str": "текст", "int": "число", "float": "число", "bool": "true или false", "date": "дата 2026-11-22"}.get(
        getattr(hint, "__name__", ""), "значение"
    )
