"""The second process: the same answers as without it, and nothing lost where it dies."""

from __future__ import annotations

import os
from datetime import date
from time import sleep

import pytest

from kopilka.artifact import Artifact
from kopilka.content import effort
from kopilka.content.bank import load
from kopilka.content.effort import Aside
from kopilka.rules import check
from kopilka.site.ahead import Ahead
from kopilka.site.made import Made
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


def test_work_aside_is_done_by_another_process(shared):
    aside = Aside(os.getpid, share=True)
    assert aside.result() != os.getpid()


def test_work_aside_is_done_here_where_there_is_no_second_process():
    assert Aside(os.getpid, share=False).result() == os.getpid()


def test_work_aside_is_done_here_where_the_other_process_dies(shared):
    here = os.getpid()

    def fragile() -> int:
        if os.getpid() != here:
            os._exit(1)
        return here

    assert Aside(fragile, share=True).result() == here


def test_an_error_of_work_aside_comes_up_here(shared):
    def wrong() -> None:
        raise ValueError("нет")

    with pytest.raises(ValueError, match="нет"):
        Aside(wrong, share=True).result()


def test_work_that_is_given_up_ends(shared):
    aside = Aside(lambda: sleep(600), share=True)
    aside.stop()
    assert not aside._process.is_alive()


def test_artifacts_are_written_by_another_process_and_left_alone_where_they_stand(shared, tmp_path):
    kept = tmp_path / "data" / "kept.txt"
    kept.parent.mkdir()
    kept.write_bytes(b"same")
    os.utime(kept, ns=(1, 1))
    made = [
        Artifact("data/kept.txt", lambda: b"same"),
        Artifact("data/new.txt", lambda: str(os.getpid()).encode()),
    ]
    assert Made(lambda: made, tmp_path).addresses() == ("data/kept.txt", "data/new.txt")
    assert kept.stat().st_mtime_ns == 1
    assert (tmp_path / "data" / "new.txt").read_text() != str(os.getpid())
