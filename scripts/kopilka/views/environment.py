"""The templates of the views: Jinja with strict undefined names and automatic escaping."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, select_autoescape


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
    )


def keep_compiled(folder: Path) -> None:
    """Keep compiled templates in the folder between runs: compiling all of them takes a second."""
    environment().bytecode_cache = FileSystemBytecodeCache(str(folder))


def render(template: str, **values: object) -> str:
    """Render a template of `views/templates` to HTML."""
    return environment().get_template(template).render(**values)
