"""The day on which the base is checked: asked in one place, so that a test (or a repeated build) can set it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

_fixed: ContextVar[date | None] = ContextVar("today", default=None)


def today() -> date:
    """Return the fixed day, or the local one."""
    return _fixed.get() or datetime.now().astimezone().date()


@contextmanager
def on(day: date | None) -> Iterator[None]:
    """Make `today()` answer `day` inside the block; None leaves it as it is."""
    token = _fixed.set(day or _fixed.get())
    try:
        yield
    finally:
        _fixed.reset(token)
