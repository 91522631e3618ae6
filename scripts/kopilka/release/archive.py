"""A folder as a ZIP: the same files give the same bytes, whenever and wherever it is packed."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

#: The earliest day that a ZIP knows: times of files say when they were written, not what they hold.
_DAY = (1980, 1, 1, 0, 0, 0)
#: Kinds of files that are packed already.
_PACKED = {".png", ".jpg", ".webp", ".woff2", ".docx", ".xlsx", ".zip", ".gz", ".pdf"}


def pack(folder: Path, target: Path, inside: str) -> None:
    """Pack every file below `folder` into `target`, under the folder `inside`."""
    with ZipFile(target, "w") as archive:
        for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
            if path.is_file():
                entry = ZipInfo(f"{inside}/{path.relative_to(folder).as_posix()}", _DAY)
                entry.external_attr = 0o100644 << 16
                entry.create_system = 3
                entry.compress_type = ZIP_STORED if path.suffix.lower() in _PACKED else ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes(), compresslevel=9)
