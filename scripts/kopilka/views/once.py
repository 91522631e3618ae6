"""What is made once for a base, and asked for by one page after another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from kopilka.content.bank import Bank

T = TypeVar("T")


class Once(Generic[T]):
    """A value made of the last base that was asked about: one base is seen to after another, and a base is no key of a cache."""

    def __init__(self, make: Callable[[Bank], T]) -> None:
        self._make = make
        self._last: tuple[Bank, T] | None = None

    def __call__(self, bank: Bank) -> T:
        """Return the value of the base."""
        if self._last is None or self._last[0] is not bank:
            self._last = (bank, self._make(bank))
        return self._last[1]
