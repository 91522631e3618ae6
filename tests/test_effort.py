"""The second process: the same answers as without it, and nothing lost where it dies."""

from __future__ import annotations

import os
from datetime import date

import pytest

from kopilka.content import effort
from kopilka.content.bank import load
from kopilka.rules import check
from kopilka.site.ahead import Ahead
from kopilka.views.page import Page
from support.base import ROOT

NAMES = [f"page-{number}" for number in range(40)]


@pytest.fixture
def shared(monkeypatch):
    """Make every base worth a second process, where the system has one to give."""
    monkeypatch.setattr(effort, "LARGE", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(effort, "active_count", lambda: 1)
    if not effort.worth_sharing(1):
        pytest.skip("the system does not fork")


def made(name: str) -> Page:
    return Page(name, name.upper(), "", f"<p>{name} of {os.getpid()}</p>")


def test_two_processes_read_and_say_what_one_does(real, shared):
    day = date(2026, 11, 22)
    bank = load(ROOT)
    assert list(bank.materials) == list(real.materials)
    assert [one.record for one in bank.materials.values()] == [one.record for one in real.materials.values()]
    assert bank.problems == real.problems
    told = check(bank, day)
    effort.LARGE = 10**9
    assert told == check(real, day)


def test_pages_come_from_both_processes_in_any_order(shared):
    ahead = Ahead(made, NAMES)
    asked = [*NAMES[20:], *NAMES[:20], NAMES[3]]
    pages = [ahead.take(name) for name in asked]
    ahead.close()
    assert [page.uri for page in pages] == asked
    makers = {page.html.rsplit(" ", 1)[1] for page in pages}
    assert len(makers) == 2


def test_a_second_process_that_dies_loses_nothing(shared):
    here = os.getpid()

    def fragile(name: str) -> Page:
        if name == NAMES[10] and os.getpid() != here:
            os._exit(1)
        return made(name)

    ahead = Ahead(fragile, NAMES)
    assert [ahead.take(name).uri for name in NAMES] == NAMES
    ahead.close()


def test_an_error_of_a_page_comes_up_here(shared):
    def wrong(name: str) -> Page:
        if name == NAMES[5]:
            raise ValueError(name)
        return made(name)

    ahead = Ahead(wrong, NAMES)
    with pytest.raises(ValueError, match=NAMES[5]):
        [ahead.take(name) for name in NAMES]
    ahead.close()


def test_closing_early_ends_the_second_process(shared):
    ahead = Ahead(made, NAMES)
    ahead.take(NAMES[0])
    ahead.close()
    assert not ahead._process.is_alive()
