"""The files of the instruments: blanks to print and to change, an empty table for answers, keys for the calculator."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial

from kopilka.artifact import Artifact, data_script
from kopilka.content.bank import Bank
from kopilka.content.records.instrument import Instrument
from kopilka.exports.sheet_word import sheet_docx
from kopilka.pdf.typesetter import sheet_pdf
from kopilka.views.instrument_key import instruments, keys
from kopilka.views.page import SiteInfo
from kopilka.views.sheet import plain, sheet
from kopilka.views.sheet_files import PDF, TABLE, WORD


def instrument_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield the data of the calculator and three files for every instrument that has questions."""
    yield data_script("instruments", partial(keys, bank, drafts=info.preview))
    for material in instruments(bank, drafts=info.preview):
        record = material.record
        assert isinstance(record, Instrument)
        yield Artifact(f"{material.key}/{PDF.name}", partial(_pdf, record, info.name))
        yield Artifact(f"{material.key}/{WORD.name}", partial(_word, record, info.name))
        yield Artifact(f"{material.key}/{TABLE.name}", partial(answer_table, record))


def _pdf(record: Instrument, site: str) -> bytes:
    return sheet_pdf(sheet(record, site))


def _word(record: Instrument, site: str) -> bytes:
    return sheet_docx(sheet(record, site))


def answer_table(record: Instrument) -> bytes:
    """Return an empty table with the questions as columns, as Excel in Russian opens it: a BOM, semicolons, CRLF."""
    written = io.StringIO()
    first = ["Код"] if record.about_one else ["Группа"]
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerow([*first, *(plain(item.text) for item in record.items)])
    return b"\xef\xbb\xbf" + written.getvalue().encode()
