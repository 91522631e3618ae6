"""Pages made from the code itself: what every rule means, and what every field of every kind is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from kopilka.content.described import Described, Shape, described
from kopilka.content.kinds import KINDS, Kind
from kopilka.content.markup import parse_body
from kopilka.content.records.base import Record
from kopilka.rules.pages import RulePage, rule_pages
from kopilka.views.environment import render
from kopilka.views.links import RULES, Links
from kopilka.views.markup import Renderer
from kopilka.views.page import PlannedPage, SiteInfo
from kopilka.views.planning import planned

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


def manual_pages(info: SiteInfo) -> Iterator[PlannedPage]:
    """Yield the plans of the pages of the rules and of the fields."""
    families = rule_pages()
    about = "Все замечания проверки: что не так и как правильно."
    yield planned(f"{RULES}/index", "Что проверяется", about, info, partial(_rules_html, families))
    for family in families:
        about = f"Замечания проверки: {family.title.lower()}."
        yield planned(f"{RULES}/{family.family}", family.title, about, info, partial(_rule_html, family))
    about = "Какие поля и разделы есть у каждого вида материалов."
    yield planned(f"{FIELDS}/index", "Поля материалов", about, info, _fields_html)
    for kind in KINDS.values():
        title = f"Поля: {kind.label[0].lower()}{kind.label[1:]}"
        about = f"Какие поля и разделы есть у материала «{kind.label}»."
        yield planned(f"{FIELDS}/{kind.folder}", title, about, info, partial(_kind_html, kind))


def _rules_html(families: list[RulePage], links: Links) -> str:
    return render("rules_index.html.jinja", families=families, links=links)


def _rule_html(family: RulePage, links: Links) -> str:
    codes = [(code, _markdown(code.markdown)) for code in family.codes]
    return render("rule.html.jinja", family=family, intro=_markdown(family.intro), codes=codes, links=links)


def _markdown(text: str) -> Markup:
    return Markup(Renderer().render(parse_body(text).nodes))


def _fields_html(links: Links) -> str:
    return render("fields_index.html.jinja", kinds=list(KINDS.values()), links=links)


def _kind_html(kind: Kind, links: Links) -> str:
    common = set(Record.model_fields)
    rows = field_rows(described(kind.record))
    return render(
        "fields.html.jinja",
        kind=kind,
        links=links,
        own=[row for row in rows if row.key not in common],
        common=[row for row in rows if row.key in common],
        sections=kind.record.SECTIONS,
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
