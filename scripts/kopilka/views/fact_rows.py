"""The card at the top of a material: for whom, classes, time, risks, evidence, cost, school, year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from kopilka.content.records.act import Act
from kopilka.content.records.base import Record
from kopilka.content.records.event import Event
from kopilka.content.records.instrument import Instrument
from kopilka.content.records.local_act import LocalAct
from kopilka.content.records.practice import Faceted
from kopilka.content.records.source import SourceCard
from kopilka.content.records.techmap import TechMap
from kopilka.content.russian import grades, long_date
from kopilka.views.cards import detail
from kopilka.views.links import year_uri
from kopilka.views.material import MaterialView
from kopilka.views.maturity import maturity


@dataclass(frozen=True)
class FactRow:
    """A row of the card; a wide one takes the whole width."""

    label: str
    html: Markup
    wide: bool = False


def fact_rows(view: MaterialView) -> list[FactRow]:
    """Return the rows of a material's card, without empty ones."""
    return [row for row in _rows(view) if row.html]


def _rows(view: MaterialView) -> Iterator[FactRow]:
    record = view.material.record
    if isinstance(record, Event):
        yield from _event(view, record)
    if isinstance(record, Instrument):
        yield from _instrument(view, record)
    if isinstance(record, Act):
        yield from _act(view, record)
    if isinstance(record, TechMap):
        yield FactRow("Срок", escape(record.term or ""))
    if isinstance(record, LocalAct):
        yield from _local_act(view, record)
    if isinstance(record, SourceCard):
        yield from _source(record)
    if isinstance(record, Faceted):
        yield from _facets(view, record)
    yield from _scales(view, record)
    yield from _provenance(view, record)


def _facets(view: MaterialView, record: Faceted) -> Iterator[FactRow]:
    yield FactRow("Для кого", _terms(view, "audiences", record.audiences))
    yield FactRow("Классы", escape(grades(record.grades)) if record.grades else _terms(view, "levels", record.levels))
    passages = tuple(level for level in record.levels if _level_kind(view, level) == "переход") if record.grades else ()
    yield FactRow("Когда", _terms(view, "levels", passages))
    yield FactRow("Предмет", _terms(view, "subjects", record.subjects))
    yield FactRow("Время", escape(record.duration or ""))
    yield FactRow("Кто нужен", view.md(record.people or ""))
    yield FactRow("Какие ученики", _terms(view, "pupil_groups", record.pupil_groups), wide=len(record.pupil_groups) > 1)
    yield FactRow("Факторы риска", _terms(view, "risks", record.risks), wide=True)
    yield FactRow("Кому помощь", escape(record.tier.value if record.tier else ""))
    yield FactRow("Этап", escape(record.stage.value if record.stage else ""))
    yield FactRow("Что нужно заранее", view.md(record.prerequisites or ""), wide=True)
    yield FactRow("Кому не подойдёт", view.md(record.limits or ""), wide=True)


def _scales(view: MaterialView, record: Record) -> Iterator[FactRow]:
    evidence, cost = getattr(record, "evidence", None), getattr(record, "cost", None)
    if evidence:
        basis = getattr(record, "evidence_basis", None)
        html = _mark("evidence", detail(view.bank, "evidence", evidence, "badge"))
        yield FactRow("Доказательность", html + (Markup(" ") + view.md(basis) if basis else Markup("")))
    if cost:
        words = view.bank.vocabularies.get("costs")
        time = words.terms[cost].details.get("time") if words is not None and cost in words.terms else None
        yield FactRow(
            "Ресурсы",
            _mark("cost", detail(view.bank, "costs", cost, "short")) + (f" {time}" if time else ""),
        )
    yield FactRow("Зрелость", maturity(view))


def _mark(name: str, text: str) -> Markup:
    return Markup(f'<span class="kp-mark kp-mark--{name}">{escape(text)}</span>')


