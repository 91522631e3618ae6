"""The survey sheet of an instrument as a value: what a printed blank shows, in the order in which it is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby

from kopilka.content.records.instrument import Instrument, Item
from kopilka.content.russian import NBSP, plural
from kopilka.views.markup import inline
from kopilka.views.typesetting import typeset

#: More answers than that, or longer ones, do not fit beside the question.
_COLUMNS = 5
_LETTERS = 24
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Question:
    """A question with its number on the sheet."""

    number: int
    text: str
    note: str = ""


@dataclass(frozen=True)
class Part:
    """Questions answered in one way: `grid` (a mark in every row), `one` or `many` (boxes below), `open` (lines)."""

    form: str
    questions: tuple[Question, ...]
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A titled group of the sheet."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet: `facts` stand under the title, `lines` are filled in by hand, `foot` says whose text it is."""

    title: str
    facts: tuple[str, ...]
    note: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    foot: str


def sheet(record: Instrument, site: str) -> Sheet:
    """Return the sheet of an instrument that has questions; `site` is the name of the base."""
    numbered = list(enumerate(record.items, 1))
    blocks = [
        Block(set_plainly(title), tuple(_parts(record, list(items))))
        for title, items in groupby(numbered, key=lambda entry: entry[1].group or "")
    ]
    return Sheet(
        set_plainly(record.title),
        tuple(_facts(record)),
        set_plainly(record.sheet_note or ""),
        tuple(set_plainly(line) for line in record.sheet_lines),
        tuple(blocks),
        set_plainly(f"{site}. {record.title}. {record.license}. Надёжность: {record.reliability}."),
    )


def plain(text: str) -> str:
    """Return a short text of a field without its markup."""
    return unescape(_TAG.sub("", inline(text)))


def set_plainly(text: str) -> str:
    """Return a short text of a field without its markup, with the spaces of a Russian page."""
    return typeset(plain(text)) if text else ""


def _facts(record: Instrument) -> Iterator[str]:
    if record.respondents:
        yield set_plainly(f"Кому: {', '.join(record.respondents)}")
    if record.minutes:
        yield f"{record.minutes}{NBSP}{plural(record.minutes, 'минута', 'минуты', 'минут')}"
    if record.voluntary:
        yield "Добровольно"


def _parts(record: Instrument, items: Sequence[tuple[int, Item]]) -> Iterator[Part]:
    answers = {scale.id: tuple(set_plainly(answer.text) for answer in scale.answers) for scale in record.answer_scales}

    def way(entry: tuple[int, Item]) -> tuple[str, str]:
        item = entry[1]
        if item.scale is None or item.scale not in answers:
            return "open", ""
        if item.many:
            return "many", item.scale
        return ("grid" if _narrow(answers[item.scale]) else "one"), item.scale

    for (form, scale), entries in groupby(items, key=way):
        yield Part(form, tuple(_question(*entry) for entry in entries), answers.get(scale, ()))


def _narrow(answers: Sequence[str]) -> bool:
    return len(answers) <= _COLUMNS and max(map(len, answers)) <= _LETTERS


def _question(number: int, item: Item) -> Question:
    note = set_plainly(f"Отвечают: {', '.join(item.respondents)}") if item.respondents else ""
    return Question(number, set_plainly(item.text), note)
