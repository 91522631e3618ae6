"""Formulas of Word written in a line: fractions with «/», powers with «^», roots with «√»."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def linear(element: etree._Element) -> str:
    """Return a formula as one line of text: (a + b)/(c), x^2, √(x)."""
    way = _WAYS.get(element.tag)
    if way is not None:
        return way(element)
    if element.tag == f"{_M}t" or (isinstance(element.tag, str) and element.tag.endswith("}t")):
        return element.text or ""
    return "".join(linear(child) for child in element)


def _part(element: etree._Element, name: str) -> str:
    part = element.find(f"{_M}{name}")
    return linear(part).strip() if part is not None else ""


def _bracketed(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _fraction(element: etree._Element) -> str:
    return f"{_bracketed(_part(element, 'num'))}/{_bracketed(_part(element, 'den'))}"


def _power(element: etree._Element) -> str:
    return f"{_bracketed(_part(element, 'e'))}^{_bracketed(_part(element, 'sup'))}"


def _index(element: etree._Element) -> str:
    return f"{_part(element, 'e')}_{_bracketed(_part(element, 'sub'))}"


def _root(element: etree._Element) -> str:
    degree = _part(element, "deg")
    return f"{f'{degree}-й степени ' if degree else ''}√{_bracketed(_part(element, 'e'))}"


def _brackets(element: etree._Element) -> str:
    """Text in brackets; which ones is written in the properties, round if it is not."""
    found = {name: element.find(f"{_M}dPr/{_M}{name}") for name in ("begChr", "endChr")}
    opening, closing = (
        found[name].get(f"{_M}val", default) if found[name] is not None else default
        for name, default in (("begChr", "("), ("endChr", ")"))
    )
    return f"{opening}{'; '.join(linear(part) for part in element.findall(f'{_M}e'))}{closing}"


_WAYS: dict[str, Callable[[etree._Element], str]] = {
    f"{_M}f": _fraction,
    f"{_M}sSup": _power,
    f"{_M}sSub": _index,
    f"{_M}rad": _root,
    f"{_M}d": _brackets,
}
