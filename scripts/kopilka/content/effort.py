"""Sparing the machine on a large base: no needless collection of garbage, and the second core where there is one."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from threading import active_count
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Loading and checking make no rings of objects, but the collector would look through the whole base again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """What is loaded by now stays to the end: the collector need not look through it again, here and in forked processes."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


#: From how many materials on a second process is worth its start when they are read and checked.
LARGE = 1000


def worth_sharing(materials: int) -> bool:
    """Whether a second process should take half of the work on so many materials, and may."""
    return materials >= LARGE and may_share()


def may_share() -> bool:
    """Whether a second process can share our memory: the system forks, has a second core and runs no thread to be lost."""
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and active_count() == 1


class Aside(Generic[T]):
    """A piece of work which a forked process does meanwhile; it sees all our memory as it is now.

    Where there can be no such process, and where it dies or fails, the work is done here when its result is asked for:
    nothing is lost but time, and what is wrong comes up here.
    """

    def __init__(self, work: Callable[[], T], *, share: bool) -> None:
        self._work = work
        self._pipe: Connection | None = None
        if share:
            self._start()

    def _start(self) -> None:
        from multiprocessing import get_context

        context = get_context("fork")
        self._pipe, sending = context.Pipe(duplex=False)
        self._process = context.Process(target=_send, args=(self._work, sending), daemon=True)
        self._process.start()
        sending.close()

    def result(self) -> T:
        """Return what the work returns; asked once."""
        if self._pipe is None:
            return self._work()
        try:
            found: T = self._pipe.recv()
        except (EOFError, OSError):
            found = self._work()
        self._process.join()
        return found

    def stop(self) -> None:
        """Give the work up: nobody will ask for its result."""
        if self._pipe is not None:
            self._process.terminate()
            self._process.join()


def beside(work: Callable[[Sequence[T]], list[Any]], here: Sequence[T], there: Sequence[T]) -> list[Any]:
    """Return `work(here) + work(there)`, the second half done by a second process."""
    theirs: Aside[list[Any]] = Aside(partial(work, there), share=True)
    return work(here) + theirs.result()


def _send(work: Callable[[], object], pipe: Connection) -> None:
    with suppress(Exception):  # the work is done again by the one who asks, with its error
        pipe.send(work())
    pipe.close()
