"""Where the files of an instrument's blank lie: the page links to them, the exports write them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SheetFile:
    """A file of a blank: its name in the folder of the page, what it is, what it is for."""

    name: str
    form: str
    title: str


PDF = SheetFile("blank.pdf", "PDF, А4", "Бланк для печати")
WORD = SheetFile("blank.docx", "Word", "Бланк, который можно изменить")
TABLE = SheetFile("tablitsa.csv", "таблица CSV", "Таблица для ввода ответов")
SHEET_FILES = (PDF, WORD, TABLE)
