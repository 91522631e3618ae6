"""XML as bytes: the same tree gives the same file."""

from __future__ import annotations

from lxml import etree


def xml_bytes(top: etree._Element) -> bytes:
    """Return a document with its declaration, in UTF-8, indented."""
    found: bytes = etree.tostring(top, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return found