def _provenance(view: MaterialView, record: Record) -> Iterator[FactRow]:
    if record.authors:
        yield FactRow("Авторы", Markup("; ").join(view.person(author) for author in record.authors), wide=True)
    if not view.kind.library:
        return
    yield FactRow("Школа", view.ref("schools", record.school) if record.school else Markup(""))
    if record.school_year:
        yield FactRow(
            "Учебный год",
            Markup(f'<a href="{view.links.to(year_uri(record.school_year))}">{escape(record.school_year)}</a>'),
        )


def _event(view: MaterialView, record: Event) -> Iterator[FactRow]:
    kinds = ([record.event_kind] if record.event_kind else []) + list(record.other_kinds)
    yield FactRow("Вид", escape(", ".join(view.title("event_kinds", kind) for kind in kinds)), wide=len(kinds) > 1)
    when = ", ".join(filter(None, (long_date(record.starts) if record.starts else None, record.when, record.time)))
    yield FactRow("Когда", escape(when) if when else Markup('<span class="kp-empty">дата не указана</span>'))
    yield FactRow("Где", view.md(record.place or ""))
    yield FactRow("Уровень", escape(record.level.value if record.level else ""))
    yield FactRow("Организатор", view.ref("schools", record.organiser) if record.organiser else Markup(""))
    yield FactRow("Проект", view.ref("projects", record.project) if record.project else Markup(""), wide=True)
    yield FactRow("Этап проекта", escape(record.project_stage or ""))
    yield FactRow("Механизм", escape(record.mechanism or ""))
    yield FactRow("Участников", escape(str(record.participants or "")))


def _instrument(view: MaterialView, record: Instrument) -> Iterator[FactRow]:
    yield FactRow("Что измеряет", view.md(record.measures or ""), wide=True)
    yield FactRow("Кто отвечает", escape(", ".join(record.respondents)))
    yield FactRow("Кто проводит", view.md(record.conducted_by or ""))
    yield FactRow("Сколько минут", escape(str(record.minutes or "")))
    if record.consent_needed is not None:
        yield FactRow("Согласие родителей", escape("нужно" if record.consent_needed else "не нужно"))
    yield FactRow("Права", escape(record.rights.value if record.rights else ""))


def _local_act(view: MaterialView, record: LocalAct) -> Iterator[FactRow]:
    if record.act_kind:
        yield FactRow("Вид акта", escape(view.title("local_act_kinds", record.act_kind)))
    yield FactRow("Кто утверждает", view.md(record.adopted_by or ""))
    yield FactRow("Срок хранения", view.md(record.storage_term or ""))


def _act(view: MaterialView, record: Act) -> Iterator[FactRow]:
    if record.act_kind:
        yield FactRow("Вид", escape(view.title("act_kinds", record.act_kind)))
    yield FactRow("Название", view.md(record.name or ""), wide=True)
    yield FactRow("Кто издал", escape(record.issuer or ""))
    yield FactRow("Дата", escape(long_date(record.adopted)) if record.adopted else Markup(""))
    yield FactRow("Номер", escape(record.number or ""))
    yield FactRow("Состояние", escape(record.state.value))
    yield FactRow("Редакция", view.md(record.edition or ""))
    yield FactRow("Действует с", escape(long_date(record.valid_from)) if record.valid_from else Markup(""))
    yield FactRow("Действует до", escape(long_date(record.valid_to)) if record.valid_to else Markup(""))
    yield FactRow("Как проверяли", view.md(record.checked_how or ""), wide=True)


def _source(record: SourceCard) -> Iterator[FactRow]:
    yield FactRow("Вид", escape(record.source_kind))
    yield FactRow("Год", escape(str(record.year or "")))
    yield FactRow("Что прочитано", escape(record.read or ""))
    yield FactRow("Лицензия", escape(record.licence or "не установлена"))


def _terms(view: MaterialView, vocabulary: str, terms: tuple[str, ...]) -> Markup:
    return Markup(", ").join(view.term(vocabulary, term) for term in terms)


def _level_kind(view: MaterialView, level: str) -> str:
    words = view.bank.vocabularies.get("levels")
    return str(words.terms[level].details.get("level_kind", "")) if words is not None and level in words.terms else ""
