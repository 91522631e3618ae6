"""The templates of the views: Jinja with strict undefined names and automatic escaping."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, select_autoescape


@cache
def environment() -> Environment:
    """Return the one Jinja environment of the views."""
    return Environment(
        loader=PackageLoader("kopilka.views"),
        autoescape=select_autoescape(("jinja",), default=True),
        undefined=StrictUndefined,
        trim_blocks=False,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled(),
    )


def compiled() -> BytecodeCache | None:
    """Return where compiled templates are kept between runs: with Python's own bytecode, if that folder can be written.

    Compiling all of them takes a second, and a template whose text has changed is compiled anew.
    """
    folder = Path(__file__).with_name("__pycache__")
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def render(template: str, **values: object) -> str:
    """Render a template of `views/templates` to HTML."""
    return environment().get_template(template).render(**values)
