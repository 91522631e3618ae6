"""The issue form of a kind: what it asks, as a GitHub form and as a GitLab template. The same fields as in the Word form,
but flat and fewer: an issue is public and is written in one sitting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from kopilka.content.bank import Bank
from kopilka.content.described import Described, Shape, groups
from kopilka.content.fields import Need
from kopilka.content.kinds import KINDS, Kind
from kopilka.content.slugs import slug
from kopilka.forms.word_form import NO, YES, term_words

#: The kinds that schools give, in the order in which a teacher meets them; the others are the curators' own.
GIVEN = (
    "techniques", "techmaps", "programmes", "risk-programmes", "tutoring", "models", "network-models", "events",
    "instruments", "routes", "local-acts", "guides", "templates", "replications", "reports", "elements",
)  # fmt: skip
#: The label which every form puts on its issue: by it the workflow knows what to take.
LABEL = "практика"
#: The first question; its only answer says which kind the issue is.
KIND = "Вид материала"
MORE, CONSENT = "Что ещё", "Перед отправкой"
#: Asked although nothing demands them: without these a practice is hard to find or to believe.
_ASKED_ANYWAY = frozenset({"school", "grades", "subjects", "results"})
#: Not asked: moved by reviewers, answered by the ticks, or about people, of whom an open issue is no place to write.
_NOT_ASKED = frozenset(
    {"status", "origin", "authors", "license", "rights_confirmed", "personal_data", "reviewed", "review_by", "attachments"}
)
_LONG = 50
_WIDTH = 120
_SAFETY = (
    "Делиться практикой — добровольно: это не отчёт и не обязанность. Заполните, что можете, остальное допишете потом.\n"
    "Обращение увидят все, поэтому **не пишите данных детей**: ни имён, ни инициалов, ни дат рождения, ни диагнозов. "
    "Взрослых называйте по должности."
)
_MORE = "Всё, чему не нашлось места: примеры, задания с ответами, таблицы, картинки."
_MADE = "# Создано командой kopilka issue-forms: поля описаны в scripts/kopilka/content/records, здесь их не правят.\n"


@dataclass(frozen=True)
class Tick:
    """A condition to accept; the field `key` gets its `value` only where every condition for it is accepted."""

    words: str
    key: str
    value: str | bool


TICKS = (
    Tick("В тексте и на картинках нет данных, по которым можно узнать ребёнка", "personal_data", "нет"),
    Tick("Это наша работа, или её автор разрешил публикацию", "rights_confirmed", True),
    Tick("Материал можно опубликовать по лицензии CC BY 4.0 — с указанием школы и авторов", "rights_confirmed", True),
)


@dataclass(frozen=True)
class Question:
    """One thing the form asks: a field of the card (`field`) or a section of the text (`field` is None).

    `options` is the list to choose from, `lines` what stands in the place for an answer from the beginning.
    """

    id: str
    label: str
    help: str
    field: Described | None = None
    options: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether the form is not sent without an answer."""
        return self.field is not None and self.field.need is Need.ALWAYS


def questions(kind: Kind, bank: Bank) -> tuple[Question, ...]:
    """Return what the form of a kind asks, in its order; every label is there once."""
    found: list[Question] = []
    taken = {KIND, MORE, CONSENT}
    for question in (*_of_fields(kind, bank), *_of_sections(kind)):
        label = question.label
        if label in taken:
            label += ": выберите" if question.options else ": своими словами"
        taken.add(label)
        found.append(Question(question.id, label, question.help, question.field, question.options, question.lines))
    return tuple(found)


def github_form(kind: Kind, bank: Bank) -> str:
    """Return the form as a file for `.github/ISSUE_TEMPLATE`."""
    body = [
        {"type": "markdown", "attributes": {"value": _SAFETY}},
        {
            "type": "dropdown",
            "id": "kind",
            "attributes": {"label": KIND, "options": [term_words(kind.label, kind.folder)], "default": 0},
            "validations": {"required": True},
        },
        *(_element(question) for question in questions(kind, bank)),
        {"type": "textarea", "id": "more", "attributes": {"label": MORE, "description": _MORE}},
        {
            "type": "checkboxes",
            "id": "consent",
            "attributes": {"label": CONSENT, "options": [{"label": tick.words, "required": True} for tick in TICKS]},
        },
    ]
    form = {"name": kind.label, "description": kind.about, "title": f"{kind.short}: ", "labels": [LABEL], "body": body}
    text: str = yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return _MADE + text


