"""Taking a Word file into the base: our form or a free document becomes a draft with its pictures. One file, one answer."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

from kopilka.content import replication
from kopilka.content.bank import Bank
from kopilka.content.enums import Origin, Status
from kopilka.content.fields import Need
from kopilka.content.folders import PRACTICES
from kopilka.content.kinds import Kind
from kopilka.content.records.school import Replication
from kopilka.content.russian import counted
from kopilka.forms.draft import Draft, free_name, write_draft
from kopilka.forms.form_reading import Filled, form_kind, read_form
from kopilka.forms.free_word import recognise
from kopilka.forms.html_markdown import Writer
from kopilka.forms.illustrations import Illustrations
from kopilka.forms.old_word import OLD, as_docx
from kopilka.forms.values import Values
from kopilka.forms.word_file import RefusedError, WordFile, open_word, read_word
from kopilka.forms.word_form import asked
from kopilka.forms.word_text import rich
from kopilka.forms.word_tree import blocks, tidy

#: The heading for what was written in a form outside its fields.
LOOSE = "Написано вне полей формы"
#: What those who review a material fill in, not its author.
BY_REVIEWERS = frozenset({"reviewed", "review_by"})
_ODD = {
    "правка": (("правка", "правки", "правок"), "приняты: в тексте последняя редакция"),
    "примечание": (("примечание", "примечания", "примечаний"), "не перенесены"),
    "формула": (("формула", "формулы", "формул"), "записаны в строку: проверьте"),
    "надпись": (("надпись", "надписи", "надписей"), "стоят в тексте после своего абзаца: проверьте порядок"),
    "скрытое место": (("скрытое место", "скрытых места", "скрытых мест"), "не перенесены"),
    "объект": (("вложенный объект", "вложенных объекта", "вложенных объектов"), "не перенесены: вставьте их картинкой"),
}


@dataclass(frozen=True)
class Taken:
    """What became of one file: the path of the draft from the root, or the reason why there is none; what to look at;
    the labels of what publication still needs."""

    source: Path
    path: str = ""
    refusal: str = ""
    told: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    pictures: int = 0
    word: bytes = field(default=b"", repr=False)


class Taker:
    """Takes files into one base."""

    def __init__(self, bank: Bank, today: date) -> None:
        self._bank, self._today = bank, today
        self._values = Values(bank)

    def take(self, path: Path, kind: Kind | None = None) -> Taken:
        """Make a draft of a Word file. `kind` is what a free document is, where it does not say so itself."""
        try:
            raw = as_docx(path) if path.suffix.lower() in OLD else b""
            file = read_word(raw) if raw else open_word(path)
            return self._taken(path, file, kind, raw or path.read_bytes())
        except RefusedError as error:
            return Taken(path, refusal=str(error))
        except OSError as error:
            return Taken(path, refusal=f"Файл не читается: {error.strerror or 'ошибка диска'}.")

    def _taken(self, path: Path, file: WordFile, kind: Kind | None, word: bytes) -> Taken:
        mark = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        again = known(self._bank, mark)
        if again:
            return Taken(path, refusal=f"Этот файл уже принят: {again}.")
        odd = tidy(file.root)
        form = form_kind(file)
        draft, told = self._of_form(file, form) if form is not None else self._of_free(path, file, kind)
        origin = (
            f"Принято {self._today.strftime('%d.%m.%Y')} из документа Word ({'форма' if form else 'не форма'}), sha256 {mark}."
        )
        draft = Draft(draft.kind, draft.name, draft.card, draft.body, draft.files, (origin,))
        return Taken(path, write_draft(self._bank.root, draft), "", (*told, *_odd(odd)), missing(draft), len(draft.files), word)

    def _of_form(self, file: WordFile, kind: Kind) -> tuple[Draft, list[str]]:
        filled = read_form(file, kind, self._values)
        name = free_name(self._bank.root, kind, str(filled.data.get("title", "")))
        pieces: list[Sequence[etree._Element]] = [*filled.prose.values(), *filled.sections.values()]
        read = rich(file, pieces)
        pictures = Illustrations(read.pictures, name)
        texts = [Writer(pictures.markdown, top=3).write(piece) for piece in read.pieces]
        for keys, text in zip(filled.prose, texts, strict=False):
            _put(filled.data, keys, text)
        body = _sectioned(filled, texts[len(filled.prose) :])
        told = [*pictures.told, *_nameless(pictures)]
        if kind.record is Replication:
            filled.data = {**replication.named(self._bank, filled.data), **_filled_only(filled.data)}
            name = free_name(self._bank.root, kind, str(filled.data.get("title", "")))
        if filled.loose:
            told.append(f"Есть текст вне полей формы: он в разделе «{LOOSE}».")
        return Draft(kind, name, card_of(_filled_only(filled.data)), body, pictures.files), told

    def _of_free(self, path: Path, file: WordFile, kind: Kind | None) -> tuple[Draft, list[str]]:
        read = rich(file, [list(blocks(file.body))])
        found = recognise(read.pieces[0], kind, self._bank, self._values)
        if found is None:
            raise RefusedError("Это не наша форма, и вид материала из текста не ясен. Укажите его: --kind ВИД (kopilka kinds).")
        if not read.pieces[0]:
            raise RefusedError("В документе нет ни текста, ни картинок.")
        found.data.setdefault("title", shown_name(path.stem).replace("_", " ").strip() or "Без названия")
        name = free_name(self._bank.root, found.kind, str(found.data["title"]))
        pictures = Illustrations(read.pictures, name)
        body = Writer(pictures.markdown).write(found.body)
        told = [f"Вид: {found.kind.label}.", *found.told, *pictures.told, *_nameless(pictures)]
        return Draft(found.kind, name, card_of(found.data), body, pictures.files), told


def known(bank: Bank, mark: str) -> str:
    """Return the draft that was made of the same file, known by its mark (the beginning of its sha256); empty if none was."""
    needle = f"sha256 {mark}."
    return next((one.source.path for one in bank.materials.values() if needle in one.source.text[:2000]), "") or next(
        (
            path.relative_to(bank.root).as_posix()
            for key in bank.broken
            for path in (bank.root / PRACTICES).glob(f"{key}.*")
            if path.is_file() and needle in path.read_text("utf-8", errors="replace")[:2000]
        ),
        "",
    )


def card_of(data: dict[str, Any]) -> dict[str, Any]:
    """Return the card of what was written: a draft from a school, whatever else is."""
    return {"origin": Origin.SCHOOL.value, **data, "status": Status.DRAFT.value}


def shown_name(name: str) -> str:
    """Return a file name as it can be shown: old archives keep Russian names in Windows-1251."""
    raw = os.fsencode(name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1251", errors="replace")


def _sectioned(filled: Filled, texts: Sequence[str]) -> str:
    found = dict(zip(filled.sections, texts, strict=True))
    order = [section.title for section in filled.kind.record.SECTIONS]
    rows = [found.pop("", "")]
    rows += [f"## {title}\n\n{found[title]}" for title in order if found.get(title)]
    if filled.loose:
        rows.append(f"## {LOOSE}\n\n" + "\n\n".join(filled.loose))
    return "\n\n".join(filter(None, rows))


def _put(data: Any, keys: Sequence[str | int], text: str) -> None:
    for key in keys[:-1]:
        data = data[key]
    data[keys[-1]] = text


def _filled_only(value: Any) -> Any:
    """The card without places that stayed empty."""
    if isinstance(value, dict):
        return {key: _filled_only(inner) for key, inner in value.items() if inner not in ("", [], {}, None)}
    return [_filled_only(item) for item in value] if isinstance(value, list) else value


def _nameless(pictures: Illustrations) -> list[str]:
    if not pictures.nameless:
        return []
    return [f"Без описания: {counted(pictures.nameless, ('картинка', 'картинки', 'картинок'))}. Напишите, что на ней."]


def missing(draft: Draft) -> tuple[str, ...]:
    """Return the labels of the fields which publication needs, an author can fill, and the document did not give."""
    needed = (Need.ALWAYS, Need.PUBLISHED)
    given = {*draft.card, *BY_REVIEWERS}
    return tuple(dict.fromkeys(one.label for one in asked(draft.kind) if one.need in needed and one.key not in given))


def _odd(odd: Counter[str]) -> list[str]:
    told = []
    for name, number in sorted(odd.items()):
        forms, fate = _ODD[name]
        told.append(f"{counted(number, forms)} — {fate}.")
    return told
