"""Sparing the machine on a large base: no needless collection of garbage, and the second core where there is one."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import active_count
from typing import TYPE_CHECKING, Any, TypeVar

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


#: From how many materials on a second process is worth its start.
LARGE = 1000


def worth_sharing(materials: int) -> bool:
    """Whether a second process should take half of the work on so many materials, and may.

    It shares our memory: the system must fork, have a second core and run no thread of ours that would be lost.
    """
    return materials >= LARGE and hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and active_count() == 1


def beside(work: Callable[[Sequence[T]], list[Any]], here: Sequence[T], there: Sequence[T]) -> list[Any]:
    """Return `work(here) + work(there)`, the second half done by a forked process that sees all our memory.

    If that process dies, its half is done here: nothing is lost but time.
    """
    from multiprocessing import get_context

    context = get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, there, sending))
    process.start()
    sending.close()
    ours = work(here)
    try:
        theirs: list[Any] = receiving.recv()
    except EOFError:
        theirs = work(there)
    process.join()
    return ours + theirs


def _send(work: Callable[[Sequence[T]], list[Any]], items: Sequence[T], pipe: Connection) -> None:
    pipe.send(work(items))
    pipe.close()
