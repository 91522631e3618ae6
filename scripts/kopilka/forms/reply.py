"""The answer to an author: the same Word file with comments in plain Russian at the places which need mending."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree
from rapidfuzz import fuzz, process

from kopilka.content.bank import Bank
from kopilka.content.described import described
from kopilka.content.kinds import KINDS, Kind
from kopilka.content.source import Source, read_source
from kopilka.content.yaml_reader import positions
from kopilka.diagnostics import Diagnostic, KopilkaError, Severity
from kopilka.forms.form_reading import Keys, form_kind, read_form
from kopilka.forms.take import Taken
from kopilka.forms.values import Values
from kopilka.forms.word_file import WordFile
from kopilka.forms.word_tree import SDT, SDT_CONTENT, TR, P, text_of
from kopilka.forms.wordml import W

_RUN = f"{{{W}}}r"
_START, _END, _REFERENCE = (f"{{{W}}}comment{name}" for name in ("RangeStart", "RangeEnd", "Reference"))
_MARKS = (_START, _END, _REFERENCE)
AUTHOR, INITIALS = "Копилка", "К"
#: How alike a paragraph must be to the text of which something is said, of 100.
_ALIKE = 75
_KEY = re.compile(r"\s*\(([a-z_]+)\)")
#: «title: …» at the beginning of a hint is how a curator writes it; an author sees a form.
_YAML = re.compile(r"(\A|Например: |пишется так: )[a-z_]+: ")
_TRUTH = "true (да) или false (нет)"
#: A word that may be the name of a field: no piece of an id, of an address, of a value.
_WORD = re.compile(r"(?<![\w«/.#-])[a-z][a-z_]{2,}(?!\w|[»/-]|\.\w)")
_LIST = re.compile(r"(Например: )\[(.*)\]\Z")
_OF_FILES = re.compile(r"\]\(|practices/|\.webp|\[\{|Добавьте строку|[Пп]апк")
#: A hint that is nothing but a value as it stands in a file.
_BARE = re.compile(r"\A\[?[a-z0-9-]+\]?(?:\n|\Z)")
_YES_NO = {"true": "«да»", "false": "«нет»"}
_MARKUP = re.compile(r"[\\*_`~#>|\[\]]|\A\s*(?:[-+]|\d+[.)])\s+")


def write_reply(bank: Bank, taken: Taken, problems: Sequence[Diagnostic]) -> Path:
    """Write the file with comments beside the one that was taken and return its path; nothing is overwritten."""
    content = reply(bank, taken, problems)
    path, number = taken.source.with_name(f"{taken.source.stem} — ответ.docx"), 2
    while path.exists():
        path, number = taken.source.with_name(f"{taken.source.stem} — ответ {number}.docx"), number + 1
    path.write_bytes(content)
    return path


def reply(bank: Bank, taken: Taken, problems: Sequence[Diagnostic]) -> bytes:
    """Return the document that was taken with a comment for every problem, and one at the beginning that sums up."""
    source = read_source(bank.root, taken.path).source
    try:
        document: Any = Document(io.BytesIO(taken.word))
    except (KeyError, ValueError, etree.XMLSyntaxError):
        raise KopilkaError("В этот документ нельзя вписать примечания. Сохраните его в Word заново.") from None
    places = _Places(document, source, bank)
    _comment(document, places.first, _summing_up(taken, problems))
    for problem in problems:
        _comment(document, places.of(problem), in_plain_words(problem))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def in_plain_words(problem: Diagnostic) -> str:
    """Return what is said of a draft for somebody who sees a form: without keys and signs of the file."""
    folder = problem.path.split("/")[1] if problem.path.count("/") > 1 else ""
    labels = _labels(KINDS[folder]) if folder in KINDS else {}
    message = _named(_KEY.sub("", problem.message).replace(_TRUTH, "«да» или «нет»"), labels)
    hint = _LIST.sub(r"\1\2", _YAML.sub(r"\1", problem.hint))
    shown = "" if _OF_FILES.search(problem.hint) or _BARE.match(hint) else _named(hint, labels)
    return f"{message[:1].upper()}{message[1:]} {shown}".strip()


def _named(text: str, labels: Mapping[str, str]) -> str:
    """The fields of a file by the names that the form gives them."""
    return _WORD.sub(lambda found: f"«{labels[found[0]]}»" if found[0] in labels else _YES_NO.get(found[0], found[0]), text)


@cache
def _labels(kind: Kind) -> dict[str, str]:
    """The label of every field of a kind by its key; of two with one key the outer one counts."""
    found: dict[str, str] = {}
    waiting = list(described(kind.record))
    while waiting:
        field = waiting.pop(0)
        found.setdefault(field.key, field.label)
        waiting += field.parts
    return found


def _summing_up(taken: Taken, problems: Sequence[Diagnostic]) -> str:
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    said = "Спасибо, документ принят. " + (
        "Что поправить, сказано в примечаниях. Исправьте здесь же и пришлите файл снова."
        if errors
        else "Ошибок нет; замечания — в примечаниях."
        if problems
        else "Замечаний нет."
    )
    wanted = f"Для публикации ещё понадобится: {', '.join(taken.missing)}. Можно дописать потом." if taken.missing else ""
    return "\n".join(filter(None, (said, *taken.told, wanted)))


class _Places:
    """Finds the paragraph of the document of which something is said about the draft."""

    def __init__(self, document: Any, source: Source | None, bank: Bank) -> None:
        self._body, self._source = document.element.body, source
        file = WordFile({}, document.element)
        kind = form_kind(file)
        self._cells = read_form(file, kind, Values(bank)).places if kind is not None else {}
        self._values = positions(source.front, source.front_line)[1] if source is not None else {}
        self._texts = {number: text for number, one in enumerate(self._body.iter(P)) if (text := text_of(one).strip())}

    @property
    def first(self) -> Any:
        """The paragraph at the beginning, for what is said of the whole."""
        paragraphs = list(self._body.iter(P))
        return paragraphs[next(iter(self._texts), 0)] if paragraphs else self._body.add_p()

    def of(self, problem: Diagnostic) -> Any:
        """The paragraph where the problem is: the field of the form, else the text most like the line of the draft."""
        named = _KEY.search(problem.message)
        keys = (named[1],) if named and (named[1],) in self._cells else self._keys(problem)
        while keys and keys not in self._cells:
            keys = keys[:-1]
        if keys:
            paragraphs = list(self._cells[keys].iter(P))
            return next((one for one in paragraphs if list(one.iter(_RUN))), paragraphs[0])
        return self._like(problem)

    def _keys(self, problem: Diagnostic) -> Keys:
        """The place in the card at which a line and a column of the draft are; empty in the text."""
        if self._source is None or problem.line > self._source.body_line - 2:
            return ()
        before = [path for path, place in self._values.items() if place <= (problem.line, problem.column)]
        return max(before, key=lambda path: self._values[path], default=())

    def _like(self, problem: Diagnostic) -> Any:
        rows = self._source.text.split("\n") if self._source is not None else []
        row = _MARKUP.sub("", rows[problem.line - 1]).strip() if problem.line <= len(rows) else ""
        found = process.extractOne(row, self._texts, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE) if len(row) > 3 else None
        return list(self._body.iter(P))[found[2]] if found else self.first


def _comment(document: Any, paragraph: Any, text: str) -> None:
    """Put a comment at a paragraph. It holds to the first and the last run, wherever in the paragraph they are."""
    home = Paragraph(paragraph, document)
    runs = [Run(one, home) for one in paragraph.iter(_RUN)] or [home.add_run("")]
    document.add_comment([runs[0], runs[-1]], text=text, author=AUTHOR, initials=INITIALS)
    _step_out(paragraph)


def _step_out(paragraph: Any) -> None:
    """Put the marks of a comment around a control, not into it: LibreOffice shows no words of a control with a comment inside."""
    marks = [one.getparent() if one.tag == _REFERENCE else one for one in paragraph.iter(*_MARKS)]
    for mark in marks:
        control = next(mark.iterancestors(SDT), None)
        if control is None or control.find(f"{SDT_CONTENT}/{TR}") is not None:
            continue
        if mark.tag == _START:
            control.addprevious(mark)
        elif mark.tag == _END or control.getparent().tag == P:
            _last_mark(control).addnext(mark)
        else:
            _paragraph_after(control).append(mark)


def _last_mark(control: Any) -> Any:
    """The last mark of a comment after a control, or the control itself where there is none."""
    last = control
    while last.getnext() is not None and (last.getnext().tag == _END or last.getnext().find(_REFERENCE) is not None):
        last = last.getnext()
    return last


def _paragraph_after(control: Any) -> Any:
    """The paragraph after a control that holds whole paragraphs: what a comment hangs on stands in one."""
    last = _last_mark(control)
    if last.getnext() is None or last.getnext().tag != P:
        last.addnext(etree.Element(P))
    return last.getnext()
