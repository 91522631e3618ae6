"""Fills our Word form as a person does in Word: types into the controls, chooses from the lists, presses «+» for another row."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from lxml import etree

from kopilka.content.described import Described, Shape
from kopilka.forms.word_form import BODY, asked
from kopilka.forms.word_package import packed
from kopilka.forms.wordml import W15, W

_TAG = f"{{{W}}}tag"
_SDT = f"{{{W}}}sdt"


def fill(word: bytes, kind, data: dict[str, Any], sections: dict[str, Sequence[str]] | None = None) -> bytes:
    """Return the form with a card typed into it; `sections` are paragraphs by the tag of a section."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(files["word/document.xml"])
    _record(root, asked(kind), data)
    for tag, paragraphs in (sections or {}).items():
        _type(_controls(root, f"{BODY}{tag}")[0], list(paragraphs))
    files["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return packed(files)


def _record(scope, fields: Sequence[Described], data: dict[str, Any]) -> None:
    for field in fields:
        if field.key in data:
            _field(scope, field, data[field.key])


def _field(scope, field: Described, value: Any) -> None:
    if field.shape is Shape.PART and not field.many:
        _record(scope, field.parts, value)
    elif field.shape is Shape.PART:
        for item, data in zip(_items(scope, field, len(value)), value, strict=False):
            _record(item, field.parts, data)
    elif field.many and field.shape in (Shape.TERM, Shape.CHOICE):
        for control, one in zip(_enough(_controls(scope, ".".join(field.path)), len(value)), value, strict=True):
            _type(control, [_chosen(control, one)])
    elif field.many and field.shape is Shape.WHOLE:
        _type(_controls(scope, ".".join(field.path))[0], [", ".join(map(str, value))])
    else:
        control = _controls(scope, ".".join(field.path))[0]
        texts = value if field.many else value.split("\n\n") if field.shape is Shape.PROSE else [value]
        _type(control, [_chosen(control, text) for text in texts])


def _items(scope, field: Described, wanted: int) -> list[Any]:
    """The repeated items of a list of parts, as many as are wanted at least."""
    prefix = ".".join(field.path) + "."
    for section in scope.iter(f"{{{W15}}}repeatingSection"):
        control = section.getparent().getparent()
        if next(_tags(control), "").startswith(prefix):
            return _enough(list(control.find(f"{{{W}}}sdtContent")), wanted)
    raise AssertionError(f"no room for {prefix}")


def _enough(controls: list[Any], wanted: int) -> list[Any]:
    blank = deepcopy(controls[-1])
    while len(controls) < wanted:
        controls[-1].addnext(another := deepcopy(blank))
        controls.append(another)
    return controls[:wanted]


def _tags(element) -> Iterator[str]:
    return (tag.get(f"{{{W}}}val") for tag in element.iter(_TAG))


def _controls(scope, tag: str) -> list[Any]:
    return [one.getparent().getparent() for one in scope.iter(_TAG) if one.get(f"{{{W}}}val") == tag]


def _chosen(control, value: Any) -> str:
    """What the person sees for a value: the line of the list, the day in our order, the comma in a number."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    text = str(value)
    shown = [item.get(f"{{{W}}}displayText") for item in control.iter(f"{{{W}}}listItem")]
    return next((one for one in shown if one.endswith(f"({text})")), text)


def _type(control, paragraphs: list[str]) -> None:
    """Type paragraphs into a control; Word then forgets that a placeholder stood there."""
    properties, content = control.find(f"{{{W}}}sdtPr"), control.find(f"{{{W}}}sdtContent")
    for mark in properties.findall(f"{{{W}}}showingPlcHdr"):
        properties.remove(mark)
    for child in list(content):
        content.remove(child)
    for text in paragraphs:
        run = etree.SubElement(etree.SubElement(content, f"{{{W}}}p"), f"{{{W}}}r")
        for number, line in enumerate(text.split("\n")):
            if number:
                etree.SubElement(run, f"{{{W}}}br")
            written = etree.SubElement(run, f"{{{W}}}t")
            written.text = line
            written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
