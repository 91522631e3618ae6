"""Pages made from the code itself: what every rule means, and what every field of every kind is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kopilka.content.described import Described, Shape, described
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
    rows = field_rows(described(kind.record))
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


def field_rows(fields: Iterable[Described]) -> list[FieldRow]:
    """Describe the fields of a record or a part, in their order."""
    return [
        FieldRow(field.key, field.label, field.need.value, _form(field), field.help, field.example, field_rows(field.parts))
        for field in fields
    ]


def _form(field: Described) -> str:
    """Say in Russian what may stand in a field."""
    if field.shape is Shape.TERM:
        form = f"слово словаря {field.source}"
    elif field.shape is Shape.REFERENCE:
        form = f"имя файла из папки {field.source}" if field.source else "папка/имя файла"
    else:
        form = " / ".join(field.options) or _FORMS[field.shape]
    return f"список: {form}" if field.many else form


_FORMS = {
    Shape.TEXT: "текст",
    Shape.PROSE: "текст",
    Shape.WHOLE: "число",
    Shape.NUMBER: "число",
    Shape.YES_NO: "true или false",
    Shape.DAY: "дата 2026-11-22",
    Shape.PART: "строки с ключами",
}
