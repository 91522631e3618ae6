"""The templates of the views: Jinja with strict undefined names and automatic escaping.

A page asks for hundreds of values. What Jinja does for every one of them besides is a tenth of the time that pages take, so two
of its places are ours, where Jinja lets them be: how a value becomes text, and how a method of a view is called.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import MethodType
from typing import Any

import markupsafe
from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, nodes, select_autoescape
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

#: What `markupsafe.escape` wraps: the characters replaced, without a `Markup` around the result.
_replaced: Callable[[Any], str] = vars(markupsafe)["_escape_inner"]  # pinned, and a test holds it against `escape`


def escaped(value: object) -> str:
    """Return what `markupsafe.escape` does, as a text to be joined with others: it is no `Markup` any more."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]  # a Markup is a text
    return _replaced(value) if kind is str else escape(value)


class _Generator(CodeGenerator):
    """Compiles a template so that its values become text by `escaped`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 (Jinja's own)
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import escaped as escape")


class _Context(Context):
    """Calls methods of the views as they are: what a function asks of Jinja (`pass_context`) they never ask."""

    def call(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        if type(function) is not MethodType:
            return super().call(function, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return function(*args, **kwargs)


class _Environment(Environment):
    code_generator_class = _Generator
    context_class = _Context


@cache
def environment() -> Environment:
    """Return the one Jinja environment of the views."""
    return _Environment(
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

    Compiling all of them takes a second, and a template whose text has changed is compiled anew. A change of `_Generator` needs
    another name of the files here.
    """
    folder = Path(__file__).with_name("__pycache__")
    return FileSystemBytecodeCache(str(folder), "template-%s.cache") if os.access(folder, os.W_OK) else None


def render(template: str, **values: object) -> str:
    """Render a template of `views/templates` to HTML."""
    return environment().get_template(template).render(**values)
