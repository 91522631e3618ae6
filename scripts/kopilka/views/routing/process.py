"""A route told as a process: its steps in order, and the calendar of one case of the consilium."""

from __future__ import annotations

from dataclasses import dataclass

from kopilka.content.bank import Bank, Material
from kopilka.content.records.route import Route
from kopilka.content.russian import lowered
from kopilka.views.environment import render
from kopilka.views.links import Links
from kopilka.views.routing.nodes import nodes


@dataclass(frozen=True)
class Moment:
    """A line of the calendar: working days from the request, what happens, who sees to it, on what the term rests."""

    day: int
    what: str
    who: str
    basis: str


#: A case whose meeting falls on the last day of the editors' ten; the terms are those of routes/konsilium.
CASE = (
    Moment(0, "Запрос у председателя. Секретарь записал его в журнал", "Учитель, родители или специалист", ""),
    Moment(3, "Родители прочли форму и подписали согласие", "Классный руководитель", "до обследования — норма"),
    Moment(5, "Члены ППк и родители знают день, час и вопрос", "Секретарь", "за 5 рабочих дней — значение редакции"),
    Moment(9, "Заключения специалистов готовы", "Ведущий специалист", "значение редакции"),
    Moment(10, "Заседание. Заключение подписано, родители с ним ознакомлены", "Председатель", "в тот же день — норма"),
    Moment(13, "Учителя знают, что меняется на их уроке", "Ведущий специалист", "до 3 рабочих дней — норма"),
    Moment(15, "Протокол оформлен и подписан", "Секретарь", "до 5 рабочих дней — норма"),
)


def process(bank: Bank, material: Material, links: Links) -> str:
    """Return the steps of a route with who leads them and by when, in the order in which they are reached."""
    assert isinstance(material.record, Route)
    steps = [(node.number, node.step) for node in nodes(bank, material.record) if node.step is not None]
    return render("macro_process.html.jinja", route=material, steps=steps, links=links, who=_who(bank), bank=bank)


def _who(bank: Bank) -> dict[str, str]:
    words = bank.vocabularies.get("specialists")
    return {term.id: lowered(term.title) for term in words.terms.values()} if words is not None else {}


def case_calendar() -> str:
    """Return the calendar of one case; the client adds the dates of the days."""
    return render("macro_case_calendar.html.jinja", moments=CASE)
