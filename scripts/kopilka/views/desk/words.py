"""The findings of the desk in plain words: a step that raises the index, a month, a school level."""

from __future__ import annotations

from dataclasses import dataclass

from kopilka.content.bank import Bank
from kopilka.content.kinds import KINDS
from kopilka.content.russian import long_date
from kopilka.views.desk.fullness import Place
from kopilka.views.desk.steps import Action, Step
from kopilka.views.links import Links

LEVEL_WORDS = {"noo": "начальная школа", "ooo": "основная школа", "soo": "старшая школа"}
_MONTHS = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"]


@dataclass(frozen=True)
class StepWords:
    """A step as it is read: what to do, with what (a link), what exactly, and the gain in points."""

    action: str
    title: str
    link: str
    what: str
    gain: str


def step_words(bank: Bank, links: Links, step: Step) -> StepWords:
    """Say a step in Russian; `links` are those of the page on which it is said."""
    gain = decimal(step.gain) if step.gain >= 0.1 else "меньше 0,1"
    if step.standing is None:
        assert step.place is not None
        title = place_words(bank, step.place)
        return StepWords("Добавить материал", title, links.to(_where(step.place)), "", gain)
    material = step.standing.material
    by = material.record.review_by
    what = {
        Action.FILL: ", ".join(label[:1].lower() + label[1:] for label in step.standing.missing),
        Action.REVIEW: f"срок проверки прошёл {long_date(by)}" if by is not None else "",
        Action.GIVE: "он только заявлен",
    }
    verb = {Action.FILL: "Дополнить", Action.REVIEW: "Перечитать", Action.GIVE: "Передать текст"}[step.action]
    return StepWords(verb, material.record.title, links.to(material.key), what[step.action], gain)


def _where(place: Place) -> str:
    """The page on which what is missing is given: the order form, five questions, the fields of a kind which nobody orders."""
    if place.axis != "kinds" or KINDS[place.word].faceted:
        return f"orders/index?{place_query(place)}"
    return "repeat" if place.word == "replications" else f"fields/{place.word}"


def place_words(bank: Bank, place: Place) -> str:
    """Name a place: «Приёмы, начальная школа», «Дефицит педагогических кадров, диагностика»."""
    word = KINDS[place.word].plural if place.axis == "kinds" else bank.term_title("risks", place.word)
    part = LEVEL_WORDS.get(place.part, place.part)
    return f"{word}, {part}" if part else word


def place_query(place: Place) -> str:
    """Return what the order form is asked for."""
    first, second = ("kind", "level") if place.axis == "kinds" else ("risk", "stage")
    return f"{first}={place.word}" + (f"&{second}={place.part}" if place.part else "")


def decimal(value: float) -> str:
    """Return a number with one place after the comma: 0.98 → «1,0»."""
    return f"{value:.1f}".replace(".", ",")


def month_words(month: str) -> str:
    """«2026-11» → «ноябрь 2026»."""
    year, number = month.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}"
