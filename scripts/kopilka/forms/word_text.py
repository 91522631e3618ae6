"""Rich pieces of a Word document as HTML: all pieces in one pass of mammoth, which knows styles, lists, notes and pictures."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree, html

from kopilka.forms.word_file import RefusedError, WordFile
from kopilka.forms.word_tree import P
from kopilka.forms.wordml import PLACEHOLDERS, W

_MARK = "\ue000"
#: Styles that Russian, LibreOffice's and WPS' documents call their own way. «fresh» keeps neighbours apart.
_STYLES = "\n".join(
    (
        *(f"p[style-name='{name} {level}'] => h{level}:fresh" for name in ("Заголовок", "heading") for level in range(1, 7)),
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Название'] => h1:fresh",
        "p[style-name='Заголовок'] => h1:fresh",
        "p[style-name='Subtitle'] => h2:fresh",
        "p[style-name='Подзаголовок'] => h2:fresh",
        "r[style-name='Strong'] => strong",
        "strike => s",
        "u => ",
    )
)
_NOTE = re.compile(r"(?:foot|end)note-\d+\Z")


@dataclass
class Rich:
    """Pieces as HTML blocks, in the order asked for; the bytes of the pictures by the number in their address."""

    pieces: list[list[html.HtmlElement]]
    pictures: list[bytes] = field(default_factory=list)


def rich(file: WordFile, pieces: Sequence[Sequence[etree._Element]]) -> Rich:
    """Read pieces of the document's tree (each a row of blocks). Pictures are addressed «picture:0», «picture:1», …"""
    pictures: list[bytes] = []

    def keep(image: Any) -> dict[str, str]:
        try:
            with image.open() as stream:
                pictures.append(stream.read())
        except (KeyError, OSError, ValueError):
            pictures.append(b"")
        return {"src": f"picture:{len(pictures) - 1}"}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(_document_of(file, pieces)),
            convert_image=mammoth.images.img_element(keep),
            style_map=_STYLES,
            ignore_empty_paragraphs=True,
        )
    except (ExpatError, KeyError, ValueError, AttributeError, IndexError, TypeError, RecursionError):
        # What a broken part does to mammoth cannot be told beforehand; the file itself is left as it was.
        raise RefusedError("Документ устроен с ошибками. Откройте его в Word, сохраните заново и пришлите ещё раз.") from None
    found: list[list[html.HtmlElement]] = [[] for _ in pieces]
    current: list[html.HtmlElement] = []
    tree = html.fragment_fromstring(result.value or "<p></p>", create_parent="div")
    for element in tree:
        text = (element.text or "") if element.tag == "p" else ""
        if text.startswith(_MARK):
            current = found[int(text.strip(_MARK))]
        else:
            current.append(element)
    _give_notes(found)
    return Rich(found, pictures)


def _give_notes(found: list[list[html.HtmlElement]]) -> None:
    """mammoth puts all notes at the end of the document; each goes to the piece that refers to it."""
    last = found[-1] if found else []
    notes = last.pop() if last and last[-1].tag == "ol" and any(_NOTE.match(item.get("id") or "") for item in last[-1]) else None
    for note in list(notes) if notes is not None else ():
        reference = f"#{note.get('id')}"
        owner = next((piece for piece in found if any(_refers(block, reference) for block in piece)), last)
        home = html.Element("ol")
        home.append(note)
        owner.append(home)


def _refers(block: html.HtmlElement, reference: str) -> bool:
    return any(link.get("href") == reference for link in block.iter("a"))


def _document_of(file: WordFile, pieces: Sequence[Sequence[etree._Element]]) -> bytes:
    """The document with nothing in it but the pieces, each after a mark of its own."""
    root = etree.Element(file.root.tag, nsmap=file.root.nsmap)
    body = etree.SubElement(root, f"{{{W}}}body")
    for number, piece in enumerate(pieces):
        mark = etree.SubElement(etree.SubElement(etree.SubElement(body, P), f"{{{W}}}r"), f"{{{W}}}t")
        mark.text = f"{_MARK}{number}{_MARK}"
        body.extend(_without_placeholders(deepcopy(block)) for block in piece)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in file.parts.items():
            archive.writestr(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8") if name == file.main else content)
    return buffer.getvalue()


def _without_placeholders(block: etree._Element) -> etree._Element:
    for paragraph in list(block.iter(P)):
        if "".join(text.text or "" for text in paragraph.iter(f"{{{W}}}t")).strip() in PLACEHOLDERS:
            for child in list(paragraph):
                paragraph.remove(child)
    return block
