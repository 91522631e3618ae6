"""Documents of old Word and of other offices turned into .docx by LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from kopilka.forms.word_file import RefusedError

#: What LibreOffice is asked to turn into .docx.
OLD = frozenset({".doc", ".odt", ".rtf"})
_SECONDS = 120
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def office() -> str | None:
    """Return the path of LibreOffice; None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def as_docx(path: Path) -> bytes:
    """Return the document as .docx, or raise `RefusedError`. The file itself is left alone; macros are not run but refused."""
    raw = path.read_bytes()
    if raw.startswith(_OLE) and "_VBA_PROJECT".encode("utf-16-le") in raw:
        raise RefusedError("В документе макросы. Сохраните без макросов: «Документ Word (.docx)».")
    program = office()
    if program is None:
        raise RefusedError(
            f"Чтобы прочитать {path.suffix}, нужен LibreOffice, а здесь его нет. "
            "Сохраните документ как «Документ Word (.docx)» и пришлите ещё раз."
        )
    with tempfile.TemporaryDirectory() as folder:
        # A profile of its own: an office that is open beside would answer «already running» and do nothing.
        given = Path(folder) / f"document{path.suffix.lower()}"
        given.write_bytes(raw)
        words = [program, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless", "--norestore"]
        try:
            subprocess.run(  # noqa: S603 (fixed words and a name of our own)
                [*words, "--convert-to", "docx", "--outdir", folder, str(given)],
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise RefusedError("LibreOffice не справился с документом за две минуты. Сохраните его как .docx.") from None
        made = Path(folder) / "document.docx"
        if not made.is_file():
            raise RefusedError("LibreOffice не смог прочитать документ. Откройте его и сохраните как .docx.")
        return made.read_bytes()
