"""A file of the site that is not a page: data for the client's scripts, an index, a picture drawn from the base."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

#: Where the data of the client's scripts lie, from the root of the site.
DATA = "assets/data"


@dataclass(frozen=True)
class Artifact:
    """A file of the site by its address from the root (`assets/data/catalogue.js`); its bytes are made when it is written."""

    uri: str
    make: Callable[[], bytes]


def data_script(name: str, make: Callable[[], Any]) -> Artifact:
    """Return a value (anything JSON can hold) as a plain script: it loads over http, from a folder and under a strict CSP.

    `scripts/web/shared/data.mjs` asks for it by its name; the same value gives the same bytes.
    """
    return Artifact(f"{DATA}/{name}.js", lambda: script(name, make()))


def script(name: str, value: Any) -> bytes:
    """Return the bytes of a data script: one statement that puts the value under its name."""
    return statement(name, literal(value))


def literal(value: Any) -> bytes:
    """Return a value as JSON that may stand in a script of any page."""
    # «</» would end a script element if the text were ever put into a page; U+2028 and U+2029 end a line in old JavaScript.
    text = to_json(value).replace(b"</", b"<\\/")
    return text.replace("\u2028".encode(), b"\\u2028").replace("\u2029".encode(), b"\\u2029")


def statement(name: str, told: bytes) -> bytes:
    """Return the bytes of a data script whose value is told already, by `literal`."""
    return b"(self.kopilkaData=self.kopilkaData||{})[%b]=%b;\n" % (to_json(name), told)
