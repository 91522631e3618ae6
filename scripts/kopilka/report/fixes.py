"""Putting certain fixes into the files: from the end backwards, nothing twice, and never half a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from kopilka.content.swap import swap
from kopilka.diagnostics import Diagnostic, Fix

_LINE = re.compile(r"\r\n|\r|\n")


def fixed(text: str, fixes: Iterable[Fix]) -> tuple[str, int]:
    """Return the text with the fixes put in, and how many were; of two that overlap the later one in the text waits."""
    starts = [0, *(match.end() for match in _LINE.finditer(text))]
    spans = sorted({_span(text, starts, fix) for fix in fixes} - {None}, key=lambda span: span or (0, 0, ""))
    chosen: list[tuple[int, int, str]] = []
    for span in spans:
        if span is not None and (not chosen or span[0] >= chosen[-1][1]):
            chosen.append(span)
    for start, end, new in reversed(chosen):
        text = text[:start] + new + text[end:]
    return text, len(chosen)


def _span(text: str, starts: Sequence[int], fix: Fix) -> tuple[int, int, str] | None:
    """The fix as offsets; None where the text has no such place (the file has changed since)."""
    if not (1 <= fix.line <= fix.end_line <= len(starts)):
        return None
    start = starts[fix.line - 1] + fix.column - 1
    end = starts[fix.end_line - 1] + fix.end_column - 1
    return (start, end, fix.text) if 0 <= start <= end <= len(text) else None


def apply_fixes(root: Path, problems: Iterable[Diagnostic]) -> int:
    """Mend the files under `root`; return how many places were mended."""
    by_path: dict[str, list[Fix]] = {}
    for problem in problems:
        if problem.fix is not None:
            by_path.setdefault(problem.path, []).append(problem.fix)
    return sum(_mend(root / path, fixes) for path, fixes in by_path.items())


def _mend(path: Path, fixes: list[Fix]) -> int:
    if path.is_symlink() or not path.is_file():
        return 0
    raw = path.read_bytes()
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    text, count = fixed(raw.removeprefix(mark).decode(), fixes)
    if count:
        swap(path, mark + text.encode())
    return count
