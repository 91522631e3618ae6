"""The tree of a Word document put in order: changes accepted, comments out, formulas as text; and plain text read from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from kopilka.forms.word_math import linear
from kopilka.forms.wordml import PLACEHOLDERS, W

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
P, T, TBL, TR, TC, SDT, SDT_CONTENT = (f"{{{W}}}{name}" for name in ("p", "t", "tbl", "tr", "tc", "sdt", "sdtContent"))
_VAL = f"{{{W}}}val"
#: What only wraps other things.
_WRAPPERS = frozenset(f"{{{W}}}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent"))
_BLOCKS = frozenset({P, TBL, TR, TC})
_GONE = frozenset(
    f"{{{W}}}{name}"
    for name in (
        "del",
        "moveFrom",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
        "proofErr",
        "softHyphen",
    )
)
_OBJECTS = {f"{{{W}}}object": "объект", f"{{{W}}}control": "объект"}
_OLD_LIST = 25
#: Signs which nobody sees and nobody meant: they break words for the search and for screen readers.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ufeff\u200b\u2060\u00ad]")
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def tidy(root: etree._Element) -> Counter[str]:
    """Put a document's tree in order, in place. Return how many of each oddity it had: «правка», «примечание», «формула», …"""
    seen: Counter[str] = Counter()
    for element in list(root.iter(f"{{{_MC}}}AlternateContent")):
        _choose(element)
    for element in list(root.iter(f"{{{W}}}txbxContent")):
        _lift(element)
        seen["надпись"] += 1
    for element in list(root.iter(f"{{{_M}}}oMath")):
        _as_text(element)
        seen["формула"] += 1
    for element in list(root.iter(f"{{{W}}}vanish")):
        _hide(element, seen)
    for element in list(root.iter()):
        if element.tag in _GONE:
            seen["правка" if element.tag.endswith(("del", "moveFrom")) else "примечание"] += element.tag.endswith(
                ("del", "moveFrom", "commentReference")
            )
            _cut(element)
        elif element.tag in _OBJECTS or element.tag in (f"{{{_CHART}}}chart", f"{{{_DIAGRAM}}}relIds"):
            seen["объект"] += 1
    for text in list(root.iter(T)):
        text.text = UNSEEN.sub("", text.text or "")
        _part(text)
    return Counter({name: number for name, number in seen.items() if number})


def _hide(mark: etree._Element, seen: Counter[str]) -> None:
    """Hidden text is what its author did not want to be read."""
    run = next(mark.iterancestors(f"{{{W}}}r"), None)
    if run is not None and mark.get(_VAL) not in ("0", "false", "off") and "".join(run.itertext()).strip():
        seen["скрытое место"] += 1
        _cut(run)


def _part(text: etree._Element) -> None:
    """LibreOffice writes the lines typed into a control one after another and forgets the break between them."""
    before, run = text.getprevious(), text.getparent()
    if before is not None and before.tag == T and run is not None and run.getparent().tag == SDT_CONTENT:
        before.addnext(etree.Element(f"{{{W}}}br"))


def _choose(element: etree._Element) -> None:
    """Of two ways to say one thing keep the older: every reader knows it."""
    parent = element.getparent()
    if parent is None:
        return
    kept = element.find(f"{{{_MC}}}Fallback")
    if kept is None or not len(kept):
        kept = element.find(f"{{{_MC}}}Choice")
    index = parent.index(element)
    for offset, child in enumerate(list(kept) if kept is not None else ()):
        parent.insert(index + offset, child)
    _cut(element)


def _lift(box: etree._Element) -> None:
    """The paragraphs of a text box come after the paragraph to which the box is tied."""
    paragraph = next(box.iterancestors(P), None)
    if paragraph is not None:
        for child in reversed(list(box)):
            paragraph.addnext(child)
        _cut(box)


def _as_text(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    run = etree.Element(f"{{{W}}}r")
    text = etree.SubElement(run, T)
    text.text = linear(element)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    parent.replace(element, run)
    if parent.tag == f"{{{_M}}}oMathPara":
        _unwrap(parent)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        index = parent.index(element)
        for child in reversed(list(element)):
            if child.tag.startswith(f"{{{W}}}"):
                parent.insert(index, child)
        parent.remove(element)


def _cut(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of a body, a cell, a row or a table, looking through content controls and accepted changes."""
    for child in element:
        if child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from blocks(content)
        elif child.tag in _WRAPPERS:
            yield from blocks(child)
        elif child.tag in _BLOCKS:
            yield child


def tags(element: etree._Element) -> Iterator[str]:
    """Yield the tags of the content controls at and below an element, in order."""
    for tag in element.iter(f"{{{W}}}tag"):
        yield tag.get(_VAL) or ""


def tag_above(element: etree._Element) -> str:
    """Return the tag of the nearest content control around an element; empty if there is none."""
    above: etree._Element | None = element.getparent()
    while above is not None:
        if above.tag == SDT:
            tag = above.find(f"{{{W}}}sdtPr/{{{W}}}tag")
            if tag is not None:
                return tag.get(_VAL) or ""
        above = above.getparent()
    return ""


def text_of(paragraph: etree._Element) -> str:
    """Return the plain text of a paragraph: line breaks as line ends, tabs as tabs; a placeholder is no text."""
    pieces = []
    for element in paragraph.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) and element.tag.startswith(f"{{{W}}}") else ""
        if name == "t":
            pieces.append(element.text or "")
        elif name in ("br", "cr"):
            pieces.append("\n")
        elif name == "tab" and element.getparent().tag == f"{{{W}}}r":
            pieces.append("\t")
        elif name == "noBreakHyphen":
            pieces.append("\u2011")
        elif name == "ddList":
            pieces.append(_picked(element))
    text = "".join(pieces)
    return "" if text.strip() in PLACEHOLDERS else text


def _picked(element: etree._Element) -> str:
    """The line chosen in a drop-down of old Word. It keeps 25 lines at most: a full list may have lost the one that was meant."""
    options = [entry.get(_VAL) or "" for entry in element.findall(f"{{{W}}}listEntry")]
    result = element.find(f"{{{W}}}result")
    number = int(result.get(_VAL) or 0) if result is not None else -1
    text = options[number] if 0 <= number < len(options) < _OLD_LIST else ""
    return "" if text in PLACEHOLDERS else text


def lines(cell: etree._Element) -> list[str]:
    """Return the text of every paragraph of a cell that is not inside a table of its own."""
    return [text_of(block) for block in blocks(cell) if block.tag == P]
