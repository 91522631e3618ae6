"""What an attachment really is: its extension, its first bytes, its size, what hides in an SVG."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

MEGABYTE = 1_000_000
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class FileKind(NamedTuple):
    """An allowed kind of file: how many bytes it may take and how it begins (empty: a text)."""

    limit: int
    signatures: tuple[bytes, ...] = ()


_DOCUMENT = 10 * MEGABYTE
_PICTURE = 3 * MEGABYTE
#: What may be attached. Macros, programs, archives and pages are not here.
ALLOWED = {
    "pdf": FileKind(_DOCUMENT, (b"%PDF-",)),
    "docx": FileKind(_DOCUMENT, _ZIP),
    "xlsx": FileKind(_DOCUMENT, _ZIP),
    "pptx": FileKind(_DOCUMENT, _ZIP),
    "odt": FileKind(_DOCUMENT, _ZIP),
    "ods": FileKind(_DOCUMENT, _ZIP),
    "odp": FileKind(_DOCUMENT, _ZIP),
    "csv": FileKind(_DOCUMENT),
    "txt": FileKind(_DOCUMENT),
    "png": FileKind(_PICTURE, (b"\x89PNG\r\n\x1a\n",)),
    "jpg": FileKind(_PICTURE, (b"\xff\xd8\xff",)),
    "jpeg": FileKind(_PICTURE, (b"\xff\xd8\xff",)),
    "webp": FileKind(_PICTURE, (b"RIFF",)),
    "svg": FileKind(_PICTURE),
    "mp3": FileKind(_DOCUMENT, (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
}
MACROS = frozenset({"docm", "xlsm", "pptm", "dotm", "xltm", "potm"})
OLD_OFFICE = {"doc": "docx", "xls": "xlsx", "ppt": "pptx"}
_SVG_BAD = re.compile(
    rb"<\s*(?:script|foreignObject|iframe|embed|object|animate|set|handler)\b|[\s\"'/]on[a-z]+\s*=|javascript:|<!ENTITY|<\?xml-stylesheet"
    rb"|(?:href|src)\s*=\s*[\"']?\s*(?!#|[\"'])[^\"'>\s]|url\s*\(\s*[\"']?\s*(?![#\"'\s])[^)]|@import",
    re.IGNORECASE,
)
_HEAD = 1024


def extension(name: str) -> str:
    """Return the extension in small letters, without the dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def starts_wrong(path: Path, kind: FileKind) -> bool:
    """Whether the first bytes do not fit the extension."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not kind.signatures:
        return b"\x00" in head or head.startswith((*_ZIP, _OLE, b"%PDF-", b"MZ"))
    if extension(path.name) == "webp":
        return not (head.startswith(b"RIFF") and head[8:12] == b"WEBP")
    return not head.startswith(kind.signatures)


def unsafe_svg(path: Path) -> bool:
    """Whether an SVG holds a script or asks for something from elsewhere."""
    text = path.read_bytes()
    if text[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<svg" not in text:
        return True
    return _SVG_BAD.search(text) is not None


def megabytes(size: int) -> str:
    """Return a size as «12,3 МБ»."""
    return f"{size / MEGABYTE:.1f}".replace(".", ",") + " МБ"
