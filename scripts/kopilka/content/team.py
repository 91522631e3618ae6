"""Work shared among as many processes as there are cores, so that all are busy to its end."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from kopilka.content.effort import may_share

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")

#: More processes than that would wait for one disk.
_MOST = 4
#: Bytes of a ticket.
_SIZE = 4
#: How many results are packed at once: when the last work is done, little is left to pack.
_PACK = 64


class Team(Generic[T]):
    """Does rows of works, the results of all of which are of one kind.

    This process, when it is asked for the results, begins with the last row; a forked one, which sees all our memory as it is
    now, with the first. Who has come to the end of a row helps with the others. What another process leaves undone, because it
    died or met an error, is done here, and so is everything where nothing can be forked: nothing is lost but time, and what is
    wrong comes up here. With `share` false there is no other process.
    """

    def __init__(self, *rows: Sequence[Callable[[], T]], share: bool = True) -> None:
        self._rows = rows
        self._numbers: list[Iterable[int]] = [range(len(row)) for row in rows]
        self._helpers: list[tuple[BaseProcess, Connection]] = []
        if share and may_share():
            self._numbers = [_Tickets(len(row)) for row in rows]
            for helper in range(1, min(os.cpu_count() or 1, _MOST)):
                self._fork(range(len(rows))[:: 1 if helper % 2 else -1])

    def results(self) -> list[list[T]]:
        """Do what is left, wait for the others; return what each work returned, row by row. Asked once."""
        done = dict(self._taken(range(len(self._rows))[::-1]))
        for process, pipe in self._helpers:
            with suppress(EOFError, OSError):
                for pack in pipe.recv():
                    done.update(pickle.loads(pack))  # noqa: S301 - our own process has packed it
            process.join()
        return [
            [done[row, number] if (row, number) in done else work() for number, work in enumerate(works)]
            for row, works in enumerate(self._rows)
        ]

    def stop(self) -> None:
        """Give the work up: nobody will ask for its results."""
        for process, _ in self._helpers:
            process.terminate()
            process.join()

    def _taken(self, order: Iterable[int]) -> Iterator[tuple[tuple[int, int], T]]:
        return (((row, number), self._rows[row][number]()) for row in order for number in self._numbers[row])

    def _fork(self, order: Iterable[int]) -> None:
        from multiprocessing import get_context

        context = get_context("fork")
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=self._help, args=(sending, order), daemon=True)
        process.start()
        sending.close()
        self._helpers.append((process, receiving))

    def _help(self, sending: Connection, order: Iterable[int]) -> None:
        taken, packs = self._taken(order), []
        with suppress(Exception):  # what is not done is done again by the one who asks, with its error
            while pack := list(islice(taken, _PACK)):
                packs.append(pickle.dumps(pack))
        sending.send(packs)


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
