"""Pages made ahead by a second process, while this one puts the theme around those already made and writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kopilka.content.effort import may_share
from kopilka.views.page import Page

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

#: So few pages are made sooner than a second process is ready.
_FEW = 20
#: Of so many pages in a row the second process makes all but one: this one has the theme and the disk to see to.
_OF = 4


class Ahead:
    """Makes pages in the order of `names`: most of them in a forked process that stays a pipe's length ahead.

    A page which that process could not make is made here, and what is wrong with it comes up here.
    """

    def __init__(self, make: Callable[[str], Page], names: Sequence[str]) -> None:
        self._make = make
        self._coming: dict[str, None] = {}
        self._kept: dict[str, Page] = {}
        self._pipe: Connection | None = None
        if len(names) > _FEW and may_share():
            self._coming = {name: None for index, name in enumerate(names) if index % _OF}
            self._start()

    def take(self, name: str) -> Page:
        """Return the page: of those which the second process makes, or made now. What is passed over is kept."""
        while name in self._coming and self._pipe is not None:
            try:
                page: Page = self._pipe.recv()
            except EOFError:
                self.close()
                break
            following = next(iter(self._coming))
            del self._coming[following]
            self._kept[following] = page
        return self._kept.pop(name) if name in self._kept else self._make(name)

    def close(self) -> None:
        """Let the second process go; it ends when nobody listens."""
        if self._pipe is not None:
            self._pipe.close()
            self._process.join()
            self._pipe = None

    def _start(self) -> None:
        from multiprocessing import get_context

        context = get_context("fork")
        self._pipe, sending = context.Pipe(duplex=False)
        self._process = context.Process(target=_send, args=(self._make, tuple(self._coming), sending, self._pipe), daemon=True)
        self._process.start()
        sending.close()


def _send(make: Callable[[str], Page], names: Sequence[str], pipe: Connection, other_end: Connection) -> None:
    other_end.close()  # else this process would keep the pipe alive for itself when nobody listens any more
    try:
        for name in names:
            pipe.send(make(name))
    except Exception:  # noqa: BLE001 (nobody listens any more, or the page is made again there, with its error)
        return
    finally:
        pipe.close()
