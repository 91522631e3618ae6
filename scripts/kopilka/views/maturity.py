"""How far a practice has come, by the rule and not by anybody's word, and why: who repeated it, what is still wanting."""

from __future__ import annotations

from markupsafe import Markup

from kopilka.content.bank import Material
from kopilka.content.enums import Maturity
from kopilka.content.records.practice import Practice
from kopilka.content.records.school import Replication
from kopilka.content.russian import counted
from kopilka.rules.honesty import CONFIRMED, experienced, reached
from kopilka.views.material import MaterialView

_SCHOOLS = ("школы", "школ", "школ")


def maturity(view: MaterialView) -> Markup:
    """Return the words of the card: «апробирована: повторили у себя …»; nothing for what has no maturity."""
    record = view.material.record
    if not isinstance(record, Practice) or not record.maturity:
        return Markup("")
    told = _experience(view)
    schools = {item.record.school for item in told if item.record.school}
    came = reached(record, schools)
    why = _why(view, record, told, schools)
    return Markup("{}: {}").format(came.value, why) + _next(came, experienced(record, schools))


def _experience(view: MaterialView) -> list[Material]:
    """The stories of those who took the practice up, as readers see them."""
    users = view.bank.users.get(view.key, ())
    return [item for item in users if isinstance(item.record, Replication) and item.record.status.public]


def _why(view: MaterialView, record: Practice, told: list[Material], schools: set[str]) -> Markup:
    links = Markup(", ").join(
        Markup('<a href="{}">{}</a>').format(view.links.to(item.key), view.title_of("schools", item.record.school or ""))
        for item in told
    )
    if links:
        return Markup("повторили у себя {}").format(links)
    if experienced(record, schools):
        return Markup("у школы есть свой результат с числами")
    return Markup("ни одна школа ещё не рассказала, что повторила")


def _next(came: Maturity, schools: int) -> Markup:
    """What is wanting to be confirmed, once somebody has begun."""
    if came is not Maturity.TRIED:
        return Markup("")
    return Markup(' <span class="kp-note">До «{}» — опыт {}, есть {}.</span>').format(
        Maturity.CONFIRMED.value, counted(CONFIRMED, _SCHOOLS), schools
    )
