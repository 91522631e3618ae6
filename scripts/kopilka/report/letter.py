"""The letter under a pull request, for a teacher: what is good, what to mend and how it is right, what happens next."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from kopilka.content.quoting import LETTER_MARK, quoted, quoted_path
from kopilka.content.russian import counted
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.report.given import Given
from kopilka.report.moves import Move, moves
from kopilka.rules.pages import rule_pages

_MOST_ROWS, _MOST_NOTES = 40, 8
_MATERIALS = ("файл базы", "файла базы", "файлов базы")
_PLACES = ("место", "места", "мест")
_LOOKS = ("замечание", "замечания", "замечаний")
#: What is good, where nothing is said of it: the families that look for it and the words.
_GOOD = (
    (("personal-data",), "личных данных программа не нашла (смысл всё же перечитайте глазами родителя)"),
    (("references", "links", "attachments"), "ссылки и вложения на месте"),
    (("arithmetic",), "ответы к заданиям сходятся"),
    (("vocabulary",), "слова взяты из словарей"),
)


def letter(given: Given) -> str:
    """Return the letter as Markdown; it says nothing that the diagnostics do not."""
    return "\n\n".join((LETTER_MARK, *_paragraphs(given))) + "\n"


def ours(said: str) -> str:
    """Return the id of our letter among the notes of a merge request (GitLab's JSON); empty if none is. A bot writes it."""
    try:
        notes = json.loads(said or "[]")
    except ValueError:
        return ""
    return next((str(one["id"]) for one in notes if _is_ours(one)), "") if isinstance(notes, list) else ""


def _is_ours(note: Any) -> bool:
    if not isinstance(note, dict) or type(note.get("id")) is not int or not isinstance(note.get("author"), dict):
        return False
    return "bot" in str(note["author"].get("username", "")) and str(note.get("body", "")).startswith(LETTER_MARK)


def _paragraphs(given: Given) -> Iterator[str]:
    materials = [path for path in given.changed if path.startswith("practices/")]
    wrong = [one for one in given.problems if one.severity is not Severity.NOTE]
    errors = sum(one.severity is Severity.ERROR for one in wrong)
    if not materials:
        yield "**Материалы базы не менялись.** Проверять в них нечего; код и страницы проверяет отдельная проверка «Тесты»."
        return
    yield _first(len(materials), errors, len(wrong) - errors)
    good = list(_good(given.problems))
    if good:
        yield f"**Что хорошо:** {'; '.join(good)}."
    if wrong:
        yield _table(wrong)
    moved = [_moved(move) for move in moves(given.differences)]
    if moved:
        yield "**Состояние меняется:**\n\n" + "\n".join(moved[:_MOST_ROWS])
    notes = [one for one in given.problems if one.severity is Severity.NOTE]
    if notes:
        yield _notes(notes)
    yield _next(errors, fixable=sum(one.fix is not None for one in given.problems))


def _first(materials: int, errors: int, warnings: int) -> str:
    looked = f"Проверено: {counted(materials, _MATERIALS)}."
    if errors:
        return f"**Надо поправить: {counted(errors, _PLACES)}.** {looked} Ошибки не страшны: ниже сказано, как правильно."
    if warnings:
        return f"**Ошибок нет.** {looked} Есть {counted(warnings, _LOOKS)}: поправьте или ответьте, почему так и надо."
    return f"**Замечаний нет, спасибо.** {looked} Дальше материал читает куратор."


def _good(problems: Sequence[Diagnostic]) -> Iterator[str]:
    """What the rules have looked at and found in order. A card that is not read is not looked at, so nothing is claimed."""
    codes = {one.code[:3] for one in problems if one.severity is not Severity.NOTE}
    unread = _codes("reading") | _codes("fields")
    if any(one.code[:3] in unread and one.severity is Severity.ERROR for one in problems):
        return
    for families, words in _GOOD:
        if not any(codes & _codes(family) for family in families):
            yield words


def _codes(family: str) -> set[str]:
    """The three letters with which the codes of a family begin."""
    return {code.code[:3] for page in rule_pages() if page.family == family for code in page.codes}


def _table(wrong: Sequence[Diagnostic]) -> str:
    rows = ["| Где | Что не так | Как правильно |", "| --- | --- | --- |"]
    shown = wrong[:_MOST_ROWS]
    for path, problems in groupby(shown, key=lambda one: one.path):
        for number, one in enumerate(problems):
            where = f"{quoted_path(path)}, строка {one.line}" if number == 0 else f"строка {one.line}"
            rows.append(f"| {where} | {one.severity.label.capitalize()}. {quoted(one.message)} | {quoted(one.hint)} |")
    more = len(wrong) - len(shown)
    return "\n".join(rows) + (f"\n\nИ ещё {counted(more, _LOOKS)}: все они стоят у своих строк." if more else "")


def _moved(move: Move) -> str:
    was = f"{move.was.value} → {move.becomes.value}" if move.was else f"новый материал, {move.becomes.value}"
    decides = f"решает {move.who}" if move.who else "такого перехода нет: сначала «на экспертизе», публикует куратор папки"
    return f"- {quoted_path(move.path)}: {was}; {decides}"


def _notes(notes: Sequence[Diagnostic]) -> str:
    told = list(dict.fromkeys(quoted(one.message) for one in notes))
    rows = "\n".join(f"- {line}" for line in told[:_MOST_NOTES])
    more = f"\n- и ещё {len(told) - _MOST_NOTES}" if len(told) > _MOST_NOTES else ""
    return f"<details><summary>Что ещё можно улучшить: {len(told)}</summary>\n\n{rows}{more}\n\n</details>"


def _next(errors: int, *, fixable: int) -> str:
    ready = " Готовые правки предложены у строк: примите их кнопкой «Commit suggestion»." if fixable else ""
    if errors:
        return (
            "**Что дальше.** Откройте файл на вкладке «Files changed», «…» → «Edit file», исправьте и сохраните: "
            f"проверка запустится снова, а это письмо обновится.{ready}"
        )
    return f"**Что дальше.** Материал прочитает куратор папки и ответит здесь. Смысл без вас не изменят.{ready}"
