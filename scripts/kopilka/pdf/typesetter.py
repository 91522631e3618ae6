"""Typst as a function: a template of this folder and a value give the bytes of a PDF, the same for the same."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typst import Compiler, PDFStandard

    from kopilka.views.sheet import Sheet

_HERE = Path(__file__).parent
#: Dots in an inch of a picture drawn for Word.
DOTS = 200
#: A sheet of the size of its only picture.
_ALONE = """\
#set page(width: auto, height: auto, margin: 0pt)
#context { let it = image("picture.FORM"); image("picture.FORM", width: calc.min(170mm, measure(it).width)) }
"""


def sheet_pdf(sheet: Sheet) -> bytes:
    """Return an A4 blank."""
    return typeset_pdf("sheet.typ", asdict(sheet))


def typeset_pdf(template: str, value: object, standards: Sequence[PDFStandard] = ()) -> bytes:
    """Set a value (anything JSON can hold) by a template, which reads it as `json(bytes(sys.inputs.value))`."""
    inputs = {"value": json.dumps(value, ensure_ascii=False)}
    found = _compiler(template).compile(format="pdf", sys_inputs=inputs, timestamp=0, pdf_standards=list(standards))
    assert isinstance(found, bytes)
    return found


def take_templates(folder: Path) -> None:
    """Copy the templates into a folder, where typst may read nothing but what lies there."""
    for path in _HERE.glob("*.typ"):
        shutil.copyfile(path, folder / path.name)


def typeset_file(folder: Path, template: str, name: str, *, tagged: bool = True) -> Path:
    """Set `name`.json by a template of the folder, which reads it as `json(sys.inputs.value)`; return the path of `name`.pdf.

    What is `tagged` is PDF/UA-1.
    """
    made = folder / f"{name}.pdf"
    _made(folder, f"{template}.typ").compile(
        output=made,
        format="pdf",
        sys_inputs={"value": f"{name}.json"},
        timestamp=0,
        pdf_standards=["ua-1"] if tagged else [],
        pdf_tags=tagged,
    )
    return made


def picture_png(content: bytes, form: str) -> bytes:
    """Return a picture (`form`: svg, webp …) as PNG at `DOTS` an inch of its natural size, no wider than a page."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        (Path(folder) / f"picture.{form}").write_bytes(content)
        (Path(folder) / "main.typ").write_text(_ALONE.replace("FORM", form), "utf-8")
        found = _made(Path(folder), "main.typ").compile(format="png", ppi=DOTS)
    assert isinstance(found, bytes)
    return found


@cache
def _compiler(template: str) -> Compiler:
    """A compiler a template: it keeps the fonts and what it has already laid out."""
    return _made(_HERE, template)


def _made(folder: Path, template: str) -> Compiler:
    from typst import Compiler

    # Typst's own fonts alone: a font of this machine would make other bytes on another.
    return Compiler(folder / template, root=folder, ignore_system_fonts=True)
