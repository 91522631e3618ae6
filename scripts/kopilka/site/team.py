"""The work of a build, shared among as many processes as there are cores, so that all are busy to its end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

from kopilka.content.effort import may_share

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

A = TypeVar("A")
T = TypeVar("T")

#: More processes than that would wait for one disk.
_MOST = 4
#: Bytes of a ticket.
_SIZE = 4


class Team(Generic[A, T]):
    """Does a long work, `aside`, and a row of short ones.

    A forked process, which sees all our memory as it is now, does the long work and then takes from the row; this process takes
    from the row when it is asked for the results. What another process leaves undone, because it died or met an error, is done
    here, and so is everything where nothing can be forked: nothing is lost but time, and what is wrong comes up here.
    """

    def __init__(self, aside: Callable[[], A], row: Sequence[Callable[[], T]]) -> None:
        self._aside, self._row = aside, row
        self._numbers: Iterable[int] = range(len(row))
        self._helpers: list[tuple[BaseProcess, Connection]] = []
        if may_share():
            self._numbers = _Tickets(len(row))
            for number in range(1, min(os.cpu_count() or 1, _MOST)):
                self._fork(leading=number == 1)

    def results(self) -> tuple[A, list[T]]:
        """Do what is left, wait for the others; return what `aside` and each work of the row returned. Asked once."""
        asides: list[A] = []
        done = dict(self._taken())
        for process, pipe in self._helpers:
            with suppress(EOFError, OSError):
                theirs = pipe.recv()
                asides += theirs[0]
                done |= theirs[1]
            process.join()
        row = [done[number] if number in done else work() for number, work in enumerate(self._row)]
        return asides[0] if asides else self._aside(), row

    def stop(self) -> None:
        """Give the work up: nobody will ask for its results."""
        for process, _ in self._helpers:
            process.terminate()
            process.join()

    def _taken(self) -> Iterator[tuple[int, T]]:
        return ((number, self._row[number]()) for number in self._numbers)

    def _fork(self, *, leading: bool) -> None:
        from multiprocessing import get_context

        context = get_context("fork")
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=self._help, args=(sending, leading), daemon=True)
        process.start()
        sending.close()
        self._helpers.append((process, receiving))

    def _help(self, sending: Connection, leading: bool) -> None:
        asides: list[A] = []
        done: dict[int, T] = {}
        with suppress(Exception):  # what is not done is done again by the one who asks, with its error
            if leading:
                asides.append(self._aside())
            done.update(self._taken())
        sending.send((asides, done))


class _Tickets:
    """The numbers of a row, each given out once among all processes that were forked since: they lie in a pipe, and a ticket that
    was read is gone (thus GNU make shares its jobs).
    """

    def __init__(self, numbers: int) -> None:
        self._numbers = numbers
        self._pipe, writing = os.pipe()
        os.set_blocking(writing, False)  # where there are more numbers than the pipe holds, a ticket stands for several
        self._tickets = os.write(writing, b"".join(number.to_bytes(_SIZE, "little") for number in range(numbers))) // _SIZE
        os.close(writing)

    def __iter__(self) -> Iterator[int]:
        while ticket := os.read(self._pipe, _SIZE):
            yield from range(int.from_bytes(ticket, "little"), self._numbers, self._tickets)
        os.close(self._pipe)
