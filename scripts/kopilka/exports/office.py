"""Word files with the same bytes for the same document."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

#: The earliest day that a zip archive can tell.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def document_bytes(document: Document) -> bytes:
    """Return the bytes of a python-docx document: python-docx writes the hour into the archive, this does not."""
    written = io.BytesIO()
    document.save(written)
    exact = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(exact, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return exact.getvalue()
