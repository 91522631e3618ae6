"""The second process: the same answers as without it, and nothing lost where it dies."""

from __future__ import annotations

import os
from datetime import date
from functools import partial
from time import sleep

import pytest

from kopilka.artifact import Artifact
from kopilka.content import bank as bank_module
from kopilka.content import effort
from kopilka.content.bank import load
from kopilka.content.effort import Aside
from kopilka.content.team import Team
from kopilka.rules import check
from kopilka.site.written import write_artifacts
from support.base import ROOT


@pytest.fixture
def shared(monkeypatch):
    """Make every base worth a second process, where the system has one to give."""
    monkeypatch.setattr(effort, "LARGE", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(effort, "active_count", lambda: 1)
    if not effort.worth_sharing(1):
        pytest.skip("the system does not fork")


def test_two_processes_read_and_say_what_one_does(real, shared):
    day = date(2026, 11, 22)
    bank = load(ROOT)
    assert list(bank.materials) == list(real.materials)
    assert [one.record for one in bank.materials.values()] == [one.record for one in real.materials.values()]
    assert bank.problems == real.problems
    told = check(bank, day)
    effort.LARGE = 10**9
    assert told == check(real, day)


def slowly(answer: object) -> object:
    sleep(0.002)
    return answer


def whoever(*_: object) -> int:
    return slowly(None) or os.getpid()


def test_a_team_keeps_the_order_of_its_rows(shared):
    rows = [[partial(slowly, (row, number)) for number in range(30)] for row in range(3)]
    assert Team(*rows).results() == [[(row, number) for number in range(30)] for row in range(3)]


@pytest.mark.parametrize("lengths", [(1, 60), (60, 1)])
def test_who_is_done_with_a_row_helps_with_the_other(shared, lengths):
    rows = Team(*([partial(whoever, None)] * length for length in lengths)).results()
    assert [len(set(row)) for row in rows] == [min(length, 2) for length in lengths]


def test_a_row_longer_than_a_pipe_is_done_once_each(shared):
    assert Team([partial(int, number) for number in range(40_000)]).results() == [list(range(40_000))]


def test_a_member_of_a_team_that_dies_loses_nothing(shared):
    here = os.getpid()

    def fragile(number: int) -> object:
        if os.getpid() != here and number > 10:
            os._exit(1)
        return slowly(number)

    assert Team([partial(fragile, number) for number in range(40)]).results() == [list(range(40))]


@pytest.mark.parametrize("where", [0, 1])
def test_an_error_of_a_team_comes_up_here(shared, where):
    def wrong() -> int:
        raise ValueError("нет")

    rows = [[partial(slowly, 0)] * 20 for _ in range(2)]
    rows[where][10] = wrong
    team = Team(*rows)
    with pytest.raises(ValueError, match="нет"):
        team.results()
    team.stop()


def test_a_team_of_one_does_everything_here(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    here = os.getpid()
    assert Team([os.getpid], [os.getpid] * 3).results() == [[here], [here] * 3]


def test_a_team_that_is_given_up_ends(shared):
    team = Team([lambda: sleep(600)])
    team.stop()
    assert not any(process.is_alive() for process, _ in team._helpers)


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


def test_artifacts_are_left_alone_where_they_stand(tmp_path):
    kept = tmp_path / "data" / "kept.txt"
    kept.parent.mkdir()
    kept.write_bytes(b"same")
    os.utime(kept, ns=(1, 1))
    made = [Artifact("data/kept.txt", lambda: b"same"), Artifact("data/new.txt", lambda: b"new")]
    assert write_artifacts(lambda: made, tmp_path) == ("data/kept.txt", "data/new.txt")
    assert kept.stat().st_mtime_ns == 1
    assert (tmp_path / "data" / "new.txt").read_bytes() == b"new"


@pytest.fixture
def teams(shared, monkeypatch):
    """The teams that read bases, in the order in which they begin."""
    begun = []
    monkeypatch.setattr(bank_module, "Team", lambda *rows, share: begun.append(Team(*rows, share=share)) or begun[-1])
    return begun


def test_a_base_is_read_by_another_process_before_it_is_asked_for(teams, monkeypatch):
    monkeypatch.setattr(bank_module, "_outcome", whoever)
    with bank_module.reading(ROOT):
        _, pipe = teams[0]._helpers[0]
        assert pipe.poll(60)
        assert set(teams[0].results()[0]) != {os.getpid()}


def test_a_reading_that_nobody_asks_for_is_given_up(teams, monkeypatch):
    monkeypatch.setattr(bank_module, "_outcome", lambda root, found: sleep(600))
    with bank_module.reading(ROOT):
        assert teams[0]._helpers
    assert not any(process.is_alive() for process, _ in teams[0]._helpers)
