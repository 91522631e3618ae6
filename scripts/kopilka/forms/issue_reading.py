"""The text of an issue made by our form, read back: the kind, the values of the fields, the sections of the text.

Whoever wrote it is a stranger: the text is only ever data. A heading counts only where the form has it, in the form's
order; what is not understood stays text, so that nothing is lost and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kopilka.content.bank import Bank
from kopilka.content.described import Described, Shape
from kopilka.content.kinds import KINDS, Kind
from kopilka.forms.issue_form import CONSENT, GIVEN, KIND, MORE, TICKS, Question, questions
from kopilka.forms.values import Values, clean

_HEADING = re.compile(r"### (.+?)\s*")
_KIND = re.compile(rf"^### {KIND}\s*\n+.*\(([a-z-]+)\)\s*$", re.MULTILINE)
#: What a code host writes where nothing was answered.
_EMPTY = frozenset({"_no response_", "none", "no response"})
_HINT = re.compile(r"<!--.*?-->", re.DOTALL)
_QUICK_ACTION = re.compile(r"^/label .*$", re.MULTILINE)
_IMAGE_TAG = re.compile(r"""<img\b[^>]*?\bsrc=["']([^"'\s<>]{1,500})["'][^>]*>""", re.IGNORECASE)
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,200})\]\((https?://[^\s()]{1,500})(?: \"[^\"\n]*\")?\)")
_BULLET = re.compile(r"\A\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_BOLD = re.compile(r"\A\s*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?(?:\*\*|__)?(.{1,80}?)(?:\*\*|__)?\s*:(?:\*\*|__)?\s*(.*)\Z")
_FENCE = re.compile(r"\A\s{0,3}(?:```|~~~)")
_HASHES = re.compile(r"\A(#{1,6})(?=\s)")
_UNDERLINE = re.compile(r"\A\s{0,3}(?:-{2,}|={2,})\s*\Z")
#: Marks that turn the direction of writing: a reader would see another text than the program.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


@dataclass
class Answers:
    """An issue as read: `data` is the card, `texts` the sections by title, `more` what belongs to no field, by its label.

    `ticked` says which of the conditions were accepted; `pictures` how many stayed links.
    """

    kind: Kind
    data: dict[str, object] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    ticked: tuple[bool, ...] = ()
    pictures: int = 0


def issue_kind(text: str) -> Kind | None:
    """Return the kind whose form the issue is; None if it is none of our forms."""
    found = _KIND.search(text)
    return KINDS[found[1]] if found and found[1] in GIVEN else None


def read_issue(text: str, kind: Kind, bank: Bank, values: Values) -> Answers:
    """Read every answer of an issue."""
    answers = Answers(kind)
    asked = questions(kind, bank)
    given = _given(_linked(tidy(text), answers), [KIND, *(question.label for question in asked), MORE, CONSENT])
    for question in asked:
        written = given.get(question.label, "")
        if written and question.field is None:
            answers.texts[question.label] = _prose(written)
        elif written and question.field is not None:
            _take(question, question.field, written, values, answers)
    if given.get(MORE):
        answers.more[MORE] = _prose(given[MORE])
    ticks = given.get(CONSENT, "")
    answers.ticked = tuple(bool(re.search(rf"^- \[[xX]\] {re.escape(tick.words)}", ticks, re.MULTILINE)) for tick in TICKS)
    refused = {tick.key for ticked, tick in zip(answers.ticked, TICKS, strict=True) if not ticked}
    answers.data |= {tick.key: tick.value for tick in TICKS if tick.key not in refused}
    return answers


def tidy(text: str) -> str:
    """Return the text without what nobody sees: control signs, turned writing, the hints of a template."""
    return _TURNS.sub("", _QUICK_ACTION.sub("", _HINT.sub("", clean(text))))


def _given(text: str, labels: Sequence[str]) -> dict[str, str]:
    """The answer under each label. Labels stand in the order of the form, a line apart from their answers."""
    found: dict[str, list[str]] = {}
    lines, after = text.split("\n"), 0
    current: list[str] = []
    for number, line in enumerate(lines):
        heading = _HEADING.fullmatch(line)
        alone = not (number and lines[number - 1].strip()) and not (number + 1 < len(lines) and lines[number + 1].strip())
        if heading and alone and heading[1] in labels[after:]:
            after = labels.index(heading[1], after) + 1
            current = found.setdefault(heading[1], [])
        else:
            current.append(line)
    answers = {label: "\n".join(rows).strip() for label, rows in found.items()}
    return {label: answer for label, answer in answers.items() if answer.casefold() not in _EMPTY}


def _take(question: Question, field: Described, written: str, values: Values, answers: Answers) -> None:
    if field.shape is Shape.PART:
        items = list(_parts(field, written, values))
        if items:
            answers.data[field.key] = items if field.many else items[0]
        elif written.split("\n") != list(question.lines):
            # Told in one's own words: no place of the card is guessed for it.
            answers.more[question.label] = _prose(written)
    elif field.shape is Shape.PROSE and not field.many:
        answers.data[field.key] = _prose(written)
    else:
        value = values.read(field, list(_rows(question, field, written)))
        if value is not None:
            answers.data[field.key] = value


def _rows(question: Question, field: Described, written: str) -> Iterator[str]:
    if not field.many:
        yield written
    elif question.options:
        yield from _chosen(written.replace("\n", ", "), question.options)
    else:
        yield from (_BULLET.sub("", line) for line in written.split("\n") if line.strip())


def _chosen(written: str, options: Sequence[str]) -> Iterator[str]:
    """The choices of a list in one line: commas part them and may stand inside them."""
    rest = written.strip(" ,")
    longest = sorted(options, key=len, reverse=True)
    while rest:
        option = next((one for one in longest if rest == one or rest.startswith(f"{one},")), None) or rest.split(",")[0]
        yield option.strip()
        rest = rest[len(option) :].lstrip(" ,")


def _parts(field: Described, written: str, values: Values) -> Iterator[dict[str, object]]:
    """The items written as lines «Подпись: текст»; an item ends where a label comes again."""
    labels = {_plain(part.label): part for part in field.parts if part.shape is not Shape.PART}
    item: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in written.split("\n"):
        named = _BOLD.match(line)
        part = labels.get(_plain(named[1])) if named else None
        if named is None or part is None:
            if current is not None and line.strip():
                current.append(line)
            continue
        if part.key in item:
            yield from _item(field, item, values)
            item = {}
        current = item.setdefault(part.key, [])
        if named[2].strip():
            current.append(named[2])
    yield from _item(field, item, values)


def _item(field: Described, written: dict[str, list[str]], values: Values) -> Iterator[dict[str, object]]:
    found = {}
    for part in field.parts:
        lines = written.get(part.key, [])
        value = values.read(part, lines if part.many else ["\n".join(lines)]) if lines else None
        if value is not None:
            found[part.key] = value
    if found:
        yield found


def _linked(text: str, answers: Answers) -> str:
    """Pictures as links: they lie on another's server, and a page of ours asks nobody else for anything."""

    def link(words: str, address: str) -> str:
        answers.pictures += 1
        return f"[{words or 'Картинка из обращения'}]({address})"

    text = _IMAGE_TAG.sub(lambda found: link("", found[1]), text)
    return _IMAGE.sub(lambda found: link(found[1], found[2]), text)


def _prose(text: str) -> str:
    """Markdown that keeps to its section: its headings are of the third level at most."""
    lines: list[str] = []
    fenced = False
    for line in text.split("\n"):
        fenced ^= bool(_FENCE.match(line))
        if not fenced and _UNDERLINE.match(line) and lines and lines[-1].strip():
            lines.append("")
        lines.append(line if fenced else _HASHES.sub(_lowered, line))
    return "\n".join(lines).strip()


def _lowered(hashes: re.Match[str]) -> str:
    return "#" * max(3, len(hashes[1]))


def _plain(label: str) -> str:
    return " ".join(label.casefold().replace("ё", "е").split())