def gitlab_template(kind: Kind, bank: Bank) -> str:
    """Return the form as a description template for `.gitlab/issue_templates`: headings with a hint under each."""
    rows = [f"<!-- {_SAFETY} -->", f"### {KIND}", term_words(kind.label, kind.folder)]
    for question in questions(kind, bank):
        options = f"Можно: {'; '.join(question.options)}." if question.options else ""
        hint = " ".join(filter(None, ("Обязательно." if question.required else "", question.help, options)))
        rows += [f"### {question.label}", f"<!-- {hint} -->" if hint else "", "\n".join(question.lines)]
    rows += [f"### {MORE}", f"<!-- {_MORE} -->", f"### {CONSENT}", "\n".join(f"- [ ] {tick.words}" for tick in TICKS)]
    return "\n\n".join(filter(None, rows)) + f'\n\n/label ~"{LABEL}"\n'


def issue_forms(bank: Bank) -> dict[str, str]:
    """Return every form by its path from the root of the repository."""
    files = {}
    for number, folder in enumerate(GIVEN, 1):
        kind = KINDS[folder]
        files[f".github/ISSUE_TEMPLATE/{number:02}-{folder}.yml"] = github_form(kind, bank)
        files[f".gitlab/issue_templates/{number:02} {kind.short}.md"] = gitlab_template(kind, bank)
    return files


def _of_fields(kind: Kind, bank: Bank) -> Iterator[Question]:
    for group in groups(kind.record):
        for field in group.fields if not group.later else ():
            if field.key not in _NOT_ASKED and (field.need is not Need.OPTIONAL or field.key in _ASKED_ANYWAY):
                told = " ".join(filter(None, _told(field)))
                yield Question(field.key, field.label, told, field, _options(field, bank), _lines(field))


def _of_sections(kind: Kind) -> Iterator[Question]:
    for section in kind.record.SECTIONS:
        if section.need is not Need.OPTIONAL:
            yield Question(f"text-{slug(section.title)}", section.title, section.help)


def _told(field: Described) -> Iterator[str]:
    """What stands under the label: the help, and how to write what has no control of its own in an issue."""
    yield field.spoken
    if field.shape is Shape.PART:
        yield "Впишите после двоеточий, лишние строки сотрите."
        if field.many:
            yield "Нужно ещё — повторите все строки ниже."
    elif field.shape is Shape.REFERENCE:
        yield "Название материала базы, номер школы или имя файла."
    elif field.shape is Shape.DAY:
        yield "Например: 22.11.2026."
    elif field.many and field.shape in (Shape.TEXT, Shape.PROSE):
        yield "Каждый пункт — с новой строки."


def _options(field: Described, bank: Bank) -> tuple[str, ...]:
    if field.shape is Shape.YES_NO:
        return (YES, NO)
    if field.shape is Shape.TERM and field.source in bank.vocabularies:
        return tuple(term_words(term.title, term.id) for term in bank.vocabularies[field.source].terms.values())
    return field.options if field.shape is Shape.CHOICE else ()


def _lines(field: Described) -> tuple[str, ...]:
    """A part is written as lines «Подпись: текст»; parts of parts are left to the curator."""
    return tuple(f"{part.label}:" for part in field.parts if part.shape is not Shape.PART)


def _element(question: Question) -> dict[str, Any]:
    field = question.field
    kind = "dropdown" if question.options else "textarea" if field is None or _long(field) else "input"
    attributes: dict[str, Any] = {"label": question.label}
    if question.help:
        attributes["description"] = question.help
    if question.options:
        attributes |= {"multiple": field is not None and field.many, "options": list(question.options)}
    elif question.lines:
        attributes["value"] = "\n".join(question.lines)
    elif field is not None and field.example and field.shape is not Shape.REFERENCE:
        attributes["placeholder"] = field.example.strip("[]")
    element: dict[str, Any] = {"type": kind, "id": question.id, "attributes": attributes}
    return element | {"validations": {"required": True}} if question.required else element


def _long(field: Described) -> bool:
    """Whether an answer needs more than one line."""
    if field.shape in (Shape.PROSE, Shape.PART) or (field.many and field.shape in (Shape.TEXT, Shape.REFERENCE)):
        return True
    return field.shape is Shape.TEXT and field.key != "title" and (not field.example or len(field.example) > _LONG)
