"""Typst as a function: a template of this folder and a value give the bytes of a PDF, the same for the same."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Compiler

    from kopilka.views.sheet import Sheet

_HERE = Path(__file__).parent


def sheet_pdf(sheet: Sheet) -> bytes:
    """Return an A4 blank."""
    return typeset_pdf("sheet.typ", asdict(sheet))


def typeset_pdf(template: str, value: object) -> bytes:
    """Set a value (anything JSON can hold) by a template, which reads it as `json(bytes(sys.inputs.value))`."""
    found = _compiler(template).compile(format="pdf", sys_inputs={"value": json.dumps(value, ensure_ascii=False)}, timestamp=0)
    assert isinstance(found, bytes)
    return found


@cache
def _compiler(template: str) -> Compiler:
    """A compiler a template: it keeps the fonts and what it has already laid out."""
    from typst import Compiler

    # Typst's own fonts alone: a font of this machine would make other bytes on another.
    return Compiler(_HERE / template, root=_HERE, ignore_system_fonts=True)
