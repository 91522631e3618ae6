"""Opening a Word file that somebody sent: what it really is, whether it is safe, its parts. Nothing in it is ever run."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kopilka.forms.wordml import W

MEGABYTE = 1_000_000
#: A report with photographs straight from a phone takes tens of megabytes.
MAX_FILE = 100 * MEGABYTE
#: What the file may unpack to, and its text alone: more is a trap, not a practice.
_MAX_UNPACKED = 400 * MEGABYTE
_MAX_TEXT = 40 * MEGABYTE
_MAX_PARTS = 5000
_DOCUMENT = "word/document.xml"
#: ISO's own names for what Word calls otherwise («Strict Open XML»).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_MAIN = re.compile(rb'<Relationship\b[^>]*Type="[^"]*/officeDocument"[^>]*>')
_TARGET = re.compile(rb'Target="/?([^"]+)"')
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
#: How other documents begin.
_OTHERS = (
    (b"%pdf-", "Внутри PDF."),
    (b"{\\rtf", "Внутри RTF."),
    (b"<html", "Внутри веб-страница."),
    (b"<!doc", "Внутри веб-страница."),
    (b"mime-", "Внутри веб-страница."),
    (b"<?xml", "Внутри XML."),
)
_SAVE = "Откройте файл в Word и сохраните как «Документ Word (.docx)»."


class RefusedError(Exception):
    """A file that cannot be taken. The text says why and what to do, in Russian."""


@dataclass(frozen=True)
class WordFile:
    """An opened document: the bytes of its parts by name, the tree of its text, the name of the part the text is in."""

    parts: dict[str, bytes]
    root: etree._Element
    main: str = _DOCUMENT

    @property
    def body(self) -> etree._Element:
        """The blocks of the text."""
        body = self.root.find(f"{{{W}}}body")
        if body is None:
            raise RefusedError(f"В документе нет текста. {_SAVE}")
        return body


def open_word(path: Path) -> WordFile:
    """Return the opened .docx, or raise `RefusedError` with the reason."""
    if path.suffix.lower() in (".docm", ".dotm"):
        raise RefusedError("Документы с макросами не принимаются. Сохраните без макросов: «Документ Word (.docx)».")
    size = path.stat().st_size
    if size > MAX_FILE:
        raise RefusedError(f"Файл больше {MAX_FILE // MEGABYTE} МБ. Уменьшите картинки: «Формат рисунка» → «Сжать рисунки».")
    return read_word(path.read_bytes())


def read_word(raw: bytes) -> WordFile:
    """Return the document in these bytes, or raise `RefusedError`."""
    _look(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = _parts(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise RefusedError(
            f"Файл повреждён и не открывается. Откройте его в Word, сохраните заново и пришлите ещё раз ({_kind(error)})."
        ) from None
    main = _main(parts)
    if main not in parts:
        raise RefusedError(f"Это не документ Word. {_SAVE}")
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise RefusedError("В документе макросы. Сохраните без макросов: «Документ Word (.docx)».")
    return WordFile(parts, parsed(parts[main]), main)


def parsed(xml: bytes) -> etree._Element:
    """Return the tree of a part, or raise `RefusedError` where it is broken."""
    if b"<!DOCTYPE" in xml[:2000] or b"<!ENTITY" in xml[:20_000]:
        raise RefusedError(f"Документ устроен небезопасно. {_SAVE}")
    try:
        return etree.fromstring(xml, _PARSER)
    except etree.XMLSyntaxError:
        raise RefusedError("Текст документа повреждён. Откройте его в Word, сохраните заново и пришлите ещё раз.") from None


def _look(raw: bytes) -> None:
    """Tell by the first bytes what is no .docx at all."""
    if not raw.strip(b"\x00 \r\n\t"):
        raise RefusedError("Файл пустой. Проверьте, тот ли файл прислан.")
    if raw.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise RefusedError("Документ закрыт паролем. Снимите пароль: «Файл» → «Сведения» → «Защита документа».")
        raise RefusedError(f"Это документ старого Word (.doc) с чужим расширением. {_SAVE}")
    head = raw.lstrip(b"\xef\xbb\xbf \r\n\t")[:5].lower()
    for start, told in _OTHERS:
        if head.startswith(start):
            raise RefusedError(f"Это не документ Word. {told} {_SAVE}")


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > _MAX_PARTS or sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
        raise RefusedError("Файл при распаковке слишком велик. Пришлите документ с меньшим числом картинок.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedError("Документ закрыт паролем. Снимите пароль и пришлите ещё раз.")
    parts = {}
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")) and entry.file_size > _MAX_TEXT:
            raise RefusedError("Текст документа слишком велик. Разделите его на несколько.")
        content = archive.read(entry)
        if entry.filename.endswith((".xml", ".rels")) and _STRICT_MARK in content:
            for strict, usual in _STRICT:
                content = content.replace(strict, usual)
        parts[entry.filename.replace("\\", "/").lstrip("/")] = content
    return parts


def _main(parts: dict[str, bytes]) -> str:
    """The part that holds the text: Word on the web gives it other names."""
    relation = _MAIN.search(parts.get("_rels/.rels", b""))
    target = _TARGET.search(relation[0]) if relation else None
    return target[1].decode("utf-8", "replace") if target else _DOCUMENT


def _kind(error: Exception) -> str:
    return "архив оборван" if isinstance(error, EOFError | zipfile.BadZipFile) else "данные внутри испорчены"
