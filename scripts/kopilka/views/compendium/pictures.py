"""The pictures of a compendium: files of the materials and drawings of their pages, each under a name of its own."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from math import ceil
from typing import Any
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement
from PIL import Image

from kopilka.content.bank import Bank, Material
from kopilka.content.folders import PRACTICES

#: Forms that typst sets and Word can be given.
_FORMS = {".svg": "svg", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".webp": "webp", ".gif": "gif"}
_SVG = "http://www.w3.org/2000/svg"
#: The scheme of a route takes its colours from the styles of the site (scripts/web/frame/scheme.css); on paper it brings its own.
_STYLE = """
.kp-scheme__box { fill: #fff; stroke: #4d5664; stroke-width: 1 }
.kp-scheme__box--signs { stroke-dasharray: 4 3 }
.kp-scheme__box--question { fill: #f4f2ec }
.kp-scheme__box--step { stroke: #0f5f57; stroke-width: 1.5 }
.kp-scheme__box--urgent { stroke: #a3261f; stroke-width: 2; fill: #fbeeec }
text { font-size: 13.5px; fill: #1d232e }
.kp-scheme__name { font-size: 15px; font-weight: 700 }
.kp-scheme__who, .kp-scheme__other { fill: #4d5664 }
.kp-scheme__badge { fill: #0f5f57 }
.kp-scheme__badge--question { fill: none; stroke: #4d5664 }
.kp-scheme__sign { font-weight: 700; text-anchor: middle; fill: #fff }
.kp-scheme__sign--question { fill: #1d232e }
.kp-scheme__wire { fill: none; stroke: #4d5664; stroke-width: 1.2 }
.kp-scheme__tip { fill: #4d5664 }
"""
_FAMILY = re.compile(r'font-family="[^"]*"|font-family:[^;"}]*')
#: The tallest part of a drawing, in its own units: taller ones would be set in type too small to read.
_SHEET = 1100
#: Its size on paper: the letters of a scheme come out a little smaller than those of the text.
_SCALE = 0.78
#: The face of the compendium: a drawing that asks for another would be set in whatever the machine has.
FACE = "Libertinus Serif"


@dataclass
class Pictures:
    """Gathers the pictures that pages show: `files` holds the bytes of each by its name, which ends in its form."""

    bank: Bank
    files: dict[str, bytes] = field(default_factory=dict)

    def take(self, material: Material, shown: str | HtmlElement) -> list[str]:
        """Take a picture of a material by its address from the page, or a drawing; return the names of its parts."""
        if not isinstance(shown, str):
            return [self._keep(f"{material.key}/scheme-{number}.svg", part) for number, part in enumerate(_standing(shown), 1)]
        name = unquote(posixpath.basename(shown.partition("#")[0]))
        known = next((file for file in material.files if file == name or file.endswith(f"/{name}")), "")
        form = _FORMS.get(posixpath.splitext(known)[1].lower(), "")
        try:
            content = (self.bank.root / PRACTICES / material.key / known).read_bytes() if form else b""
            checked = _checked(content, form)
        except (OSError, ValueError, SyntaxError):
            return []
        return [self._keep(f"{material.key}/{posixpath.splitext(known)[0]}.{form}", checked)]

    def _keep(self, name: str, content: bytes) -> str:
        self.files[name] = content
        return name


def _checked(content: bytes, form: str) -> bytes:
    """Return a picture that can be opened; `ValueError`, `OSError` or `SyntaxError` says that it cannot."""
    if form == "svg":
        drawing = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        return _FAMILY.sub(_in_face, etree.tostring(drawing, encoding="unicode")).encode()
    with Image.open(BytesIO(content)) as opened:
        opened.verify()
    return content


def _in_face(found: re.Match[str]) -> str:
    return f'font-family="{FACE}"' if found[0].startswith("font-family=") else f"font-family:{FACE}"


def _standing(drawing: HtmlElement) -> list[bytes]:
    """Return a drawing of a page as files of their own, cut between its boxes where it is taller than a sheet.

    The reader of HTML has put the names of its attributes into lower case.
    """
    width, height = (float(size) for size in str(drawing.get("viewbox") or drawing.get("viewBox")).split()[2:])
    edges = [0.0, *_cuts(drawing, height), height]
    return [_part(drawing, width, top, bottom) for top, bottom in pairwise(edges)]


def _cuts(drawing: HtmlElement, height: float) -> Iterator[float]:
    """Yield where to cut: in the gaps between boxes, so that the parts are about equal and none is taller than a sheet."""
    parts = ceil(height / _SHEET)
    boxes = sorted((float(box.get("y")), float(box.get("y")) + float(box.get("height"))) for box in drawing.iter("rect"))
    gaps = [(above[1] + below[0]) / 2 for above, below in pairwise(boxes) if above[1] <= below[0]]
    for number in range(1, parts):
        if gaps:
            yield gaps.pop(min(range(len(gaps)), key=lambda place: abs(gaps[place] - height * number / parts)))


def _part(drawing: HtmlElement, width: float, top: float, bottom: float) -> bytes:
    size = {
        "viewBox": f"0 {top:g} {width:g} {bottom - top:g}",
        "width": f"{width * _SCALE:g}",
        "height": f"{(bottom - top) * _SCALE:g}",
    }
    root = etree.Element(f"{{{_SVG}}}svg", {"class": "kp-scheme", **size, "font-family": FACE}, {None: _SVG})
    etree.SubElement(root, f"{{{_SVG}}}style").text = _STYLE
    for child in drawing:
        if _within(child, top, bottom):
            root.append(_in_svg(child))
    return bytes(etree.tostring(root))


def _within(element: HtmlElement, top: float, bottom: float) -> bool:
    """Whether an element of a drawing has a place in a part of it; a line may run through all parts."""
    place = element.get("y") or element.get("cy")
    return place is None or (float(place) < bottom and float(place) + float(element.get("height") or 0) > top)


def _in_svg(element: HtmlElement) -> Any:
    copy = etree.Element(f"{{{_SVG}}}{element.tag}", dict(element.attrib))
    copy.text, copy.tail = element.text, element.tail
    copy.extend(_in_svg(child) for child in element)
    return copy


def drawn_text(name: str, content: bytes) -> str:
    """Return the letters of a picture that are set as text, not drawn."""
    if not name.endswith(".svg"):
        return ""
    return "".join("".join(part.itertext()) for part in etree.fromstring(content).iter(f"{{{_SVG}}}text"))
